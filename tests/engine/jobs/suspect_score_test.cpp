// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/suspect_score.h"

#include "engine/core/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::jobs {
namespace {

/// Labels whose error has an SD of 3 months below a prediction of 100 and of 12 above.
std::vector<JudgedLabel> twoSpreads(std::size_t count)
{
    core::RandomStream random(3, "test");
    std::vector<JudgedLabel> labels;
    for (std::size_t i = 0; i < count; ++i) {
        JudgedLabel label;
        label.predicted = static_cast<float>(random.uniform(20, 180));
        label.label =
            label.predicted + static_cast<float>(random.normal(0, label.predicted < 100 ? 3.0 : 12.0));
        label.otherSexMonths = label.predicted + 20;
        label.waver = 1;
        labels.push_back(label);
    }
    return labels;
}

double sdOf(const std::vector<double>& values)
{
    double squares = 0;
    for (const double value : values)
        squares += value * value;
    return std::sqrt(squares / static_cast<double>(values.size()));
}

TEST(SuspectScore, CountsSpreadsAtThatAge)
{
    const std::vector<JudgedLabel> labels = twoSpreads(2000);
    const std::vector<LabelScore> scores = scoreLabels(labels);
    std::vector<double> young;
    std::vector<double> old;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].predicted < 90)
            young.push_back(scores[i].deviation);
        else if (labels[i].predicted > 110)
            old.push_back(scores[i].deviation);
    }
    EXPECT_NEAR(sdOf(old), 1, 0.1);
    // The floor of half the overall spread may widen the smaller one, never narrow it.
    EXPECT_LT(sdOf(young), 1.1);
    EXPECT_GT(sdOf(young), 0.5);
}

TEST(SuspectScore, AFewWrongLabelsHardlyMoveTheScale)
{
    std::vector<JudgedLabel> labels = twoSpreads(400);
    const std::vector<LabelScore> before = scoreLabels(labels);
    for (std::size_t i = 0; i < 20; ++i)
        labels[i * 20].label += 80;
    const std::vector<LabelScore> after = scoreLabels(labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i % 20 == 0) {
            EXPECT_GT(after[i].deviation, before[i].deviation + 3) << i;
            continue;
        }
        EXPECT_NEAR(after[i].deviation, before[i].deviation, 0.25 + 0.35 * std::abs(before[i].deviation));
    }
}

TEST(SuspectScore, ANetworkDrawnToTheMiddleMakesNoSuspects)
{
    core::RandomStream random(5, "test");
    std::vector<JudgedLabel> labels;
    for (int i = 0; i < 1000; ++i) {
        JudgedLabel label;
        label.label = static_cast<float>(random.uniform(10, 220));
        label.predicted = 120 + 0.5F * (label.label - 120) + static_cast<float>(random.normal(0, 2));
        label.otherSexMonths = label.predicted;
        labels.push_back(label);
    }
    const std::vector<LabelScore> scores = scoreLabels(labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        // Away from the ends, where the window is lopsided.
        if (std::abs(labels[i].label - 115) > 85)
            continue;
        EXPECT_NEAR(scores[i].expected, labels[i].label, 20);
        EXPECT_LT(std::abs(scores[i].deviation), 5);
    }
}

TEST(SuspectScore, WhereTheNetworkWaversALabelIsLessSuspect)
{
    std::vector<JudgedLabel> labels = twoSpreads(1000);
    core::RandomStream random(6, "test");
    // Every tenth picture cannot be read: the prediction is anywhere, and wavers.
    for (std::size_t i = 0; i < labels.size(); i += 10) {
        labels[i].waver = 8;
        labels[i].label = static_cast<float>(random.uniform(20, 200));
    }
    labels[501].label = labels[501].predicted > 100 ? labels[501].predicted - 75 : labels[501].predicted + 75;
    const std::vector<LabelScore> scores = scoreLabels(labels);
    for (std::size_t i = 0; i < labels.size(); i += 10)
        EXPECT_LT(std::abs(scores[i].deviation), std::abs(scores[501].deviation)) << i;
}

TEST(SuspectScore, WhereThePictureStandsOutALabelIsLessSuspect)
{
    std::vector<JudgedLabel> labels = twoSpreads(1000);
    core::RandomStream random(6, "test");
    // Every tenth shows something else: the prediction is anywhere, and the network does not know it.
    for (std::size_t i = 0; i < labels.size(); i += 10) {
        labels[i].standsOut = 3 + random.uniform(0, 1);
        labels[i].label = static_cast<float>(random.uniform(20, 200));
    }
    labels[501].label = labels[501].predicted > 100 ? labels[501].predicted - 75 : labels[501].predicted + 75;
    const std::vector<LabelScore> scores = scoreLabels(labels);
    for (std::size_t i = 0; i < labels.size(); i += 10)
        EXPECT_LT(std::abs(scores[i].deviation), std::abs(scores[501].deviation)) << i;
    EXPECT_GT(std::abs(scores[501].deviation), 4) << "others' faults are not its own";
}

TEST(SuspectScore, TheOtherSexIsMeasuredWithTheSameScale)
{
    std::vector<JudgedLabel> labels = twoSpreads(1000);
    labels[7].predicted = 150;
    labels[7].otherSexMonths = 180;
    labels[7].label = 180;
    const LabelScore score = scoreLabels(labels)[7];
    EXPECT_GT(score.deviation, 1.5);
    EXPECT_LT(std::abs(score.otherSex), 0.5);
}

TEST(SuspectScore, WithoutALabelThereIsAnExpectationOnly)
{
    std::vector<JudgedLabel> labels = twoSpreads(200);
    labels[3].label = std::numeric_limits<float>::quiet_NaN();
    labels[3].predicted = 60;
    const LabelScore score = scoreLabels(labels)[3];
    EXPECT_TRUE(std::isnan(score.deviation));
    EXPECT_NEAR(score.expected, 60, 3);
}

TEST(SuspectScore, TakesFewLabelsAndNone)
{
    EXPECT_TRUE(scoreLabels({}).empty());
    const std::vector<JudgedLabel> one = {{.label = 10, .predicted = 12, .waver = 0, .otherSexMonths = 14}};
    EXPECT_EQ(scoreLabels(one)[0].deviation, 0) << "there is nothing to compare it with";
    const std::vector<JudgedLabel> same(30, {.label = 10, .predicted = 10, .waver = 0, .otherSexMonths = 10});
    EXPECT_EQ(scoreLabels(same)[29].deviation, 0);
    const std::vector<JudgedLabel> unknown(
        3, {.label = std::numeric_limits<float>::quiet_NaN(), .predicted = 10});
    EXPECT_EQ(scoreLabels(unknown)[2].expected, 10);
}

} // namespace
} // namespace carpo::jobs
