// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chart_data.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace carpo::app_test {
namespace {

using pages::edgesOf;
using pages::stepBins;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

TEST(ChartData, binsAreMultiplesThatHoldAllValues)
{
    const std::vector<float> values{13, 200, kNaN};
    const auto edges = edgesOf(stepBins(values, 6, 60));
    EXPECT_EQ(edges.front(), 12);
    EXPECT_EQ(edges.back(), 204);
    EXPECT_EQ(edges.size(), 33U);
}

TEST(ChartData, theStepGrowsUntilTheBinsAreFew)
{
    const std::vector<float> values{0, 1000};
    const auto bins = stepBins(values, 1, 60);
    EXPECT_LE(bins.count, 60U);
    EXPECT_GT(edgesOf(bins).back(), 1000);
}

TEST(ChartData, nothingKnownHasNoBins)
{
    EXPECT_TRUE(edgesOf(stepBins(std::vector<float>{kNaN}, 6, 60)).empty());
    EXPECT_TRUE(edgesOf(stepBins({}, 6, 60)).empty());
}

TEST(ChartData, aWordWithinTheSelection)
{
    const std::vector<std::uint8_t> codes{1, 2, 1, 2};
    const explore::Column sex{.key = "sex", .codes = codes, .words = {"unknown", "female", "male"}};
    const bridge::ChosenRows rows{
        .set = nullptr, .columns = nullptr, .rule = {}, .mask = {1, 1, 0, 0}, .count = 2};
    EXPECT_THAT(pages::chosenOf(rows, sex, "female"), testing::ElementsAre(1, 0, 0, 0));
    EXPECT_THAT(pages::chosenOf(rows, sex, "male"), testing::ElementsAre(0, 1, 0, 0));
}

} // namespace
} // namespace carpo::app_test
