// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/gray_histogram.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::explore {
namespace {

constexpr std::size_t kByteLevels = 256;

} // namespace

GrayHistogram::GrayHistogram(std::size_t levels)
    : m_counts(levels == kByteLevels ? kTables * kByteLevels : levels)
    , m_levels(levels)
{}

void GrayHistogram::add(std::span<const std::uint8_t> pixels)
{
    // Neighbours are often equal: counting them in one table would wait for the count just written.
    std::uint32_t* const counts = m_counts.data();
    const std::size_t whole = pixels.size() / kTables * kTables;
    for (std::size_t i = 0; i < whole; i += kTables) {
        ++counts[pixels[i]];
        ++counts[kByteLevels + pixels[i + 1]];
        ++counts[2 * kByteLevels + pixels[i + 2]];
        ++counts[3 * kByteLevels + pixels[i + 3]];
    }
    for (const std::uint8_t pixel : pixels.subspan(whole))
        ++counts[pixel];
}

void GrayHistogram::add(std::span<const std::uint16_t> pixels)
{
    for (const std::uint16_t pixel : pixels)
        ++m_counts[pixel];
}

void GrayHistogram::close(int whiteBits)
{
    m_bits = std::max(m_bits, whiteBits);
    for (std::size_t i = m_levels; i < m_counts.size(); ++i)
        m_counts[i % m_levels] += m_counts[i];
    std::size_t brightest = m_levels - 1;
    while (brightest > 0 && m_counts[brightest] == 0)
        --brightest;
    while (brightest >> static_cast<unsigned>(m_bits) != 0)
        m_bits += 2;
    m_counts.resize(std::size_t{1} << static_cast<unsigned>(m_bits));
    m_white = static_cast<double>(m_counts.size() - 1);

    double sum = 0;
    for (std::size_t level = 0; level < m_counts.size(); ++level) {
        const auto count = static_cast<double>(m_counts[level]);
        m_total += count;
        sum += static_cast<double>(level) * count;
    }
    const double mean = sum / m_total;
    double squares = 0;
    for (std::size_t level = 0; level < m_counts.size(); ++level) {
        const double away = static_cast<double>(level) - mean;
        squares += away * away * static_cast<double>(m_counts[level]);
    }
    m_mean = mean / m_white;
    m_sd = std::sqrt(squares / m_total) / m_white;
}

double GrayHistogram::percentile(double percent) const
{
    const double wanted = percent / 100 * m_total;
    double below = 0;
    for (std::size_t level = 0; level < m_counts.size(); ++level) {
        below += static_cast<double>(m_counts[level]);
        if (below >= wanted)
            return static_cast<double>(level) / m_white;
    }
    return 1;
}

double GrayHistogram::entropy() const
{
    std::array<double, kByteLevels> counts = {};
    for (std::size_t level = 0; level < m_counts.size(); ++level)
        counts[level >> static_cast<unsigned>(m_bits - 8)] += static_cast<double>(m_counts[level]);
    double bits = 0;
    for (const double count : counts) {
        if (count > 0)
            bits -= count / m_total * std::log2(count / m_total);
    }
    return bits;
}

} // namespace carpo::explore
