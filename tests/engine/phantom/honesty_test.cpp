// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace carpo::phantom {
namespace {

struct Sample
{
    double measure;
    double months;
};

// Least-squares non-decreasing fit: pool adjacent violators (Barlow et al. 1972). Sorted by measure.
std::vector<Sample> monotoneFit(std::vector<Sample> samples)
{
    std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) {
        return std::pair(a.measure, a.months) < std::pair(b.measure, b.months);
    });
    struct Block
    {
        double sum;
        double count;
        std::size_t end;
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        blocks.push_back({samples[i].months, 1, i + 1});
        while (blocks.size() > 1) {
            const Block last = blocks.back();
            Block& before = blocks[blocks.size() - 2];
            if (before.sum / before.count <= last.sum / last.count)
                break;
            before.sum += last.sum;
            before.count += last.count;
            before.end = last.end;
            blocks.pop_back();
        }
    }
    std::size_t i = 0;
    for (const Block& block : blocks)
        for (; i < block.end; ++i)
            samples[i].months = block.sum / block.count;
    return samples;
}

double heldOutError(const std::vector<double>& measure, const std::vector<double>& months, double sign)
{
    const std::size_t half = measure.size() / 2;
    std::vector<Sample> known;
    for (std::size_t i = 0; i < half; ++i)
        known.push_back({sign * measure[i], months[i]});
    const std::vector<Sample> fit = monotoneFit(known);
    double error = 0;
    for (std::size_t i = half; i < measure.size(); ++i) {
        const auto at =
            std::lower_bound(fit.begin(), fit.end(), sign * measure[i], [](const Sample& a, double b) {
                return a.measure < b;
            });
        const Sample& guess = at == fit.end() ? fit.back() : *at;
        error += std::abs(guess.months - months[i]) / static_cast<double>(measure.size() - half);
    }
    return error;
}

constexpr std::array<const char*, 9> kNames = {"mean",
                                               "sd",
                                               "percentile 5",
                                               "median",
                                               "percentile 95",
                                               "entropy",
                                               "sharpness",
                                               "aspect",
                                               "bright share"};

std::array<double, 9> measuresOf(const imaging::Image& image)
{
    std::vector<double> sorted(image.pixels8().begin(), image.pixels8().end());
    const auto n = static_cast<double>(sorted.size());
    double edges = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        edges += (sorted[i] - sorted[i - 1]) * (sorted[i] - sorted[i - 1]) / n;
    std::sort(sorted.begin(), sorted.end());
    const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) / n;
    double variance = 0;
    double bright = 0;
    std::array<double, 256> histogram = {};
    for (const double value : sorted) {
        variance += (value - mean) * (value - mean) / n;
        bright += value > mean ? 1 / n : 0;
        histogram[static_cast<std::size_t>(value)] += 1 / n;
    }
    double entropy = 0;
    for (const double p : histogram)
        entropy -= p > 0 ? p * std::log2(p) : 0;
    const auto percentile = [&sorted, n](double share) {
        return sorted[static_cast<std::size_t>(share * (n - 1))];
    };
    return {mean,
            std::sqrt(variance),
            percentile(0.05),
            percentile(0.5),
            percentile(0.95),
            entropy,
            edges,
            static_cast<double>(image.width()) / image.height(),
            bright};
}

TEST(Honesty, TheFitItselfFindsWhatIsThere)
{
    std::vector<double> measure;
    std::vector<double> months;
    for (int i = 0; i < 200; ++i) {
        measure.push_back((i * 37) % 200);
        months.push_back(200 - measure.back());
    }
    EXPECT_LT(heldOutError(measure, months, -1), 3);
    EXPECT_GT(heldOutError(measure, months, 1), 40);
}

// What a class could learn without looking at the bones.
TEST(Honesty, NoSingleMeasureTellsTheAge)
{
    const auto rows = planCohort({.count = 500, .seed = 21, .height = 96});
    std::vector<double> months;
    std::array<std::vector<double>, 9> measures;
    for (const CohortRow& row : rows) {
        months.push_back(row.labelMonths);
        const auto values = measuresOf(renderRow(row));
        for (std::size_t k = 0; k < values.size(); ++k)
            measures[k].push_back(values[k]);
    }
    for (std::size_t k = 0; k < measures.size(); ++k)
        for (const double sign : {-1.0, 1.0})
            EXPECT_GT(heldOutError(measures[k], months, sign), 25) << kNames[k];
}

} // namespace
} // namespace carpo::phantom
