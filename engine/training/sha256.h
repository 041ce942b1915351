// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace carpo::training {

/// SHA-256 (FIPS 180-4). Written here because this library stands on LibTorch alone, which has none.
class Sha256
{
public:
    void add(std::span<const std::uint8_t> bytes);

    /// 64 hexadecimal digits; nothing can be added afterwards.
    [[nodiscard]] std::string finish();

private:
    void addBlock(std::span<const std::uint8_t, 64> block);

    std::array<std::uint32_t, 8> m_hash{
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_block{};
    std::size_t m_filled = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace carpo::training
