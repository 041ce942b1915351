// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/challenge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace carpo::dataset {
namespace {

/// As the 200 cases are: half of them boys, with the set's mean age.
struct Cases
{
    std::vector<std::string> ids;
    std::vector<Sex> sexes;
    std::vector<float> months;

    Cases()
    {
        for (int i = 0; i < 200; ++i) {
            ids.push_back(std::to_string(4360 + i));
            sexes.push_back(i % 2 == 0 ? Sex::Male : Sex::Female);
            months.push_back(i % 4 < 2 ? 92.1F : 172.1F);
        }
    }
    [[nodiscard]] BoardObstacle obstacle() const { return boardObstacle(ids, sexes, months); }
};

TEST(Challenge, itsTestSetIsKnownInAnyOrderAndRounded)
{
    Cases cases;
    EXPECT_EQ(cases.obstacle(), BoardObstacle::None);
    std::ranges::reverse(cases.ids);
    std::ranges::for_each(cases.months, [](float& month) { month = month < 100 ? 92 : 172; });
    EXPECT_EQ(cases.obstacle(), BoardObstacle::None);
}

TEST(Challenge, anythingElseIsNot)
{
    Cases fewer;
    fewer.ids.pop_back();
    fewer.sexes.pop_back();
    fewer.months.pop_back();
    EXPECT_EQ(fewer.obstacle(), BoardObstacle::Count);

    Cases others;
    others.ids[7] = "1377";
    EXPECT_EQ(others.obstacle(), BoardObstacle::Images);
    others.ids[7] = others.ids[8];
    EXPECT_EQ(others.obstacle(), BoardObstacle::Images) << "one of them twice";
    others.ids[7] = "4367b";
    EXPECT_EQ(others.obstacle(), BoardObstacle::Images);

    Cases relabelled;
    relabelled.sexes[0] = Sex::Female;
    EXPECT_EQ(relabelled.obstacle(), BoardObstacle::Labels);
    Cases older;
    std::ranges::for_each(older.months, [](float& month) { month += 2; });
    EXPECT_EQ(older.obstacle(), BoardObstacle::Labels);
    Cases unlabelled;
    unlabelled.months[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(unlabelled.obstacle(), BoardObstacle::Labels);
}

} // namespace
} // namespace carpo::dataset
