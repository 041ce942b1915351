// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/outliers.h"

#include "tests/engine/explore/phantom_set.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <set>

namespace carpo::explore {
namespace {

using phantom::Anomaly;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr int kSetHeight = 192;
constexpr int kOrdinary = 240;

/// Ordinary radiographs, an unreadable one, then one of each kind of anomaly; made once.
const ScannedSet& mixedSet()
{
    static const ScannedSet kSet = [] {
        ScannedSet set;
        for (int i = 0; i < kOrdinary; ++i)
            set.add(phantomOf(static_cast<std::uint64_t>(i), kSetHeight));
        set.addUnreadable();
        for (const Anomaly anomaly : phantom::imageAnomalies())
            set.add(phantomOf(1000 + static_cast<std::uint64_t>(anomaly), kSetHeight, anomaly));
        return set;
    }();
    return kSet;
}

std::vector<Outlier> ranked(const ScannedSet& set)
{
    const auto outliers = findOutliers(set.table, set.thumbnails, {}, {});
    return outliers.value();
}

std::size_t rankOf(std::span<const Outlier> outliers, std::size_t row)
{
    return static_cast<std::size_t>(std::ranges::find(outliers, row, &Outlier::row) - outliers.begin());
}

TEST(Outliers, kindsAreTheWordsOfTheContract)
{
    // The phantoms' anomalies.csv has the contract's words, in the same order.
    for (std::size_t i = 0; i < phantom::imageAnomalies().size(); ++i)
        EXPECT_EQ(outlierKindKey(static_cast<OutlierKind>(i + 1)),
                  phantom::anomalyKey(phantom::imageAnomalies().at(i)));
    EXPECT_EQ(outlierKindKey(OutlierKind::None), "");
}

TEST(Outliers, evidenceIsDeclaredOnceAndNamesMeasures)
{
    std::set<std::string_view> codes;
    std::set<OutlierKind> kinds;
    for (const Evidence& evidence : outlierEvidence()) {
        EXPECT_TRUE(codes.insert(evidence.code).second) << evidence.code;
        EXPECT_TRUE(evidence.measure == "appearance" || measureIndex(evidence.measure) < measures().size())
            << evidence.code;
        EXPECT_GT(evidence.leastSpread, 0) << evidence.code;
        EXPECT_GT(evidence.weight, 0) << evidence.code;
        EXPECT_EQ(std::abs(evidence.side), 1) << evidence.code;
        kinds.insert(evidence.kind);
    }
    EXPECT_EQ(kinds.size(), kOutlierKinds - 1) << "a kind that nothing can speak for";
}

TEST(Outliers, whatWasPlantedComesFirst)
{
    const std::vector<Outlier> outliers = ranked(mixedSet());
    ASSERT_EQ(outliers.size(), kOrdinary + phantom::kImageAnomalyCount);
    int early = 0;
    for (std::size_t i = 0; i < phantom::kImageAnomalyCount; ++i)
        early += rankOf(outliers, kOrdinary + 1 + i) < 2 * phantom::kImageAnomalyCount ? 1 : 0;
    EXPECT_GE(early, 9);
    EXPECT_TRUE(std::ranges::is_sorted(outliers, std::greater(), &Outlier::score));
    EXPECT_EQ(rankOf(outliers, kOrdinary), outliers.size()) << "the unreadable one is nowhere";
}

TEST(Outliers, grossOnesAreNamed)
{
    const std::vector<Outlier> outliers = ranked(mixedSet());
    const std::set<Anomaly> plain = {
        Anomaly::Inverted, Anomaly::TwoHands, Anomaly::UpsideDown, Anomaly::Blank};
    std::size_t row = kOrdinary;
    for (const Anomaly anomaly : phantom::imageAnomalies()) {
        ++row;
        if (plain.contains(anomaly)) {
            EXPECT_EQ(outlierKindKey(outliers.at(rankOf(outliers, row)).kind), phantom::anomalyKey(anomaly));
        }
    }
}

TEST(Outliers, ofFaintOnesNothingIsSaidThatCannotBeSeen)
{
    // Hardly any gray but for burnt-in letters: they are no metal on the hand, and where its fingers point is
    // anybody's guess.
    ScannedSet set = mixedSet();
    const std::size_t first = set.table.decoded.size();
    for (std::uint64_t i = 0; i < 6; ++i) {
        imaging::Image image = phantomOf(2000 + i, kSetHeight);
        for (std::uint8_t& pixel : image.pixels8())
            pixel = static_cast<std::uint8_t>(30 + pixel / 24);
        for (int y = 100; y < 112; ++y) {
            for (int x = image.width() / 2; x < image.width() / 2 + 6; ++x)
                image.pixels8()[static_cast<std::size_t>(y * image.width() + x)] = 255;
        }
        set.add(image);
    }
    const std::set<OutlierKind> seen = {
        OutlierKind::None, OutlierKind::Blank, OutlierKind::Underexposed, OutlierKind::NotAHand};
    const std::vector<Outlier> outliers = ranked(set);
    for (std::size_t row = first; row < set.table.decoded.size(); ++row) {
        const Outlier& outlier = outliers.at(rankOf(outliers, row));
        EXPECT_TRUE(seen.contains(outlier.kind)) << row << ' ' << outlierKindKey(outlier.kind);
        EXPECT_THAT(outlier.reasons, Not(IsEmpty())) << row;
    }
}

TEST(Outliers, ordinaryOnesHaveFewReasons)
{
    const std::vector<Outlier> outliers = ranked(mixedSet());
    const auto named = std::ranges::count_if(outliers, [](const Outlier& outlier) {
        return outlier.row < kOrdinary && outlier.kind != OutlierKind::None;
    });
    EXPECT_LE(named, kOrdinary / 10);
    for (const Outlier& outlier : outliers)
        EXPECT_EQ(outlier.reasons.empty() && outlier.score >= kWorthALook, false) << outlier.row;
    EXPECT_THAT(outliers.back().reasons, IsEmpty());
}

TEST(Outliers, reasonsHaveTheMeasuresValueAndItsPlaceInTheSet)
{
    const ScannedSet& set = mixedSet();
    const std::vector<Outlier> outliers = ranked(set);
    const std::size_t inverted = kOrdinary + 1;
    const Outlier& outlier = outliers.at(rankOf(outliers, inverted));
    ASSERT_THAT(outlier.reasons, Not(IsEmpty()));
    const auto bright = std::ranges::find_if(
        outlier.reasons, [](const auto& reason) { return reason.evidence->code == "bright"; });
    ASSERT_NE(bright, outlier.reasons.end());
    const std::vector<float>& column = set.table.measures.at(measureIndex("brightness"));
    EXPECT_EQ(bright->value, column[inverted]);
    const auto below = std::ranges::count_if(column, [&](float value) { return value < column[inverted]; });
    EXPECT_NEAR(bright->percentile, 100 * (static_cast<double>(below) + 0.5) / (kOrdinary + 10), 1e-6);
    EXPECT_THAT(inEnglish(*bright), StartsWith("brighter than 9"));
    EXPECT_THAT(inEnglish(*bright), HasSubstr(" % of the images"));
}

TEST(Outliers, sentencesCountFromTheSuspectSide)
{
    const auto evidence = outlierEvidence();
    const auto* const dark = std::to_address(std::ranges::find(evidence, "dark", &Evidence::code));
    EXPECT_EQ(inEnglish({.evidence = dark, .value = 0.01, .percentile = 0.36}),
              "darker than 99.6 % of the images");
    // Rounded down: nothing is darker than all images, itself among them.
    EXPECT_EQ(inEnglish({.evidence = dark, .value = 0, .percentile = 0.01}),
              "darker than 99.9 % of the images");
}

TEST(Outliers, areRelativeToTheSet)
{
    // Where most images are inverted, that is no reason for suspicion.
    ScannedSet set;
    for (std::uint64_t i = 0; i < 40; ++i)
        set.add(phantomOf(i, kSetHeight, Anomaly::Inverted));
    for (const Outlier& outlier : ranked(set))
        EXPECT_NE(outlier.kind, OutlierKind::Inverted);
}

TEST(Outliers, areTheSameEachTime)
{
    const std::vector<Outlier> first = ranked(mixedSet());
    const std::vector<Outlier> second = ranked(mixedSet());
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].row, second[i].row);
        EXPECT_EQ(first[i].score, second[i].score);
    }
}

TEST(Outliers, ofTinySetsAreFine)
{
    ScannedSet set;
    set.table.measures.resize(measures().size());
    EXPECT_THAT(ranked(set), IsEmpty());
    set.addUnreadable();
    EXPECT_THAT(ranked(set), IsEmpty());
    set.add(imaging::Image(20, 30));
    ASSERT_EQ(ranked(set).size(), 1U);
    EXPECT_EQ(ranked(set)[0].row, 1U);
    set.add(imaging::Image(20, 30));
    EXPECT_EQ(ranked(set).size(), 2U);
    set.add(phantomOf(1, kSetHeight));
    EXPECT_EQ(ranked(set).size(), 3U);
}

TEST(Outliers, canBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto outliers = findOutliers(mixedSet().table, mixedSet().thumbnails, stop.get_token(), {});
    ASSERT_FALSE(outliers);
    EXPECT_EQ(outliers.error().code, core::ErrorCode::Cancelled);
}

} // namespace
} // namespace carpo::explore
