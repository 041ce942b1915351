// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/balance.h"

#include "engine/training/batches.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace carpo::training {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Experiment with(const std::string& key, const std::string& text)
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText(key, text).has_value());
    return experiment;
}

TEST(Balance, showsEachGroupEquallyOften)
{
    // 12 of one group, 3 of another, 1 of a third.
    std::vector<std::int64_t> images;
    std::vector<std::int64_t> groups;
    for (std::int64_t i = 0; i < 16; ++i) {
        images.push_back(100 + i);
        groups.push_back(i < 12 ? 7 : i < 15 ? -2 : 40);
    }
    std::set<std::int64_t> seen;
    for (int epoch = 1; epoch <= 40; ++epoch) {
        const auto drawn = balanced(images, groups, 5, epoch);
        ASSERT_EQ(drawn.size(), images.size());
        std::map<std::int64_t, int> counts;
        std::map<std::int64_t, int> times;
        for (const std::int64_t image : drawn) {
            ++counts[groups[static_cast<std::size_t>(image - 100)]];
            ++times[image];
            seen.insert(image);
        }
        EXPECT_THAT(counts, ElementsAre(std::pair(-2, 6), std::pair(7, 5), std::pair(40, 5)));
        // Within a group none comes again before all have come.
        for (std::int64_t image = 112; image < 115; ++image)
            EXPECT_EQ(times[image], 2);
        for (std::int64_t image = 100; image < 112; ++image)
            EXPECT_LE(times[image], 1);
    }
    EXPECT_EQ(seen.size(), images.size()) << "others in other epochs";
    EXPECT_EQ(balanced(images, groups, 5, 3), balanced(images, groups, 5, 3));
    EXPECT_NE(balanced(images, groups, 5, 3), balanced(images, groups, 5, 4));
    EXPECT_NE(balanced(images, groups, 5, 3), balanced(images, groups, 6, 3));
}

TEST(Balance, groupsAreSexesAndBandsOfAges)
{
    TrainingSet set;
    set.targets = {10, 23.9F, 24, 100, std::numeric_limits<float>::quiet_NaN(), 10};
    set.male = {1, 1, 1, 0, 0, 0.5F};
    set.train = {0, 1, 2, 3, 5};
    EXPECT_THAT(balanceGroups(Experiment(), set), IsEmpty());
    const auto sexes = balanceGroups(with("data.balance", "sex"), set);
    EXPECT_THAT(sexes, ElementsAre(sexes[0], sexes[0], sexes[0], sexes[3], sexes[4]));
    EXPECT_EQ(std::set(sexes.begin(), sexes.end()).size(), 3U);
    const auto ages = balanceGroups(with("data.balance", "age"), set);
    EXPECT_THAT(ages, ElementsAre(ages[0], ages[0], ages[2], ages[3], ages[0]));
    EXPECT_EQ(std::set(ages.begin(), ages.end()).size(), 3U);
    const auto both = balanceGroups(with("data.balance", "sex_and_age"), set);
    EXPECT_EQ(std::set(both.begin(), both.end()).size(), 4U);
    EXPECT_EQ(both[0], both[1]);
}

TEST(Balance, classesAreGroupsOfTheirOwn)
{
    TrainingSet set;
    set.classes = {"a", "b", "c"};
    set.targets = {0, 1, 2, 1};
    set.male = {1, 1, 1, 1};
    set.train = {0, 1, 2, 3};
    const auto groups = balanceGroups(with("data.balance", "age"), set);
    EXPECT_EQ(std::set(groups.begin(), groups.end()).size(), 3U);
    EXPECT_EQ(groups[1], groups[3]);
}

TEST(TargetScale, saysWhatTheNetworkHasToSay)
{
    std::vector<std::uint8_t> pixels(4, 3);
    TrainingSet set;
    set.pixels = pixels;
    set.side = 1;
    set.targets = {40, 10, 20, 600};
    set.male = {0, 0, 0, 0};
    set.train = {0, 1, 2};
    const Standardisation plain = standardise(with("data.target_scale", "none"), set);
    EXPECT_EQ(plain.monthsMean, 0);
    EXPECT_EQ(plain.monthsSd, 1);
    const Standardisation unit = standardise(with("data.target_scale", "unit"), set);
    EXPECT_EQ(unit.monthsMean, 10);
    EXPECT_EQ(unit.monthsSd, 30);
    const Standardisation standard = standardise(Experiment(), set);
    EXPECT_NEAR(standard.monthsMean, 70.0 / 3, 1e-9);
    EXPECT_NEAR(standard.monthsSd, std::sqrt(1400.0 / 9), 1e-9);
    set.targets = {12, 12, 12, 600};
    EXPECT_EQ(standardise(with("data.target_scale", "unit"), set).monthsSd, 1) << "one age alone";
}

} // namespace
} // namespace carpo::training
