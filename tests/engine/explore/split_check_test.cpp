// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/split_check.h"

#include "engine/core/random.h"
#include "engine/explore/measures.h"
#include "engine/explore/two_samples.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <vector>

namespace carpo::explore {
namespace {

using dataset::Part;
using dataset::Sex;

/// Ages from 0 to 199, girls and boys by turns; the first 120 rows train, 40 validate, 40 test.
class SplitCheck : public testing::Test
{
protected:
    SplitCheck()
    {
        for (int i = 0; i < 200; ++i) {
            m_set.ids.push_back(std::to_string(i));
            // Every part has all ages.
            m_set.months.push_back(static_cast<float>(i * 37 % 200));
            m_set.sexes.push_back(i % 2 == 0 ? Sex::Female : Sex::Male);
            m_parts.push_back(i < 120 ? Part::Train : i < 160 ? Part::Validation : Part::Test);
        }
    }

    [[nodiscard]] std::vector<SplitFinding> check(const std::vector<DuplicateGroup>& duplicates = {}) const
    {
        return checkSplit(m_set, m_parts, duplicates);
    }

    dataset::Dataset m_set;
    std::vector<Part> m_parts;
};

TEST_F(SplitCheck, anEvenSplitHasNoFlaw)
{
    EXPECT_TRUE(check().empty());
}

TEST_F(SplitCheck, emptyPartsAreFound)
{
    std::ranges::replace(m_parts, Part::Validation, Part::None);
    std::ranges::replace(m_parts, Part::Test, Part::None);
    const auto found = check();
    ASSERT_EQ(found.size(), 1U) << "no test part is no flaw";
    EXPECT_EQ(found[0].flaw, SplitFlaw::EmptyPart);
    EXPECT_EQ(found[0].part, Part::Validation);
}

TEST_F(SplitCheck, patientsInTwoPartsAreCounted)
{
    m_set.patients.assign(200, "");
    for (const int row : {0, 1, 130})
        m_set.patients[static_cast<std::size_t>(row)] = "ana"; // training and validation
    for (const int row : {2, 3})
        m_set.patients[static_cast<std::size_t>(row)] = "bia"; // training only
    m_set.patients[4] = m_set.patients[199] = "caio";
    const auto found = check();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].flaw, SplitFlaw::PatientsShared);
    EXPECT_EQ(found[0].count, 2U);
    EXPECT_EQ(found[0].images, 5U);
}

TEST_F(SplitCheck, duplicatesInTwoPartsAreCountedAndThoseInNoneAreNot)
{
    m_parts[7] = Part::None;
    const auto found = check({{.rows = {0, 150}}, {.rows = {1, 2, 3}}, {.rows = {7, 151}}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].flaw, SplitFlaw::DuplicatesShared);
    EXPECT_EQ(found[0].count, 1U);
    EXPECT_EQ(found[0].images, 2U);
}

TEST_F(SplitCheck, agesAndSexesThatDifferAreNamedWithTheirParts)
{
    for (std::size_t i = 160; i < 200; ++i) { // older boys in the test part
        m_set.months[i] = 150;
        m_set.sexes[i] = Sex::Male;
    }
    const auto found = check();
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(std::ranges::count(found, SplitFlaw::AgesDiffer, &SplitFinding::flaw), 2);
    EXPECT_EQ(std::ranges::count(found, Part::Test, &SplitFinding::other), 4);
    const auto ages = std::ranges::find(found, SplitFlaw::AgesDiffer, &SplitFinding::flaw);
    EXPECT_NEAR(ages->distance, 0.75, 0.02) << "three quarters of the others are younger";
    const auto sexes = std::ranges::find(found, SplitFlaw::SexesDiffer, &SplitFinding::flaw);
    EXPECT_DOUBLE_EQ(sexes->distance, 0.5);
    EXPECT_LT(sexes->chance, 1e-5);
}

TEST(SamePixels, areFoundInTheScanButNotThoseOfOneGray)
{
    ScanTable table;
    table.decoded = {true, true, true, true, false, false, true};
    table.pixelHashes = {{1, 1}, {2, 2}, {1, 1}, {3, 3}, {}, {}, {3, 3}};
    table.measures.assign(measures().size(), std::vector<float>(7, 0.2F));
    table.measures[measureIndex("contrast")][3] = 0;
    table.measures[measureIndex("contrast")][6] = 0;
    const auto groups = samePixels(table);
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_THAT(groups[0].rows, testing::ElementsAre(0, 2));
    EXPECT_TRUE(groups[0].exact);
}

// Tables of the Kolmogorov distribution: 1.3581 is exceeded once in twenty times, 1.6276 once in a hundred.
TEST(TwoSamples, theChanceIsKolmogorovs)
{
    constexpr std::size_t kMany = 2'000'000; // so that Stephens' correction does not count
    const double root = std::sqrt(kMany / 2.0);
    EXPECT_NEAR(kolmogorovSmirnovChance(1.3581 / root, kMany, kMany), 0.05, 1e-3);
    EXPECT_NEAR(kolmogorovSmirnovChance(1.6276 / root, kMany, kMany), 0.01, 1e-3);
    EXPECT_EQ(kolmogorovSmirnovChance(0, 10, 10), 1);
    EXPECT_LT(kolmogorovSmirnovChance(1, 100, 100), 1e-30);
}

// Permutations say the same of small samples.
TEST(TwoSamples, theChanceIsHowOftenShuffledSamplesLieSoFarApart)
{
    constexpr int kRounds = 4000;
    core::RandomStream random(1, "two samples");
    std::vector<float> values(90);
    for (float& value : values)
        value = static_cast<float>(random.uniform());
    int farther = 0;
    constexpr double kDistance = 0.3;
    for (int round = 0; round < kRounds; ++round) {
        random.shuffle(std::span(values));
        std::vector<float> first(values.begin(), values.begin() + 30);
        std::vector<float> second(values.begin() + 30, values.end());
        farther += kolmogorovSmirnov(first, second) >= kDistance - 1e-9 ? 1 : 0;
    }
    EXPECT_NEAR(kolmogorovSmirnovChance(kDistance, 30, 60), static_cast<double>(farther) / kRounds, 0.012);
}

TEST(TwoSamples, sharesAreComparedByTheirPooledProportion)
{
    // 60 of 100 against 45 of 100: z = 0.15 / sqrt(0.525 * 0.475 * 0.02) = 2.124, two-sided 0.0337.
    EXPECT_NEAR(shareChance(0.6, 100, 0.45, 100), 0.0337, 2e-4);
    EXPECT_EQ(shareChance(1, 10, 1, 10), 1);
}

} // namespace
} // namespace carpo::explore
