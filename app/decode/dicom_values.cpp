// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decode/dicom_values.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <gdcmByteValue.h>

namespace carpo::decode {
namespace {

constexpr std::string_view kPadding("\0 \t\r\n", 5);

/// Whether the bytes are well-formed UTF-8, as far as telling it from Latin-1 needs.
bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80          ? 1
                                   : (first >> 5U) == 6  ? 2
                                   : (first >> 4U) == 14 ? 3
                                   : (first >> 3U) == 30 ? 4
                                                         : 0;
        if (length == 0 || at + length > text.size())
            return false;
        for (std::size_t i = 1; i < length; ++i) {
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U)
                return false;
        }
        at += length;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(kPadding);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

} // namespace

MemoryBuffer::MemoryBuffer(std::span<const std::uint8_t> bytes)
{
    // A streambuf has no view of constant bytes; nothing writes through this one.
    auto* const start = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
    setg(start, start, start + bytes.size());
}

MemoryBuffer::pos_type
MemoryBuffer::seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode /*which*/)
{
    const off_type base = from == std::ios_base::beg   ? 0
                          : from == std::ios_base::cur ? gptr() - eback()
                                                       : egptr() - eback();
    const off_type at = base + offset;
    if (at < 0 || at > egptr() - eback())
        return pos_type(off_type(-1));
    setg(eback(), eback() + at, egptr());
    return pos_type(at);
}

MemoryBuffer::pos_type MemoryBuffer::seekpos(pos_type position, std::ios_base::openmode which)
{
    return seekoff(off_type(position), std::ios_base::beg, which);
}

std::string_view rawValue(const gdcm::DataElement& element)
{
    const gdcm::ByteValue* const bytes = element.IsEmpty() ? nullptr : element.GetByteValue();
    return bytes == nullptr || bytes->GetPointer() == nullptr
               ? std::string_view()
               : std::string_view(bytes->GetPointer(), bytes->GetLength());
}

std::string_view rawValue(const gdcm::DataSet& data, const gdcm::Tag& tag)
{
    return data.FindDataElement(tag) ? rawValue(data.GetDataElement(tag)) : std::string_view();
}

std::string cleanText(std::string_view raw)
{
    const std::string_view text = trimmed(raw);
    if (isUtf8(text))
        return std::string(text);
    std::string converted;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x80) {
            converted += letter;
        } else {
            converted += static_cast<char>(0xC0U | (code >> 6U));
            converted += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }
    return converted;
}

std::string textOf(const gdcm::DataSet& data, const gdcm::Tag& tag)
{
    return cleanText(rawValue(data, tag));
}

std::optional<double> numberOf(const gdcm::DataSet& data, const gdcm::Tag& tag, std::size_t place)
{
    std::string_view text = rawValue(data, tag);
    for (std::size_t i = 0; i < place; ++i) {
        const auto separator = text.find('\\');
        if (separator == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(separator + 1);
    }
    text = trimmed(text.substr(0, text.find('\\')));
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole =
        read.ec == std::errc() && read.ptr == text.data() + text.size() && std::isfinite(number);
    return whole ? std::optional(number) : std::nullopt;
}

std::vector<std::uint16_t> wordsOf(const gdcm::DataSet& data, const gdcm::Tag& tag)
{
    const std::string_view raw = rawValue(data, tag);
    std::vector<std::uint16_t> words(raw.size() / sizeof(std::uint16_t));
    if (!words.empty())
        std::memcpy(words.data(), raw.data(), words.size() * sizeof(std::uint16_t));
    return words;
}

std::optional<std::uint16_t> wordOf(const gdcm::DataSet& data, const gdcm::Tag& tag)
{
    const std::vector<std::uint16_t> words = wordsOf(data, tag);
    return words.empty() ? std::nullopt : std::optional(words.front());
}

gdcm::SmartPointer<gdcm::SequenceOfItems> itemsOf(const gdcm::DataSet& data, const gdcm::Tag& tag)
{
    if (!data.FindDataElement(tag))
        return nullptr;
    auto items = data.GetDataElement(tag).GetValueAsSQ();
    return items != nullptr && items->GetNumberOfItems() > 0 ? items : nullptr;
}

} // namespace carpo::decode
