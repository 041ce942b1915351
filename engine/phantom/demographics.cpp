// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/demographics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace carpo::phantom {
namespace {

constexpr double kBoys = 0.542;
constexpr double kFullYears = 0.58;
constexpr double kHalfYears = 0.226;

// Rounded quantiles: which share of the children is at most so old.
constexpr std::array<double, 19> kShares = {
    0, 0.002, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.998, 1};
constexpr std::array<double, 19> kGirls = {
    4, 12, 24, 36, 50, 68, 86, 98, 109, 120, 130, 138, 148, 163, 177, 189, 204, 214, 216};
constexpr std::array<double, 19> kBoysMonths = {
    1, 14, 24, 36, 53, 74, 98, 120, 136, 147, 154, 160, 167, 180, 194, 204, 214, 226, 228};

double quantile(const std::array<double, 19>& months, double share)
{
    const auto upper = std::upper_bound(kShares.begin() + 1, kShares.end() - 1, share);
    const auto i = static_cast<std::size_t>(upper - kShares.begin());
    const double t = (share - kShares[i - 1]) / (kShares[i] - kShares[i - 1]);
    return months[i - 1] + (months[i] - months[i - 1]) * t;
}

double fraction(double value)
{
    return value - std::floor(value);
}

// Clinicians read ages off an atlas with plates at full and half years.
int readOff(double months, core::RandomStream& random)
{
    const double kind = random.uniform();
    if (kind < kFullYears)
        return 12 * static_cast<int>(std::lround(months / 12));
    if (kind < kFullYears + kHalfYears)
        return 12 * static_cast<int>(std::lround((months - 6) / 12)) + 6;
    const int exact = static_cast<int>(std::lround(months));
    if (exact % 6 != 0)
        return exact;
    return exact + (random.chance(0.5) ? 1 : -1) * (random.chance(0.5) ? 1 : 2);
}

} // namespace

LabelledAge labelledAge(std::uint64_t seed, std::uint64_t row)
{
    // The plane's analogue of the golden ratio (Roberts, "The unreasonable effectiveness of quasirandom
    // sequences", 2018): any run of rows is spread evenly over ages and sexes.
    core::RandomStream start(seed, "phantom.demographics");
    const double shiftAge = start.uniform();
    const double shiftSex = start.uniform();
    const auto n = static_cast<double>(row + 1);
    const double share = fraction(shiftAge + n * 0.7548776662466927);
    LabelledAge result;
    result.male = fraction(shiftSex + n * 0.5698402909980532) < kBoys;

    core::RandomStream random(seed, "phantom.reading", row);
    const int oldest = result.male ? 228 : 216;
    const int read = readOff(quantile(result.male ? kBoysMonths : kGirls, share), random);
    result.months = std::clamp(read, 1, oldest);
    return result;
}

} // namespace carpo::phantom
