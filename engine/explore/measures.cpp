// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"

#include "engine/core/tr.h"
#include "engine/imaging/gray_levels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace carpo::explore {
namespace {

constexpr double kMaxSide = 100'000;

constexpr std::array kMeasures = {
    Measure{"width",
            CARPO_TR("Measure", "Width"),
            CARPO_TR("Unit", "px"),
            1,
            kMaxSide,
            CARPO_TR("Measure", "Pixels from left to right in the file.")},
    Measure{"height",
            CARPO_TR("Measure", "Height"),
            CARPO_TR("Unit", "px"),
            1,
            kMaxSide,
            CARPO_TR("Measure", "Pixels from top to bottom in the file.")},
    Measure{"aspect_ratio",
            CARPO_TR("Measure", "Aspect ratio"),
            "",
            0,
            kMaxSide,
            CARPO_TR("Measure", "Width divided by height: below 1 the image is upright, above 1 it lies.")},
    Measure{"megapixels",
            CARPO_TR("Measure", "Size"),
            CARPO_TR("Unit", "megapixels"),
            0,
            1000,
            CARPO_TR("Measure", "Width times height in millions: how much detail there can be at most.")},
    Measure{"bit_depth",
            CARPO_TR("Measure", "Bit depth"),
            CARPO_TR("Unit", "bits"),
            8,
            16,
            CARPO_TR("Measure", "Bits in use: with 8 there are 256 grays, with 12 there are 4096.")},
    Measure{"brightness",
            CARPO_TR("Measure", "Brightness"),
            "",
            0,
            1,
            CARPO_TR("Measure", "Mean gray: 0 is all black, 1 is all white.")},
    Measure{"contrast",
            CARPO_TR("Measure", "Contrast"),
            "",
            0,
            0.5,
            CARPO_TR("Measure", "Standard deviation of the gray: near 0 there is hardly anything to see.")},
    Measure{
        "percentile_1",
        CARPO_TR("Measure", "1st percentile"),
        "",
        0,
        1,
        CARPO_TR("Measure", "1 % of the pixels are at most this bright: the darkest gray without specks.")},
    Measure{
        "percentile_5",
        CARPO_TR("Measure", "5th percentile"),
        "",
        0,
        1,
        CARPO_TR("Measure", "5 % of the pixels are at most this bright: usually the air around the hand.")},
    Measure{"percentile_50",
            CARPO_TR("Measure", "Median gray"),
            "",
            0,
            1,
            CARPO_TR("Measure", "Half of the pixels are at most this bright.")},
    Measure{"percentile_95",
            CARPO_TR("Measure", "95th percentile"),
            "",
            0,
            1,
            CARPO_TR("Measure", "95 % of the pixels are at most this bright: usually bone.")},
    Measure{
        "percentile_99",
        CARPO_TR("Measure", "99th percentile"),
        "",
        0,
        1,
        CARPO_TR("Measure", "99 % of the pixels are at most this bright: the whitest gray without specks.")},
    Measure{"entropy",
            CARPO_TR("Measure", "Entropy"),
            CARPO_TR("Unit", "bits"),
            0,
            8,
            CARPO_TR("Measure", "Of the histogram of 256 grays: 0 is a single gray, 8 is all grays alike.")},
    Measure{"border_level",
            CARPO_TR("Measure", "Border level"),
            "",
            0,
            1,
            CARPO_TR("Measure",
                     "Median gray of the outer frame: high where the background is light or inverted.")},
};

/// How many pixels have each gray level, 0 to the largest of the bits in use.
class Histogram
{
public:
    explicit Histogram(const imaging::Image& image)
        : m_bits(imaging::bitsInUse(image))
        , m_counts(std::size_t{1} << static_cast<unsigned>(m_bits))
    {
        for (const auto pixel : image.pixels8())
            ++m_counts[pixel];
        for (const auto pixel : image.pixels16())
            ++m_counts[pixel];
        m_total = static_cast<double>(image.pixels8().size() + image.pixels16().size());
    }

    [[nodiscard]] int bits() const { return m_bits; }
    [[nodiscard]] double white() const { return static_cast<double>(m_counts.size() - 1); }

    /// In levels.
    [[nodiscard]] double mean() const
    {
        double sum = 0;
        for (std::size_t level = 0; level < m_counts.size(); ++level)
            sum += static_cast<double>(level) * static_cast<double>(m_counts[level]);
        return sum / m_total;
    }

    /// In levels, of all pixels (not of a sample).
    [[nodiscard]] double sd(double mean) const
    {
        double sum = 0;
        for (std::size_t level = 0; level < m_counts.size(); ++level) {
            const double away = static_cast<double>(level) - mean;
            sum += away * away * static_cast<double>(m_counts[level]);
        }
        return std::sqrt(sum / m_total);
    }

    /// The lowest level that at least this percentage of the pixels do not exceed.
    [[nodiscard]] double percentile(double percent) const
    {
        const double wanted = percent / 100 * m_total;
        double below = 0;
        for (std::size_t level = 0; level < m_counts.size(); ++level) {
            below += static_cast<double>(m_counts[level]);
            if (below >= wanted)
                return static_cast<double>(level);
        }
        return white();
    }

    /// Of 256 levels whatever the depth, so that images of different depths compare. Shannon's, in bits.
    [[nodiscard]] double entropy() const
    {
        std::array<double, 256> counts = {};
        for (std::size_t level = 0; level < m_counts.size(); ++level)
            counts[level >> static_cast<unsigned>(m_bits - 8)] += static_cast<double>(m_counts[level]);
        double bits = 0;
        for (const double count : counts) {
            if (count > 0)
                bits -= count / m_total * std::log2(count / m_total);
        }
        return bits;
    }

private:
    int m_bits;
    std::vector<std::uint32_t> m_counts;
    double m_total = 0;
};

} // namespace

std::span<const Measure> measures()
{
    return kMeasures;
}

std::size_t measureIndex(std::string_view key)
{
    return static_cast<std::size_t>(std::ranges::find(kMeasures, key, &Measure::key) - kMeasures.begin());
}

std::vector<double> measure(const imaging::Image& image)
{
    const Histogram histogram(image);
    const double white = histogram.white();
    const double width = image.width();
    const double height = image.height();
    const double mean = histogram.mean();
    std::vector<double> values = {width,
                                  height,
                                  width / height,
                                  width * height / 1e6,
                                  static_cast<double>(histogram.bits()),
                                  mean / white,
                                  histogram.sd(mean) / white};
    for (const double percent : {1, 5, 50, 95, 99})
        values.push_back(histogram.percentile(percent) / white);
    values.push_back(histogram.entropy());
    values.push_back(imaging::borderMedian(image) / white);
    return values;
}

} // namespace carpo::explore
