// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/challenge.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace carpo::dataset {
namespace {

constexpr std::size_t kCases = 200;
constexpr std::size_t kFirstCase = 4360;
constexpr std::ptrdiff_t kOfEachSex = 100;
constexpr double kMeanMonths = 132.1;
constexpr double kRounding = 0.5;

/// Each of the cases once.
bool areTheCases(std::span<const std::string> ids)
{
    std::vector<bool> seen(kCases);
    for (const std::string& id : ids) {
        std::size_t number = 0;
        const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
        if (read.ec != std::errc() || read.ptr != id.data() + id.size() || number < kFirstCase
            || number - kFirstCase >= kCases || seen[number - kFirstCase])
            return false;
        seen[number - kFirstCase] = true;
    }
    return true;
}

} // namespace

BoardObstacle
boardObstacle(std::span<const std::string> ids, std::span<const Sex> sexes, std::span<const float> months)
{
    if (ids.size() != kCases)
        return BoardObstacle::Count;
    if (!areTheCases(ids))
        return BoardObstacle::Images;
    const double mean = std::accumulate(months.begin(), months.end(), 0.0) / static_cast<double>(kCases);
    const bool hasLabels = std::ranges::count(sexes, Sex::Female) == kOfEachSex
                           && std::ranges::count(sexes, Sex::Male) == kOfEachSex
                           && std::abs(mean - kMeanMonths) <= kRounding; // false for NaN
    return hasLabels ? BoardObstacle::None : BoardObstacle::Labels;
}

} // namespace carpo::dataset
