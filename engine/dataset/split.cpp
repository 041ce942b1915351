// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/split.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr double kBandMonths = 24;
constexpr int kNoBand = -1;

using Stratum = std::pair<int, int>; // age band, sex
using Strata = std::map<Stratum, std::vector<std::size_t>>;

Strata strataOf(const Dataset& dataset, const std::vector<bool>& usable)
{
    Strata strata;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (!usable[i])
            continue;
        const float months = dataset.months[i];
        const int band = std::isnan(months) ? kNoBand : static_cast<int>(std::floor(months / kBandMonths));
        strata[{band, static_cast<int>(dataset.sexes[i])}].push_back(i);
    }
    return strata;
}

/// Shares `total` out in proportion to the sizes, by largest remainder, no share above its cap.
/// The caps together hold at least `total`, and each its share's whole part.
std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes,
                                const std::vector<std::size_t>& caps,
                                double fraction,
                                std::size_t total)
{
    std::vector<std::size_t> counts;
    std::vector<std::pair<double, std::size_t>> remainders;
    std::size_t given = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double quota = static_cast<double>(sizes[i]) * fraction;
        counts.push_back(std::min(static_cast<std::size_t>(quota), caps[i]));
        given += counts.back();
        remainders.emplace_back(quota - std::floor(quota), i);
    }
    std::ranges::stable_sort(remainders, std::greater{}, &std::pair<double, std::size_t>::first);
    while (given < total) {
        for (const auto& [remainder, i] : remainders) {
            if (given < total && counts[i] < caps[i]) {
                ++counts[i];
                ++given;
            }
        }
    }
    return counts;
}

std::size_t rounded(double fraction, std::size_t total)
{
    return static_cast<std::size_t>(std::llround(fraction * static_cast<double>(total)));
}

} // namespace

std::vector<Part> split(const Dataset& dataset, const std::vector<bool>& usable, const SplitOptions& options)
{
    const Strata strata = strataOf(dataset, usable);
    std::vector<std::size_t> sizes;
    std::size_t total = 0;
    for (const auto& [stratum, rows] : strata) {
        sizes.push_back(rows.size());
        total += rows.size();
    }
    const double train = std::clamp(options.trainFraction, 0.0, 1.0);
    const double both = std::clamp(train + options.validationFraction, train, 1.0);
    const std::size_t bothTotal = rounded(both, total);
    const auto bothCounts = shares(sizes, sizes, both, bothTotal);
    const auto trainCounts = shares(sizes, bothCounts, train, std::min(rounded(train, total), bothTotal));

    std::vector<Part> parts(dataset.size(), Part::None);
    std::size_t index = 0;
    for (auto [stratum, rows] : strata) {
        std::ranges::sort(
            rows, {}, [&dataset](std::size_t row) { return std::string_view(dataset.ids[row]); });
        // A stream for each stratum: a new image stirs up its own one only.
        const auto name = static_cast<std::uint64_t>((stratum.first + 1) * 3 + stratum.second);
        core::RandomStream random(options.seed, "split", name);
        random.shuffle(std::span(rows));
        for (std::size_t i = 0; i < rows.size(); ++i)
            parts[rows[i]] = i < trainCounts[index]  ? Part::Train
                             : i < bothCounts[index] ? Part::Validation
                                                     : Part::Test;
        ++index;
    }
    return parts;
}

} // namespace carpo::dataset
