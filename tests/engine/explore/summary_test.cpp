// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace carpo::explore {
namespace {

using dataset::Sex;

TEST(Summary, countsDecodedImagesOnly)
{
    constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
    dataset::Dataset set;
    set.ids = {"a", "b", "c", "d", "e", "f"};
    set.sexes = {Sex::Female, Sex::Male, Sex::Male, Sex::Unknown, Sex::Female, Sex::Male};
    set.months = {10, 20, 60, 30, 200, kNaN};
    ScanTable table;
    table.decoded = {true, true, true, true, false, true};
    const ScanSummary summary = summarize(set, table);
    EXPECT_EQ(summary.images, 5);
    EXPECT_EQ(summary.female, 1);
    EXPECT_EQ(summary.male, 3);
    EXPECT_EQ(summary.unknown, 1);
    EXPECT_EQ(summary.ageMinimum, 10);
    EXPECT_EQ(summary.ageMaximum, 60);
    EXPECT_EQ(summary.ageMean, 30);
    EXPECT_EQ(summary.ageMedian, 25);
    EXPECT_DOUBLE_EQ(summary.ageSd, std::sqrt((400.0 + 100 + 900 + 0) / 3));
}

TEST(Summary, ofNothingKnowsNoAge)
{
    const ScanSummary summary = summarize({}, {});
    EXPECT_EQ(summary.images, 0);
    EXPECT_TRUE(std::isnan(summary.ageMean));
    EXPECT_TRUE(std::isnan(summary.ageSd));
}

} // namespace
} // namespace carpo::explore
