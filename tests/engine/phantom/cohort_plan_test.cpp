// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace carpo::phantom {
namespace {

struct Moments
{
    double mean = 0;
    double sd = 0;
    std::size_t count = 0;
};

template <typename Keep>
Moments ages(const std::vector<CohortRow>& rows, Keep keep)
{
    Moments moments;
    double squares = 0;
    for (const CohortRow& row : rows)
        if (keep(row)) {
            ++moments.count;
            moments.mean += row.labelMonths;
            squares += static_cast<double>(row.labelMonths) * row.labelMonths;
        }
    const auto n = static_cast<double>(moments.count);
    moments.mean /= n;
    moments.sd = std::sqrt((squares - n * moments.mean * moments.mean) / (n - 1));
    return moments;
}

double share(const std::vector<CohortRow>& rows, int multiple)
{
    const auto hits = std::count_if(rows.begin(), rows.end(), [multiple](const CohortRow& row) {
        return row.labelMonths % multiple == 0;
    });
    return static_cast<double>(hits) / static_cast<double>(rows.size());
}

// Rounding up planted more rows than there were.
TEST(Cohort, everyAllowedFractionFitsIntoEveryCount)
{
    for (int count = 1; count <= 260; ++count) {
        for (int percent = 0; percent <= 90; percent += 3) {
            const auto rows = planCohort({.count = count, .anomalies = percent / 100.0, .height = 64});
            std::map<Anomaly, int> planted;
            for (const CohortRow& row : rows)
                ++planted[row.anomaly];
            ASSERT_EQ(rows.size(), static_cast<std::size_t>(count));
            const int perKind = planted[Anomaly::Inverted];
            for (const Anomaly kind : imageAnomalies())
                ASSERT_EQ(planted[kind], perKind) << count << " with " << percent << " %";
            const long rounded = std::lround(percent / 100.0 * count / kImageAnomalyCount);
            const long fitting = (count - 6 * std::lround(0.01 * count)) / 10;
            ASSERT_EQ(perKind, std::min(rounded, fitting)) << "what fits stays as it was";
        }
    }
}

class AgesBySeed : public testing::TestWithParam<std::uint64_t>
{};

// The figures are those of the RSNA 2017 training set.
TEST_P(AgesBySeed, AreDistributedLikeTheRealSet)
{
    const auto rows = planCohort({.count = 2000, .seed = GetParam(), .height = 64});
    const Moments all = ages(rows, [](const CohortRow&) { return true; });
    const Moments girls = ages(rows, [](const CohortRow& row) { return !row.labelMale; });
    const Moments boys = ages(rows, [](const CohortRow& row) { return row.labelMale; });
    EXPECT_NEAR(all.mean, 127.3, 2);
    EXPECT_NEAR(all.sd, 41.2, 2);
    EXPECT_NEAR(girls.mean, 117.9, 2.5);
    EXPECT_NEAR(boys.mean, 135.3, 2.5);
    EXPECT_NEAR(static_cast<double>(boys.count) / 2000, 0.54, 0.02);
    EXPECT_NEAR(share(rows, 6), 0.806, 0.03);
    EXPECT_NEAR(share(rows, 12), 0.579, 0.03);
    for (const CohortRow& row : rows) {
        EXPECT_GE(row.labelMonths, 1);
        EXPECT_LE(row.labelMonths, row.labelMale ? 228 : 216);
        EXPECT_NEAR(row.child.skeletalMonths, row.labelMonths, 15);
        EXPECT_EQ(row.child.male, row.labelMale);
        EXPECT_EQ(row.anomaly, Anomaly::None);
    }
}

INSTANTIATE_TEST_SUITE_P(CohortPlan, AgesBySeed, testing::Values(1, 2, 77));

TEST(CohortPlan, AspectRatiosAreThoseOfTheRealSet)
{
    const auto rows = planCohort({.count = 2000, .height = 512});
    std::vector<double> aspects;
    for (const CohortRow& row : rows)
        aspects.push_back(static_cast<double>(row.appearance.width) / row.appearance.height);
    std::sort(aspects.begin(), aspects.end());
    EXPECT_GE(aspects.front(), 0.495);
    EXPECT_LE(aspects.back(), 1.425);
    EXPECT_NEAR(aspects[1000], 0.77, 0.03);
    const auto landscape = std::count_if(aspects.begin(), aspects.end(), [](double a) { return a > 1; });
    EXPECT_GT(landscape, 20);
    EXPECT_LT(landscape, 120);
}

TEST(CohortPlan, ALongerCohortBeginsWithTheShorterOne)
{
    const auto few = planCohort({.count = 50, .seed = 4});
    const auto many = planCohort({.count = 500, .seed = 4});
    for (std::size_t i = 0; i < few.size(); ++i) {
        EXPECT_EQ(few[i].id, many[i].id);
        EXPECT_EQ(few[i].labelMonths, many[i].labelMonths);
        EXPECT_EQ(few[i].child.individual, many[i].child.individual);
        EXPECT_EQ(few[i].appearance.noise, many[i].appearance.noise);
    }
}

TEST(CohortPlan, AnotherSeedIsAnotherCohort)
{
    const auto one = planCohort({.count = 50, .seed = 4});
    const auto two = planCohort({.count = 50, .seed = 5});
    int same = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        same += one[i].child.individual == two[i].child.individual ? 1 : 0;
    EXPECT_EQ(same, 0);
}

TEST(CohortPlan, AnomaliesComeInEqualNumbersWithTheirTruth)
{
    const CohortOptions options{.count = 1000, .seed = 3, .anomalies = 0.1};
    const auto rows = planCohort(options);
    const auto clean = planCohort({.count = 1000, .seed = 3});
    std::map<Anomaly, int> counts;
    std::map<std::string, const CohortRow*> byId;
    for (const CohortRow& row : rows)
        byId[std::to_string(row.id)] = &row;
    std::set<std::string> originals;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const CohortRow& row = rows[i];
        ++counts[row.anomaly];
        switch (row.anomaly) {
        case Anomaly::ExactDuplicate:
        case Anomaly::NearDuplicate: {
            ASSERT_TRUE(byId.contains(row.other));
            const CohortRow& original = *byId[row.other];
            EXPECT_EQ(original.anomaly, Anomaly::None);
            EXPECT_EQ(original.child.individual, row.child.individual);
            EXPECT_EQ(original.labelMonths, row.labelMonths);
            EXPECT_TRUE(originals.insert(row.other).second) << "two copies of " << row.other;
            EXPECT_EQ(original.appearance.noise, row.appearance.noise) << "the same exposure";
            EXPECT_EQ(row.anomaly == Anomaly::ExactDuplicate, original.detail == row.detail);
            break;
        }
        case Anomaly::WrongSex:
            EXPECT_NE(row.labelMale, row.child.male);
            EXPECT_EQ(row.other, row.child.male ? "True" : "False");
            break;
        case Anomaly::WrongAge:
            EXPECT_EQ(row.other, std::to_string(clean[i].labelMonths));
            EXPECT_GE(std::abs(row.labelMonths - clean[i].labelMonths), 30);
            EXPECT_GE(row.labelMonths, 1);
            EXPECT_LE(row.labelMonths, 228);
            break;
        default:
            EXPECT_TRUE(row.other.empty());
            EXPECT_EQ(row.labelMonths, clean[i].labelMonths);
        }
    }
    for (const Anomaly kind : imageAnomalies())
        EXPECT_EQ(counts[kind], 10) << anomalyKey(kind);
    for (const Anomaly kind :
         {Anomaly::ExactDuplicate, Anomaly::NearDuplicate, Anomaly::WrongSex, Anomaly::WrongAge})
        EXPECT_EQ(counts[kind], 10) << anomalyKey(kind);
}

TEST(CohortPlan, EachKindIsPlantedSubtlyAndGrossly)
{
    const auto rows = planCohort({.count = 400, .seed = 3, .anomalies = 0.2});
    for (const Anomaly kind : imageAnomalies()) {
        int subtle = 0;
        int gross = 0;
        for (const CohortRow& row : rows)
            if (row.anomaly == kind)
                ++(row.grossness < 0.5 ? subtle : gross);
        EXPECT_EQ(subtle, 4) << anomalyKey(kind);
        EXPECT_EQ(gross, 4) << anomalyKey(kind);
    }
}

double correlation(const std::vector<CohortRow>& rows)
{
    const auto n = static_cast<double>(rows.size());
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (const CohortRow& row : rows) {
        const double a = row.labelMonths;
        const double b = row.child.skeletalMonths;
        x += a / n;
        y += b / n;
        xx += a * a / n;
        yy += b * b / n;
        xy += a * b / n;
    }
    return (xy - x * y) / std::sqrt((xx - x * x) * (yy - y * y));
}

TEST(CohortPlan, ShufflingMovesTheBonesAndNothingElse)
{
    const auto plain = planCohort({.count = 1000, .seed = 9});
    const auto shuffled = planCohort({.count = 1000, .seed = 9, .shuffleMaturity = true});
    std::multiset<double> before;
    std::multiset<double> after;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        EXPECT_EQ(plain[i].labelMonths, shuffled[i].labelMonths);
        EXPECT_EQ(plain[i].labelMale, shuffled[i].labelMale);
        EXPECT_EQ(plain[i].child.male, shuffled[i].child.male);
        EXPECT_EQ(plain[i].appearance.noise, shuffled[i].appearance.noise);
        EXPECT_EQ(plain[i].appearance.window.white, shuffled[i].appearance.window.white);
        EXPECT_NE(plain[i].child.skeletalMonths, shuffled[i].child.skeletalMonths);
        before.insert(plain[i].child.skeletalMonths);
        after.insert(shuffled[i].child.skeletalMonths);
    }
    EXPECT_EQ(before, after);
    EXPECT_GT(correlation(plain), 0.99);
    EXPECT_LT(std::abs(correlation(shuffled)), 0.1);
}

TEST(CohortPlan, RefusesWhatCannotBeDrawn)
{
    EXPECT_TRUE(checkOptions({}));
    for (const CohortOptions& bad : {CohortOptions{.count = 0},
                                     CohortOptions{.anomalies = -0.1},
                                     CohortOptions{.anomalies = 0.95},
                                     CohortOptions{.anomalies = std::nan("")},
                                     CohortOptions{.height = 8},
                                     CohortOptions{.height = 100000}}) {
        const auto checked = checkOptions(bad);
        ASSERT_FALSE(checked);
        EXPECT_EQ(checked.error().code, core::ErrorCode::WrongUsage);
        EXPECT_FALSE(checked.error().value("allowed").empty());
    }
}

} // namespace
} // namespace carpo::phantom
