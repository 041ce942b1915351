// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chart_data.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace carpo::app_test {
namespace {

using pages::binEdges;
using pages::countInto;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(ChartData, countsIntoBinsClosedAtTheLeft)
{
    const std::vector<double> edges{0, 6, 12, 18};
    const std::vector<double> values{0, 5.9, 6, 17, 18, 19, -1, kNan};
    const auto histogram = countInto(edges, values);
    EXPECT_THAT(histogram.counts, testing::ElementsAre(2, 1, 2));
    EXPECT_EQ(histogram.n, 5);
}

TEST(ChartData, meanAndSdAreTheSamples)
{
    // Anscombe's first y: mean 7.50, sample SD 2.03 (Anscombe, The American Statistician 1973;27:17).
    const std::vector<double> y{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    const auto histogram = countInto(std::vector<double>{0, 20}, y);
    EXPECT_NEAR(histogram.mean, 7.50, 0.005);
    EXPECT_NEAR(histogram.sd, 2.03, 0.005);
}

TEST(ChartData, edgesAreMultiplesThatHoldAllValues)
{
    const std::vector<double> values{13, 200, kNan};
    const auto edges = binEdges(values, 6, 60);
    EXPECT_EQ(edges.front(), 12);
    EXPECT_EQ(edges.back(), 204);
    EXPECT_EQ(edges.size(), 33U);
}

TEST(ChartData, theStepGrowsUntilTheBinsAreFew)
{
    const std::vector<double> values{0, 1000};
    const auto edges = binEdges(values, 1, 60);
    EXPECT_LE(edges.size(), 61U);
    EXPECT_GT(edges.back(), 1000);
}

TEST(ChartData, nothingKnownHasNoBins)
{
    EXPECT_TRUE(binEdges(std::vector<double>{kNan}, 6, 60).empty());
    EXPECT_TRUE(binEdges(std::vector<double>{}, 6, 60).empty());
}

} // namespace
} // namespace carpo::app_test
