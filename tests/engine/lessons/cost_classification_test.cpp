// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/cost_classification.h"

#include "engine/lessons/entries.h"
#include "engine/nn/torch.h"
#include "engine/training/losses.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

namespace carpo::lessons {
namespace {

const Distribution kLabel{0.6, 0.3, 0.1};
const Distribution kAnswer{0.2, 0.3, 0.5};

torch::Tensor rowOf(const std::vector<double>& values)
{
    return torch::tensor(values, torch::kFloat64).unsqueeze(0);
}

torch::Tensor engineCost(std::string_view cost, const torch::Tensor& scores, const Distribution& p)
{
    if (cost == "hinge")
        return training::hinge(scores, torch::tensor({static_cast<std::int64_t>(mostLikely(p))}));
    if (cost == "cosine")
        return training::cosineDistance(torch::softmax(scores, 1), rowOf(p));
    return training::crossEntropy(scores, rowOf(p), 0);
}

// The numbers of a table, row by row; -1 where it says another thing.
double valueIn(const Table& table, std::size_t row)
{
    const Words& cell = table.rows.at(row).at(1);
    return cell.values.empty() ? -1 : cell.values[0];
}

TEST(ClassCosts, areTheEngines)
{
    const std::vector<double> scores{0.4, -1.2, 1.1};
    const Distribution q = softmax(scores);
    EXPECT_NEAR(
        crossEntropy(kLabel, q), engineCost("cross_entropy", rowOf(scores), kLabel).item<double>(), 1e-12);
    EXPECT_NEAR(hinge(scores, 0), engineCost("hinge", rowOf(scores), kLabel).item<double>(), 1e-12);
    EXPECT_NEAR(cosineDistance(kLabel, q), engineCost("cosine", rowOf(scores), kLabel).item<double>(), 1e-12);
    EXPECT_NEAR(
        divergence(kLabel, q), training::divergence(rowOf(scores), rowOf(kLabel)).item<double>(), 1e-12);
}

TEST(ClassCosts, haveTheEnginesGradients)
{
    const std::vector<double> scores{0.4, -1.2, 1.1};
    for (const std::string_view cost : {"cross_entropy", "hinge", "cosine"}) {
        const torch::Tensor leaf = rowOf(scores).requires_grad_(true);
        engineCost(cost, leaf, kLabel).backward();
        const std::vector<double> found = scoreGradient(cost, kLabel, scores);
        EXPECT_LT((rowOf(found) - leaf.grad()).abs().max().item<double>(), 1e-12) << cost;
    }
}

TEST(ClassCosts, dependOnTheOrder)
{
    EXPECT_NE(crossEntropy(kLabel, kAnswer), crossEntropy(kAnswer, kLabel));
    EXPECT_EQ(divergence(kLabel, kLabel), 0);
    EXPECT_GT(divergence(kLabel, kAnswer), 0);
    EXPECT_NEAR(crossEntropy(kLabel, kAnswer), entropy(kLabel) + divergence(kLabel, kAnswer), 1e-12);
    EXPECT_NEAR(entropy({0.25, 0.25, 0.25, 0.25}), std::log(4), 1e-12);
    // Where q is zero and p is not it is infinite; where only p is zero nothing is added.
    EXPECT_TRUE(std::isinf(crossEntropy({0.5, 0.5}, {1, 0})));
    EXPECT_NEAR(crossEntropy({1, 0}, {0.5, 0.5}), std::log(2), 1e-12);
}

TEST(ClassCosts, growByTheSameForEachTenthOfTheRightClass)
{
    for (const double q : {0.1, 0.01, 0.001})
        EXPECT_NEAR(crossEntropy({1, 0}, {q / 10, 1 - q / 10}) - crossEntropy({1, 0}, {q, 1 - q}),
                    std::log(10),
                    1e-9);
}

TEST(Distributions, keepTheirSumAndTheRatioOfTheOthers)
{
    const Distribution moved = withPart(kLabel, 0, 0.2);
    EXPECT_NEAR(std::accumulate(moved.begin(), moved.end(), 0.0), 1, 1e-12);
    EXPECT_NEAR(moved[1] / moved[2], 3, 1e-12);
    EXPECT_EQ(withPart({1, 0, 0}, 0, 0.5), (Distribution{0.5, 0.25, 0.25}));
    EXPECT_EQ(withPart(kLabel, 1, 7), (Distribution{0, 1, 0}));
    const Distribution same = softmax(scoresOf(kLabel));
    for (std::size_t i = 0; i < kLabel.size(); ++i)
        EXPECT_NEAR(same[i], kLabel[i], 1e-12);
}

TEST(ClassCostLesson, aSureMistakeGrowsDearWithoutLimit)
{
    const auto early = played(costClassificationLesson(), {}, 0)->picture();
    const auto late = played(costClassificationLesson(), {}, 1000)->picture();
    EXPECT_TRUE(late.finished);
    EXPECT_LT(valueIn(panelOf<Table>(early), 2), 0.1);
    EXPECT_GT(valueIn(panelOf<Table>(late), 2), 6);
}

TEST(ClassCostLesson, onlyTheCosineIsStuckInASureMistake)
{
    const auto end = [](const std::string& cost) {
        const Picture picture = played(costClassificationLesson(),
                                       {{"plays", "descent"}, {"answer", "mistake"}, {"cost", cost}},
                                       200)
                                    ->picture();
        return panelOf<Chart>(picture).bars.at(1).y.at(0); // q of the right class
    };
    EXPECT_GT(end("cross_entropy"), 0.9);
    EXPECT_GT(end("hinge"), 0.5); // at its margin, where it stops
    EXPECT_LT(end("hinge"), 0.7);
    EXPECT_LT(end("cosine"), 0.01);
}

TEST(ClassCostLesson, neverComesBelowTheLabelsEntropy)
{
    const Picture picture =
        played(costClassificationLesson(),
               {{"plays", "descent"}, {"answer", "mistake"}, {"label", "unsure"}, {"rate", "1"}},
               400)
            ->picture();
    const Table& table = panelOf<Table>(picture);
    EXPECT_GE(valueIn(table, 2), valueIn(table, 0) - 1e-12);
    EXPECT_NEAR(valueIn(table, 2), valueIn(table, 0), 1e-3);
}

TEST(ClassCostLesson, letsBothBeDragged)
{
    const auto demonstration = played(costClassificationLesson(), {}, 0);
    demonstration->move(100, 0, 0); // the answer gives the right class nothing
    Picture picture = demonstration->picture();
    EXPECT_THAT(flawsOf(picture), testing::IsEmpty());
    EXPECT_STREQ(panelOf<Table>(picture).rows.at(2).at(1).text, "infinite");
    demonstration->move(1, 0, 0.7);
    picture = demonstration->picture();
    EXPECT_NEAR(panelOf<Chart>(picture).bars.at(0).y.at(1), 0.7, 1e-12);
    EXPECT_NEAR(panelOf<Chart>(picture).bars.at(0).y.at(0), 0.3, 1e-12);
    for (const int unknown : {-1, 3, 99, 103, 1000})
        demonstration->move(unknown, 0, 0.5);
    demonstration->move(0, 0, std::nan(""));
    EXPECT_EQ(writtenOut(demonstration->picture()), writtenOut(picture));
    for (int i = 0; i < 50; ++i)
        demonstration->step();
    EXPECT_THAT(flawsOf(demonstration->picture()), testing::IsEmpty());
}

TEST(ClassCostLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(costClassificationLesson());
    expectExtremesPlay(costClassificationLesson());
}

} // namespace
} // namespace carpo::lessons
