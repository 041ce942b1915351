// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/batch_norm.h"

#include "engine/lessons/entries.h"
#include "engine/nn/layers.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

const std::vector<double> kBatch{1.5, -0.5, 3, 0.25, 2};

TEST(BatchNorm, followsTheFourLines)
{
    const NormalisedBatch batch = batchNorm(std::vector<double>{1, 3}, 2, 5);
    EXPECT_EQ(batch.mean, 2);
    EXPECT_EQ(batch.variance, 1);
    EXPECT_NEAR(batch.normalised[0], -1 / std::sqrt(1 + 1e-5), 1e-12);
    EXPECT_NEAR(batch.outputs[1], 2 / std::sqrt(1 + 1e-5) + 5, 1e-12);
}

// Of two values only their order is left.
TEST(BatchNorm, makesACoinsTossOfABatchOfTwo)
{
    for (const double far : {0.5, 30.0, 4000.0}) {
        const NormalisedBatch batch = batchNorm(std::vector<double>{7, 7 + far}, 1, 0);
        EXPECT_NEAR(batch.normalised[0], -1, 1e-3);
        EXPECT_NEAR(batch.normalised[1], 1, 1e-3);
    }
}

TEST(BatchNorm, isWhatTheEnginesLayersDo)
{
    const auto column = torch::tensor(kBatch, torch::kFloat64).to(torch::kFloat32).unsqueeze(1);
    // What the layer remembers, and how far it may correct: free, then clipped.
    for (const auto& [mean, variance, rMax, dMax] : std::vector<std::array<double, 4>>{
             {0.4, 2, 3, 5}, {0.4, 2, 1, 0}, {-3, 0.01, 3, 5}, {5, 90, 1.5, 0.2}}) {
        nn::BatchRenorm layer(1, rMax, dMax);
        {
            const torch::NoGradGuard noGrad;
            layer->weight.fill_(1.7);
            layer->bias.fill_(-0.6);
            layer->running_mean.fill_(mean);
            layer->running_var.fill_(variance);
        }
        const torch::Tensor found = layer->forward(column);
        const NormalisedBatch batch = batchNorm(kBatch, 1.7, -0.6);
        const RenormCorrection correction = renormCorrection(batch, mean, variance, rMax, dMax);
        const std::vector<double> expected = renormalised(batch, correction, 1.7, -0.6);
        for (std::size_t i = 0; i < kBatch.size(); ++i) {
            EXPECT_NEAR(found[static_cast<std::int64_t>(i)][0].item<double>(), expected[i], 1e-4);
            if (rMax == 1) {
                EXPECT_NEAR(expected[i], batch.outputs[i], 1e-12);
            }
        }
    }
}

TEST(BatchNorm, saysWhatIsClipped)
{
    const NormalisedBatch batch = batchNorm(kBatch, 1, 0);
    const RenormCorrection free = renormCorrection(batch, batch.mean, batch.variance, 3, 5);
    EXPECT_NEAR(free.r, 1, 1e-12);
    EXPECT_NEAR(free.d, 0, 1e-12);
    EXPECT_FALSE(free.isRClipped || free.isDClipped);
    const RenormCorrection both = renormCorrection(batch, -100, batch.variance / 1000, 3, 5);
    EXPECT_EQ(both.r, 3);
    EXPECT_EQ(both.d, 5);
    EXPECT_TRUE(both.isRClipped && both.isDClipped);
}

// Without clipping it gives what the running statistics would.
TEST(BatchNorm, renormalisesToTheRunningStatistics)
{
    const NormalisedBatch batch = batchNorm(kBatch, 1, 0);
    const std::vector<double> found = renormalised(batch, renormCorrection(batch, 0.4, 2, 100, 100), 1, 0);
    for (std::size_t i = 0; i < kBatch.size(); ++i)
        EXPECT_NEAR(found[i], (kBatch[i] - 0.4) / std::sqrt(2 + 1e-5), 1e-9);
}

TEST(BatchNormLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(batchNormLesson());
    expectExtremesPlay(batchNormLesson());
}

double lastLoss(const Picture& picture, std::size_t which)
{
    return panelOf<Chart>(picture, 2).lines.at(which).y.back();
}

TEST(BatchNormLesson, losesItsUseWithBatchesOfTwo)
{
    double small = 0;
    double large = 0;
    double renormalisedSmall = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Picture two = played(batchNormLesson(), {{"batch_size", "2"}}, 300, seed)->picture();
        const Picture many = played(batchNormLesson(), {{"batch_size", "64"}}, 300, seed)->picture();
        small += lastLoss(two, 1) / 3;
        renormalisedSmall += lastLoss(two, 2) / 3;
        large += lastLoss(many, 1) / 3;
    }
    EXPECT_LT(large, 0.5 * small);
    EXPECT_LT(renormalisedSmall, small);
}

TEST(BatchNormLesson, takesGammaAndBetaWhileItPlays)
{
    const auto lesson = played(batchNormLesson(), {}, 5);
    const auto firstY = [&] {
        const Picture picture = lesson->picture();
        return panelOf<Table>(picture).rows.at(0).at(3).values.at(0);
    };
    const double before = firstY();
    EXPECT_TRUE(lesson->change("gamma", 2.0));
    EXPECT_TRUE(lesson->change("beta", 1.0));
    EXPECT_NEAR(firstY(), 2 * before + 1, 1e-9);
    EXPECT_FALSE(lesson->change("batch_size", std::int64_t{4}));
}

} // namespace
} // namespace carpo::lessons
