// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation_geometry.h"

#include "tests/engine/training/augmented.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

// torchvision 0.14, _get_inverse_affine_matrix([0, 0], 30, [0, 0], 1.25, [20, 0]).
TEST(Geometry, turnsShearsAndEnlargesAsTorchvisionDoes)
{
    const auto rows = lookUp({.angle = -30 * kDegree, .shear = 20 * kDegree, .scale = 1.25});
    EXPECT_NEAR(rows[0][0], 0.5472322293210701, 1e-12);
    EXPECT_NEAR(rows[0][1], 0.6521659752767237, 1e-12);
    EXPECT_NEAR(rows[1][0], -0.4, 1e-12);
    EXPECT_NEAR(rows[1][1], 0.6928203230275509, 1e-12);
}

// torchvision 0.14, affine(x, -25, [0, 0], 1.6, [15, 0], BILINEAR) where x[i] = (i * i mod 41) / 41 on 7 x 7.
TEST(Geometry, drawsTheImageAsTorchvisionDoes)
{
    const torch::Tensor number = torch::arange(49, torch::kFloat32);
    const torch::Tensor image = (number.square().remainder(41) / 41).view({1, 1, 7, 7});
    const torch::Tensor after =
        posed(image, {.angle = 25 * kDegree, .shear = 15 * kDegree, .scale = 1.6}).view(-1);
    const std::vector<std::pair<std::int64_t, double>> expected{{8, 0.7181554436683655},
                                                                {9, 0.34012535214424133},
                                                                {16, 0.20975054800510406},
                                                                {22, 0.577282190322876},
                                                                {23, 0.48190686106681824},
                                                                {24, 0.04878048598766327},
                                                                {25, 0.3336658477783203},
                                                                {32, 0.6241767406463623},
                                                                {40, 0.3856907784938812}};
    for (const auto& [place, gray] : expected)
        EXPECT_NEAR(after[place].item<double>(), gray, 1e-5) << place;
}

TEST(Geometry, shearSlidesEachRowByItsDistanceFromTheMiddle)
{
    // A line down the middle of 9 x 9, leaning by one pixel a row.
    torch::Tensor line = torch::zeros({1, 1, 9, 9});
    line.select(3, 4).fill_(1);
    const torch::Tensor after = posed(line, {.shear = 45 * kDegree});
    for (std::int64_t row = 0; row < 9; ++row) {
        for (std::int64_t column = 0; column < 9; ++column)
            EXPECT_NEAR(after[0][0][row][column].item<double>(), column == 8 - row ? 1 : 0, 1e-5)
                << row << ' ' << column;
    }
}

TEST(Geometry, mirrorsExactlyBothWays)
{
    const torch::Tensor before = randomImages(3, 8);
    EXPECT_TRUE(torch::allclose(posed(before, {.isMirrored = true}), before.flip({3}), 1e-5, 1e-5));
    EXPECT_TRUE(torch::allclose(posed(before, {.isFlipped = true}), before.flip({2}), 1e-5, 1e-5));
}

TEST(Geometry, mirrorsAboutHalfOfTheImagesTopToBottom)
{
    const torch::Tensor before = randomImages(200, 8);
    const torch::Tensor after = augmentationWith({"augmentation.vertical_flip=true"})
                                    .apply(batchOf(before), core::RandomStream(1, "a"))
                                    .images;
    int count = 0;
    for (std::int64_t i = 0; i < 200; ++i) {
        const bool isFlipped = torch::allclose(after[i], before[i].flip({1}), 1e-5, 1e-5);
        EXPECT_TRUE(isFlipped || torch::allclose(after[i], before[i], 1e-5, 1e-5));
        count += isFlipped ? 1 : 0;
    }
    EXPECT_GT(count, 70);
    EXPECT_LT(count, 130);
}

torch::Tensor noiseFor(double sigma, std::int64_t images)
{
    const std::int64_t points = elasticPoints(sigma);
    core::RandomStream random(5, "noise");
    torch::Tensor noise = torch::empty({images, 2, points, points});
    auto* const values = noise.data_ptr<float>();
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        values[i] = static_cast<float>(random.uniform(-1, 1));
    return noise;
}

TEST(Elastic, isTheGaussianSumOfItsNoise)
{
    constexpr double kSigma = 0.4;
    constexpr std::int64_t kSide = 5;
    const torch::Tensor noise = noiseFor(kSigma, 1);
    const auto value = noise.accessor<float, 4>();
    double field[2][kSide][kSide]{};
    double squares = 0;
    for (std::int64_t axis = 0; axis < 2; ++axis) {
        for (std::int64_t y = 0; y < kSide; ++y) {
            for (std::int64_t x = 0; x < kSide; ++x) {
                double& sum = field[axis][y][x];
                for (std::int64_t i = 0; i < noise.size(2); ++i) {
                    for (std::int64_t j = 0; j < noise.size(3); ++j) {
                        const double dy = (static_cast<double>(y) + 0.5) / kSide
                                          - (static_cast<double>(i) / 2 - 3) * kSigma;
                        const double dx = (static_cast<double>(x) + 0.5) / kSide
                                          - (static_cast<double>(j) / 2 - 3) * kSigma;
                        sum += value[0][axis][i][j] * std::exp(-(dx * dx + dy * dy) / (2 * kSigma * kSigma));
                    }
                }
                squares += sum * sum;
            }
        }
    }
    const double length = std::sqrt(squares / (kSide * kSide));
    const torch::Tensor found = elasticDisplacement(noise, kSigma, kSide);
    ASSERT_EQ(found.sizes(), (std::vector<std::int64_t>{1, kSide, kSide, 2}));
    for (std::int64_t axis = 0; axis < 2; ++axis) {
        for (std::int64_t y = 0; y < kSide; ++y) {
            for (std::int64_t x = 0; x < kSide; ++x)
                EXPECT_NEAR(found[0][y][x][axis].item<double>(), field[axis][y][x] / length, 1e-4);
        }
    }
}

TEST(Elastic, aLargeSigmaIsAShift)
{
    const torch::Tensor shift = elasticDisplacement(noiseFor(30, 4), 30, 16);
    EXPECT_LT(shift.std({1, 2}, /*unbiased=*/false).max().item<double>(), 0.05);
    // As long for every image, in its own direction.
    EXPECT_LT((shift.square().sum(3).sqrt() - 1).abs().max().item<double>(), 0.05);
    EXPECT_GT((shift[0] - shift[1]).abs().max().item<double>(), 0.1);
}

TEST(Elastic, aSmallSigmaBendsAndKeepsItsMeanLength)
{
    const torch::Tensor bent = elasticDisplacement(noiseFor(0.05, 8), 0.05, 64);
    const torch::Tensor length = bent.square().sum(3).mean({1, 2}).sqrt();
    EXPECT_LT((length - 1).abs().max().item<double>(), 1e-4);
    EXPECT_LT(bent.mean({1, 2}).abs().max().item<double>(), 0.3);
}

TEST(Elastic, isTheSameInEverySize)
{
    const torch::Tensor noise = noiseFor(0.2, 2);
    const torch::Tensor small = elasticDisplacement(noise, 0.2, 21);
    // The middles of every third pixel are the same places.
    const torch::Tensor large = elasticDisplacement(noise, 0.2, 63).slice(1, 1, 63, 3).slice(2, 1, 63, 3);
    EXPECT_LT((small - large).abs().max().item<double>(), 0.02);
}

TEST(Elastic, movesPixelsNoFartherThanItsStrengthSays)
{
    // Along a ramp a gray says where it comes from; the middle, away from the borders.
    constexpr std::int64_t kSide = 64;
    const torch::Tensor ramp =
        ((torch::arange(kSide) + 0.5) / kSide).view({1, 1, 1, kSide}).repeat({50, 1, kSide, 1});
    const torch::Tensor after = augmentationWith({"augmentation.elastic=0.02"})
                                    .apply(batchOf(ramp), core::RandomStream(1, "a"))
                                    .images;
    const torch::Tensor moved = (after - ramp).slice(2, 8, 56).slice(3, 8, 56);
    const torch::Tensor rms = moved.square().mean({1, 2, 3}).sqrt();
    EXPECT_LT(rms.max().item<double>(), 0.02 * 1.2);
    EXPECT_GT(rms.mean().item<double>(), 0.003);
}

} // namespace
} // namespace carpo::training
