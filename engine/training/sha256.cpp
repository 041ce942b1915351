// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/sha256.h"

#include <algorithm>
#include <bit>

namespace carpo::training {
namespace {

constexpr std::array<std::uint32_t, 64> kConstants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::array<std::uint32_t, 64> expand(std::span<const std::uint8_t, 64> block)
{
    std::array<std::uint32_t, 64> words{};
    for (std::size_t i = 0; i < 16; ++i)
        words.at(i) = static_cast<std::uint32_t>(block[4 * i]) << 24U
                      | static_cast<std::uint32_t>(block[4 * i + 1]) << 16U
                      | static_cast<std::uint32_t>(block[4 * i + 2]) << 8U
                      | static_cast<std::uint32_t>(block[4 * i + 3]);
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t a = words.at(i - 15);
        const std::uint32_t b = words.at(i - 2);
        const std::uint32_t s0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U);
        const std::uint32_t s1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U);
        words.at(i) = words.at(i - 16) + s0 + words.at(i - 7) + s1;
    }
    return words;
}

} // namespace

void Sha256::add(std::span<const std::uint8_t> bytes)
{
    m_bytes += bytes.size();
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), m_block.size() - m_filled);
        std::copy_n(bytes.begin(), count, m_block.begin() + static_cast<std::ptrdiff_t>(m_filled));
        m_filled += count;
        bytes = bytes.subspan(count);
        if (m_filled == m_block.size()) {
            addBlock(m_block);
            m_filled = 0;
        }
    }
}

std::string Sha256::finish()
{
    const std::uint64_t bits = m_bytes * 8;
    constexpr std::array<std::uint8_t, 64> kPadding{0x80};
    add(std::span(kPadding).first(m_filled < 56 ? 56 - m_filled : 120 - m_filled));
    std::array<std::uint8_t, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length.at(i) = static_cast<std::uint8_t>(bits >> (56 - 8 * i));
    add(length);
    std::string text;
    for (const std::uint32_t word : m_hash) {
        for (int shift = 28; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> static_cast<unsigned>(shift)) & 15U];
    }
    return text;
}

void Sha256::addBlock(std::span<const std::uint8_t, 64> block)
{
    const auto words = expand(block);
    auto [a, b, c, d, e, f, g, h] = m_hash;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t first = h + s1 + ((e & f) ^ (~e & g)) + kConstants.at(i) + words.at(i);
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t second = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const std::array<std::uint32_t, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < m_hash.size(); ++i)
        m_hash.at(i) += added.at(i);
}

} // namespace carpo::training
