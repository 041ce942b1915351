// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::explore {

/// How many pixels have each gray level. Filled by add(), asked after close(). All answers are shares of
/// white: 0 is the darkest level, 1 the lightest of the bits in use.
class GrayHistogram
{
public:
    /// `levels`: 256 or 65536.
    explicit GrayHistogram(std::size_t levels);

    void add(std::span<const std::uint8_t> pixels);
    void add(std::span<const std::uint16_t> pixels);
    /// All pixels are there: at least one. `whiteBits`: of white where the image says so, else 0.
    void close(int whiteBits = 0);

    /// Those of white where the image says so, else the fewest that hold the brightest (imaging::bitsInUse).
    [[nodiscard]] int bits() const { return m_bits; }
    /// The level that counts as 1.
    [[nodiscard]] double white() const { return m_white; }

    [[nodiscard]] double mean() const { return m_mean; }
    /// Of all pixels (not of a sample).
    [[nodiscard]] double sd() const { return m_sd; }
    /// The lowest level that at least this percentage of the pixels do not exceed.
    [[nodiscard]] double percentile(double percent) const;
    /// Shannon's, in bits, of 256 levels whatever the depth, so that images of different depths compare.
    [[nodiscard]] double entropy() const;

private:
    static constexpr std::size_t kTables = 4;

    std::vector<std::uint32_t> m_counts; // while 8-bit pixels are added, kTables tables one after another
    std::size_t m_levels;
    int m_bits = 8;
    double m_white = 255;
    double m_total = 0;
    double m_mean = 0;
    double m_sd = 0;
};

} // namespace carpo::explore
