// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/histogram.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace carpo::explore {
namespace {

constexpr float kNoNumber = std::numeric_limits<float>::quiet_NaN();

// Anscombe, The American Statistician 1973;27:17: all four of his sets have r = 0.816.
TEST(Correlation, isThatOfAnscombesFirstSet)
{
    const std::array<float, 12> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5, kNoNumber};
    const std::array<float, 12> y{
        8.04F, 6.95F, 7.58F, 8.81F, 8.33F, 9.96F, 7.24F, 4.26F, 10.84F, 4.82F, 5.68F, 100};
    EXPECT_NEAR(correlationOf(x, y, {}), 0.81642, 1e-5);
}

TEST(Correlation, isOfTheChosenOnesAndNothingWhereNothingVaries)
{
    const std::array<float, 4> x{1, 2, 3, 4};
    const std::array<float, 4> y{1, 2, 1, 0};
    const std::array<std::uint8_t, 4> rising{1, 1, 0, 0};
    const std::array<std::uint8_t, 4> single{1, 0, 0, 0};
    EXPECT_NEAR(correlationOf(x, y, rising), 1, 1e-12);
    EXPECT_TRUE(std::isnan(correlationOf(x, y, single)));
    EXPECT_TRUE(std::isnan(correlationOf(x, std::array<float, 4>{2, 2, 2, 2}, {})));
}

TEST(Bins, equalOnesHoldAllValuesInAsManyAsAskedFor)
{
    const std::array<float, 5> values{0.1F, 0.4F, 0.4F, 0.65F, 0.7F};
    const Bins bins = equalBins(static_cast<double>(values.front()), static_cast<double>(values.back()), 3);
    ASSERT_EQ(bins.count, 3U);
    const Histogram histogram = histogramOf(values, {}, bins);
    EXPECT_EQ(histogram.counts, (std::vector<std::int64_t>{1, 2, 2}));
    EXPECT_EQ(equalBins(5, 5, 10).count, 1U) << "a single value";
    EXPECT_EQ(equalBins(std::nan(""), std::nan(""), 10).count, 0U);
}

} // namespace
} // namespace carpo::explore
