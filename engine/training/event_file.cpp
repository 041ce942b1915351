// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/event_file.h"

#include <array>
#include <bit>
#include <chrono>
#include <cstring>
#include <unistd.h>

namespace carpo::training {
namespace {

constexpr std::array<std::uint32_t, 256> castagnoliTable()
{
    std::array<std::uint32_t, 256> table = {};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t rest = i;
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest & 1U) != 0 ? (rest >> 1U) ^ 0x82F63B78U : rest >> 1U;
        table[i] = rest;
    }
    return table;
}

/// TFRecord stores checksums turned and shifted, so that those of data that holds checksums stay good.
std::uint32_t masked(std::uint32_t crc)
{
    return std::rotr(crc, 15) + 0xA282EAD8U;
}

template <typename Number>
void appendLittleEndian(std::string& to, Number number)
{
    for (std::size_t i = 0; i < sizeof number; ++i)
        to += static_cast<char>(static_cast<unsigned char>(number >> (8 * i)));
}

void appendVarint(std::string& to, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7U)
        to += static_cast<char>((number & 0x7FU) | 0x80U);
    to += static_cast<char>(number);
}

/// The kinds of fields in protocol buffers.
enum Wire : std::uint32_t
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5
};

void appendKey(std::string& to, std::uint32_t field, Wire wire)
{
    appendVarint(to, field << 3U | wire);
}

void appendBytes(std::string& to, std::uint32_t field, std::string_view bytes)
{
    appendKey(to, field, Bytes);
    appendVarint(to, bytes.size());
    to += bytes;
}

/// With the time of now, seconds since 1970.
std::string newEvent()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::string event;
    appendKey(event, 1, Fixed64);
    appendLittleEndian(event, std::bit_cast<std::uint64_t>(std::chrono::duration<double>(now).count()));
    return event;
}

std::string fileName()
{
    std::array<char, 256> host = {};
    if (gethostname(host.data(), host.size() - 1) != 0)
        host = {'?'};
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return "events.out.tfevents."
           + std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(now).count()) + '.'
           + host.data();
}

} // namespace

std::uint32_t crc32c(std::string_view bytes)
{
    static constexpr std::array<std::uint32_t, 256> kTable = castagnoliTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

EventFile::EventFile(std::filesystem::path file, std::ofstream stream)
    : m_file(std::move(file))
    , m_stream(std::move(stream))
{}

core::Result<EventFile> EventFile::create(const std::filesystem::path& folder)
{
    std::filesystem::path file = folder / fileName();
    std::ofstream stream(file, std::ios::binary);
    EventFile events(std::move(file), std::move(stream));
    std::string first = newEvent();
    appendBytes(first, 3, "brain.Event:2");
    events.append(first);
    if (const auto flushed = events.flush(); !flushed)
        return tl::unexpected(flushed.error());
    return events;
}

void EventFile::add(std::int64_t step, std::span<const Scalar> scalars)
{
    std::string summary;
    for (const auto& [tag, number] : scalars) {
        std::string value;
        appendBytes(value, 1, tag);
        appendKey(value, 2, Fixed32);
        appendLittleEndian(value, std::bit_cast<std::uint32_t>(static_cast<float>(number)));
        appendBytes(summary, 1, value);
    }
    std::string event = newEvent();
    appendKey(event, 2, Varint);
    appendVarint(event, static_cast<std::uint64_t>(step));
    appendBytes(event, 5, summary);
    append(event);
}

void EventFile::append(const std::string& event)
{
    std::string length;
    appendLittleEndian(length, static_cast<std::uint64_t>(event.size()));
    m_waiting += length;
    appendLittleEndian(m_waiting, masked(crc32c(length)));
    m_waiting += event;
    appendLittleEndian(m_waiting, masked(crc32c(event)));
}

core::Result<void> EventFile::flush()
{
    m_stream << m_waiting << std::flush;
    m_waiting.clear();
    if (!m_stream)
        return core::failure(
            core::ErrorCode::WriteFailed, m_file.string(), {{"detail", std::strerror(errno)}});
    return {};
}

} // namespace carpo::training
