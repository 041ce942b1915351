// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation_intensity.h"

#include "engine/training/cutout.h"
#include "tests/engine/training/augmented.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

torch::Tensor columnOf(const std::vector<float>& values)
{
    return torch::tensor(values).view({-1, 1, 1, 1});
}

// Two rows of four grays, as torchvision was given them.
torch::Tensor sample()
{
    return torch::tensor({0.0F, 1.0F, 4.0F, 9.0F, 8.0F, 23.0F, 40.0F, 18.0F}).div(41).view({1, 1, 2, 4});
}

void expectGrays(const torch::Tensor& images, const std::vector<double>& expected)
{
    const torch::Tensor flat = images.reshape({-1});
    ASSERT_EQ(flat.size(0), static_cast<std::int64_t>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_NEAR(flat[static_cast<std::int64_t>(i)].item<double>(), expected[i], 1e-6) << i;
}

TEST(Grays, getBrighterAndStayWithinBlackAndWhite)
{
    const torch::Tensor images = torch::tensor({0.1F, 0.9F, 0.1F, 0.9F}).view({2, 1, 1, 2});
    expectGrays(brightened(images, columnOf({0.25F, -0.25F})), {0.35, 1, 0, 0.65});
}

// torchvision 0.14, adjust_contrast and adjust_gamma.
TEST(Grays, getContrastAndGammaAsTorchvisionDoes)
{
    expectGrays(contrasted(sample(), columnOf({1.3F})),
                {0.0,
                 0.0,
                 0.03262192755937576,
                 0.19115853309631348,
                 0.1594511866569519,
                 0.6350609064102173,
                 1.0,
                 0.47652438282966614});
    expectGrays(gammaCorrected(sample(), columnOf({0.7F})),
                {0.0,
                 0.07431069016456604,
                 0.19610708951950073,
                 0.34595614671707153,
                 0.3185769021511078,
                 0.6672073006629944,
                 0.98286372423172,
                 0.5620074272155762});
    expectGrays(gammaCorrected(sample(), columnOf({1.8F})),
                {0.0,
                 0.0012502274475991726,
                 0.01515992358326912,
                 0.065256766974926,
                 0.05278991907835007,
                 0.35326382517814636,
                 0.9565266370773315,
                 0.227237269282341});
}

TEST(Grays, areDrawnUpToTheirStrengthForEachImage)
{
    const torch::Tensor half = torch::full({400, 1, 4, 4}, 0.5F);
    const torch::Tensor brighter = augmentationWith({"augmentation.brightness=0.2"})
                                       .apply(batchOf(half), core::RandomStream(1, "a"))
                                       .images;
    EXPECT_GT(brighter.max().item<double>(), 0.69);
    EXPECT_LE(brighter.max().item<double>(), 0.7 + 1e-6);
    EXPECT_LT(brighter.min().item<double>(), 0.31);
    EXPECT_GE(brighter.min().item<double>(), 0.3 - 1e-6);
    EXPECT_NEAR(brighter.mean().item<double>(), 0.5, 0.02);
    const torch::Tensor gamma =
        augmentationWith({"augmentation.gamma=1"}).apply(batchOf(half), core::RandomStream(1, "a")).images;
    EXPECT_NEAR(gamma.max().item<double>(), std::sqrt(0.5), 0.01);
    EXPECT_NEAR(gamma.min().item<double>(), 0.25, 0.01);
}

// A Gaussian of both axes in plain loops, borders continued.
double blurredAt(const torch::Tensor& image, std::int64_t y, std::int64_t x, double sd)
{
    const auto pixels = image.accessor<float, 2>();
    const auto reach = static_cast<std::int64_t>(std::ceil(3 * sd));
    const std::int64_t last = image.size(0) - 1;
    double sum = 0;
    double weights = 0;
    for (std::int64_t dy = -reach; dy <= reach; ++dy) {
        for (std::int64_t dx = -reach; dx <= reach; ++dx) {
            const double weight = std::exp(-static_cast<double>(dx * dx + dy * dy) / (2 * sd * sd));
            weights += weight;
            sum += weight
                   * pixels[std::clamp<std::int64_t>(y + dy, 0, last)]
                           [std::clamp<std::int64_t>(x + dx, 0, last)];
        }
    }
    return sum / weights;
}

TEST(Blur, isAGaussianForEachImage)
{
    const torch::Tensor images = randomImages(3, 9);
    const std::vector<double> sds{0.6, 0, 2.3};
    const torch::Tensor after = blurred(images, sds);
    EXPECT_TRUE(torch::equal(after[1], images[1]));
    for (const std::int64_t image : {0, 2}) {
        for (std::int64_t y = 0; y < 9; ++y) {
            for (std::int64_t x = 0; x < 9; ++x)
                EXPECT_NEAR(after[image][0][y][x].item<double>(),
                            blurredAt(images[image][0], y, x, sds.at(static_cast<std::size_t>(image))),
                            1e-5);
        }
    }
}

TEST(Noise, isBoxAndMullersOfItsNumbers)
{
    const torch::Tensor images = torch::full({1, 1, 1, 3}, 0.5F);
    const torch::Tensor uniforms = torch::tensor({{0.3F, 0.9F, 0.1F, 0.6F}});
    const auto normal = [](double u, double v, bool isCosine) {
        const double angle = 2 * std::numbers::pi * v;
        return std::sqrt(-2 * std::log(1 - u)) * (isCosine ? std::cos(angle) : std::sin(angle));
    };
    expectGrays(noisy(images, columnOf({0.1F}), uniforms),
                {0.5 + 0.1 * normal(0.3, 0.1, true),
                 0.5 + 0.1 * normal(0.9, 0.6, true),
                 0.5 + 0.1 * normal(0.3, 0.1, false)});
}

TEST(Noise, isNormallyDistributed)
{
    AugmentationDoses doses;
    doses.at(static_cast<std::size_t>(AugmentationKind::Noise)) = {.strength = 0.5, .probability = 1};
    const AugmentationDraws draws(doses, core::RandomStream(1, "a"), 4, torch::kCPU);
    constexpr std::int64_t kSide = 101;
    const torch::Tensor after = noisy(torch::full({4, 1, kSide, kSide}, 0.5F),
                                      columnOf({0.1F, 0.1F, 0.1F, 0.1F}),
                                      draws.uniforms(AugmentationKind::Noise, kSide * kSide + 1));
    const torch::Tensor normal = (after - 0.5) / 0.1;
    EXPECT_NEAR(normal.mean().item<double>(), 0, 0.02);
    EXPECT_NEAR(normal.std().item<double>(), 1, 0.02);
    EXPECT_NEAR(normal.pow(3).mean().item<double>(), 0, 0.05);
    EXPECT_NEAR(normal.pow(4).mean().item<double>(), 3, 0.15);
    // Neither neighbours nor the two halves of a pair go together.
    EXPECT_NEAR((normal.slice(3, 1) * normal.slice(3, 0, kSide - 1)).mean().item<double>(), 0, 0.02);
    const torch::Tensor flat = normal.view({4, -1});
    const std::int64_t half = (kSide * kSide + 1) / 2;
    EXPECT_NEAR((flat.slice(1, 0, half - 1) * flat.slice(1, half)).mean().item<double>(), 0, 0.03);
    EXPECT_NEAR((normal[0] * normal[1]).mean().item<double>(), 0, 0.05);
}

TEST(HistogramMatching, withItselfIsTheIdentity)
{
    // Eight levels: many pixels share theirs.
    const torch::Tensor images = (randomImages(3, 16) * 8).floor() / 8;
    const torch::Tensor after =
        histogramMatched(images, torch::tensor({0, 1, 2}, torch::kInt64), columnOf({1, 1, 1}));
    EXPECT_TRUE(torch::equal(after, images));
}

TEST(HistogramMatching, takesOverTheOthersGraysInItsOwnOrder)
{
    const torch::Tensor images = randomImages(2, 16);
    const torch::Tensor after =
        histogramMatched(images, torch::tensor({1, 0}, torch::kInt64), columnOf({1, 0.5F}));
    const torch::Tensor own = images[0].flatten();
    const torch::Tensor found = after[0].flatten();
    EXPECT_TRUE(torch::equal(std::get<0>(found.sort()), std::get<0>(images[1].flatten().sort())));
    EXPECT_TRUE(torch::equal(found.argsort(), own.argsort()));
    // Half of the way.
    const torch::Tensor whole =
        histogramMatched(images, torch::tensor({1, 0}, torch::kInt64), columnOf({1, 1}));
    EXPECT_TRUE(torch::allclose(after[1], (whole[1] + images[1]) / 2));
}

TEST(HistogramMatching, equalGraysStayEqual)
{
    const torch::Tensor images =
        torch::tensor({0.2F, 0.2F, 0.2F, 0.7F, 0.1F, 0.3F, 0.5F, 0.9F}).view({2, 1, 1, 4});
    const torch::Tensor after =
        histogramMatched(images, torch::tensor({1, 0}, torch::kInt64), columnOf({1, 1}));
    expectGrays(after, {0.3, 0.3, 0.3, 0.9, 0.2, 0.2, 0.2, 0.7});
}

TEST(Cutout, fillsItsBoxWithTheImagesMean)
{
    const torch::Tensor images = randomImages(3, 6);
    const torch::Tensor after =
        filledWithMean(images, torch::tensor({{1, 4, 2, 4}, {-2, 2, 5, 9}, {0, 0, 0, 0}}, torch::kInt64));
    for (std::int64_t image = 0; image < 3; ++image) {
        for (std::int64_t y = 0; y < 6; ++y) {
            for (std::int64_t x = 0; x < 6; ++x) {
                const bool isInside = image == 0   ? x >= 1 && x < 4 && y >= 2 && y < 4
                                      : image == 1 ? x < 2 && y == 5
                                                   : false;
                EXPECT_FLOAT_EQ(after[image][0][y][x].item<float>(),
                                (isInside ? images[image].mean() : images[image][0][y][x]).item<float>());
            }
        }
    }
}

TEST(Cutout, takesItsShareWhereItLiesWithin)
{
    // White in black, so that what has been filled is neither.
    torch::Tensor images = torch::zeros({300, 1, 20, 20});
    images.slice(3, 10).fill_(1);
    const torch::Tensor after = augmentationWith({"augmentation.cutout=0.3"})
                                    .apply(batchOf(images), core::RandomStream(1, "a"))
                                    .images;
    const torch::Tensor filled = (after == 0.5).sum({1, 2, 3});
    EXPECT_EQ(filled.max().item<std::int64_t>(), 36);
    // Half of the square's side outside at the most, along each axis.
    EXPECT_GE(filled.min().item<std::int64_t>(), 9);
    // The share of middles that leave the square whole is (15 / 20)^2.
    EXPECT_NEAR((filled == 36).to(torch::kFloat64).mean().item<double>(), 0.5625, 0.09);
}

} // namespace
} // namespace carpo::training
