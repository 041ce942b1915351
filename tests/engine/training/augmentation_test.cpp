// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation.h"

#include "engine/training/augmentation_kinds.h"
#include "tests/engine/training/augmented.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

torch::Tensor
augmented(const std::vector<std::string>& settings, const torch::Tensor& images, std::uint64_t batch = 7)
{
    return augmentationWith(settings).apply(batchOf(images), core::RandomStream(1, "a", batch)).images;
}

// [count, 1, 8, 8], a bright patch left of the middle.
torch::Tensor images(std::int64_t count)
{
    torch::Tensor result = torch::zeros({count, 1, 8, 8});
    result.slice(2, 3, 5).slice(3, 1, 3).fill_(1);
    return result;
}

// Of which images any pixel is another.
std::vector<bool> changed(const torch::Tensor& before, const torch::Tensor& after, double tolerance)
{
    std::vector<bool> result;
    for (std::int64_t i = 0; i < before.size(0); ++i)
        result.push_back((before[i] - after[i]).abs().max().item<double>() > tolerance);
    return result;
}

std::string probabilityIs(const std::string& setting, const std::string& probability)
{
    return setting.substr(0, setting.find('=')) + "_probability=" + probability;
}

TEST(Augmentation, withoutStrengthChangesNothing)
{
    const torch::Tensor before = images(2);
    EXPECT_TRUE(torch::equal(augmented({}, before), before));
}

TEST(Augmentation, isTheSameForTheSameStream)
{
    const torch::Tensor before = randomImages(4, 16);
    const torch::Tensor first = augmented(everyKind(), before, 7);
    EXPECT_TRUE(torch::equal(first, augmented(everyKind(), before, 7)));
    EXPECT_FALSE(torch::equal(first, augmented(everyKind(), before, 8)));
    // Each image has its own draw.
    const torch::Tensor alike = augmented({"augmentation.rotation=30"}, images(4));
    EXPECT_FALSE(torch::equal(alike[0], alike[1]));
}

TEST(Augmentation, mirrorsAboutHalfOfThemExactly)
{
    const torch::Tensor before = images(200);
    const torch::Tensor after = augmented({"augmentation.flip=true"}, before);
    const torch::Tensor mirrored = before.flip({3});
    int count = 0;
    for (std::int64_t i = 0; i < before.size(0); ++i) {
        const bool isMirrored = torch::allclose(after[i], mirrored[i], 1e-5, 1e-5);
        EXPECT_TRUE(isMirrored || torch::allclose(after[i], before[i], 1e-5, 1e-5));
        count += isMirrored ? 1 : 0;
    }
    EXPECT_GT(count, 70);
    EXPECT_LT(count, 130);
}

TEST(Augmentation, shiftsByItsPartAtMost)
{
    const torch::Tensor after = augmented({"augmentation.shift=0.125"}, images(50));
    // One pixel of eight: the patch in columns 1-2 of rows 3-4 stays within columns 0-3, rows 2-5.
    EXPECT_LT(after.slice(3, 4, 8).abs().max().item<float>(), 1e-5F);
    EXPECT_LT(after.slice(2, 0, 2).abs().max().item<float>(), 1e-5F);
    EXPECT_LT(after.slice(2, 6, 8).abs().max().item<float>(), 1e-5F);
    EXPECT_NEAR(after.sum({1, 2, 3}).max().item<float>(), 4, 1.0);
    EXPECT_GT((after - images(50)).abs().max().item<float>(), 0.5F);
}

TEST(Augmentation, rotatesAndScalesAboutTheMiddle)
{
    const torch::Tensor centred = torch::zeros({30, 1, 9, 9});
    centred.slice(2, 4, 5).slice(3, 4, 5).fill_(1);
    for (const std::string key : {"augmentation.rotation", "augmentation.scale"}) {
        const torch::Tensor after = augmented({key + "=0.4"}, centred);
        EXPECT_GT(after.slice(2, 4, 5).slice(3, 4, 5).min().item<float>(), 0.99F) << key;
    }
}

TEST(Augmentation, continuesTheBordersOutwards)
{
    const torch::Tensor after = augmented({"augmentation.rotation=180"}, torch::full({20, 1, 8, 8}, 3.0F));
    EXPECT_LT((after - 3).abs().max().item<float>(), 1e-4F);
}

// How rotation, scale, mirror and shift were drawn and applied when there were no other kinds: runs of that
// time go on bit for bit.
TEST(Augmentation, theFirstFourKindsAreAsTheyWere)
{
    const torch::Tensor before = randomImages(9, 16);
    core::RandomStream random(1, "a", 7);
    torch::Tensor theta = torch::empty({9, 2, 3}, torch::kFloat32);
    auto matrix = theta.accessor<float, 3>();
    for (std::int64_t i = 0; i < 9; ++i) {
        const double angle = random.uniform(-20, 20) * std::numbers::pi / 180;
        const double scale = 1 / (1 + random.uniform(-0.2, 0.2));
        const double mirror = random.chance(0.5) ? -1 : 1;
        const double right = 2 * random.uniform(-0.1, 0.1);
        const double down = 2 * random.uniform(-0.1, 0.1);
        matrix[i][0][0] = static_cast<float>(mirror * scale * std::cos(angle));
        matrix[i][0][1] = static_cast<float>(-mirror * scale * std::sin(angle));
        matrix[i][0][2] = static_cast<float>(right);
        matrix[i][1][0] = static_cast<float>(scale * std::sin(angle));
        matrix[i][1][1] = static_cast<float>(scale * std::cos(angle));
        matrix[i][1][2] = static_cast<float>(down);
    }
    const torch::Tensor expected =
        torch::grid_sampler(before, torch::affine_grid_generator(theta, before.sizes(), false), 0, 1, false);
    EXPECT_TRUE(torch::equal(augmented({"augmentation.rotation=20",
                                        "augmentation.scale=0.2",
                                        "augmentation.flip=true",
                                        "augmentation.shift=0.1"},
                                       before),
                             expected));
}

TEST(Augmentation, everyKindIsTested)
{
    const std::vector<std::string> settings = everyKind();
    ASSERT_EQ(settings.size(), augmentationKinds().size());
    for (std::size_t i = 0; i < settings.size(); ++i)
        EXPECT_TRUE(settings[i].starts_with(std::string(augmentationKinds()[i].key) + '=')) << settings[i];
}

TEST(Augmentation, whatNeverHappensChangesNoBit)
{
    const torch::Tensor before = randomImages(6, 16);
    for (const std::string& setting : everyKind())
        EXPECT_TRUE(torch::equal(augmented({setting, probabilityIs(setting, "0")}, before), before))
            << setting;
}

TEST(Augmentation, halfAProbabilityChangesAboutHalfOfTheImages)
{
    const torch::Tensor before = randomImages(200, 12);
    for (const std::string& setting : everyKind()) {
        const torch::Tensor after = augmented({setting, probabilityIs(setting, "0.5")}, before);
        const auto count = std::ranges::count(changed(before, after, 1e-4), true);
        EXPECT_GT(count, 70) << setting;
        EXPECT_LT(count, 130) << setting;
    }
}

// Those that move pixels look unmoved images up where they are, which rounds.
TEST(Augmentation, imagesThatAreNotPickedKeepTheirGrays)
{
    const torch::Tensor before = randomImages(200, 12);
    std::vector<std::string> settings;
    for (const std::string kind : {"histogram_matching=1",
                                   "brightness=0.3",
                                   "contrast=0.5",
                                   "gamma=1",
                                   "blur=1.5",
                                   "noise=0.1",
                                   "cutout=0.4",
                                   "mixup=2"}) {
        settings.push_back("augmentation." + kind);
        settings.push_back(probabilityIs(settings.back(), "0.1"));
    }
    const auto untouched = std::ranges::count(changed(before, augmented(settings, before), 0), false);
    // 0.9 to the power of 8 is 0.43.
    EXPECT_GT(untouched, 60);
    EXPECT_LT(untouched, 115);
}

TEST(Augmentation, noKindChangesAnothersDraws)
{
    const AugmentationDoses all = [] {
        AugmentationDoses doses;
        doses.fill({.strength = 1, .probability = 0.7});
        return doses;
    }();
    const core::RandomStream batch(1, "a", 7);
    const AugmentationDraws together(all, batch, 20, torch::kCPU);
    for (const AugmentationDeclaration& declared : augmentationKinds()) {
        AugmentationDoses one;
        one.at(static_cast<std::size_t>(declared.kind)) = {.strength = 1, .probability = 0.7};
        const AugmentationDraws alone(one, batch, 20, torch::kCPU);
        EXPECT_EQ(alone.amounts(declared.kind, eitherWay), together.amounts(declared.kind, eitherWay));
        EXPECT_TRUE(torch::equal(alone.uniforms(declared.kind, 9), together.uniforms(declared.kind, 9)));
        EXPECT_TRUE(torch::equal(alone.partners(declared.kind), together.partners(declared.kind)));
        EXPECT_FALSE(
            torch::equal(alone.uniforms(declared.kind, 9),
                         together.uniforms(declared.kind == AugmentationKind::Noise ? AugmentationKind::Blur
                                                                                    : AugmentationKind::Noise,
                                           9)));
    }
}

// Of one gray each: what turns and moves them changes nothing, so that the others must show alike.
TEST(Augmentation, movingPixelsLeavesTheOtherKindsDraws)
{
    const torch::Tensor before = torch::linspace(0.2, 0.8, 12).view({12, 1, 1, 1}).repeat({1, 1, 8, 8});
    const std::vector<std::string> grays{
        "augmentation.brightness=0.2", "augmentation.noise=0.05", "augmentation.mixup=1"};
    std::vector<std::string> both = grays;
    for (const auto* const moving : {"rotation=90", "shift=0.3", "shear=30", "elastic=0.1", "flip=true"})
        both.push_back(std::string("augmentation.") + moving);
    EXPECT_TRUE(torch::allclose(augmented(grays, before), augmented(both, before), 1e-5, 1e-5));
}

TEST(Augmentation, theSamePixelsGetTheSameNumbersWhateverStandardisesThem)
{
    const torch::Tensor grays = randomImages(5, 8) * 0.6 + 0.2;
    Batch plain = batchOf(grays);
    Batch standardised = plain;
    standardised.pixelMean = torch::linspace(90, 130, 5).view({5, 1, 1, 1});
    standardised.pixelSd = torch::linspace(30, 60, 5).view({5, 1, 1, 1});
    standardised.images = (grays * 255 - standardised.pixelMean) / standardised.pixelSd;
    const Augmentation augmentation = augmentationWith({"augmentation.brightness=0.4",
                                                        "augmentation.contrast=0.5",
                                                        "augmentation.gamma=1",
                                                        "augmentation.blur=1",
                                                        "augmentation.noise=0.1",
                                                        "augmentation.histogram_matching=1"});
    const core::RandomStream random(1, "a");
    const torch::Tensor expected = augmentation.apply(plain, random).images;
    const torch::Tensor found =
        augmentation.apply(standardised, random).images * standardised.pixelSd + standardised.pixelMean;
    EXPECT_LT((found / 255 - expected).abs().max().item<double>(), 1e-4);
    EXPECT_GE(expected.min().item<double>(), 0);
    EXPECT_LE(expected.max().item<double>(), 1);
}

TEST(Augmentation, aGpuGetsWhatTheCpuGets)
{
    if (!torch::cuda::is_available())
        GTEST_SKIP() << "no GPU that LibTorch can use";
    const Batch here = batchOf(randomImages(16, 33));
    Batch there = here;
    for (torch::Tensor* tensor :
         {&there.images, &there.sex, &there.targets, &there.pixelMean, &there.pixelSd})
        *tensor = tensor->to(torch::kCUDA);
    // Equal quantiles of grays that are rounded differently may be other grays: no matching.
    std::vector<std::string> settings = everyKind();
    settings.emplace_back("augmentation.histogram_matching=0");
    const Augmentation augmentation = augmentationWith(settings);
    const core::RandomStream random(1, "a");
    const Batch expected = augmentation.apply(here, random);
    const Batch found = augmentation.apply(there, random);
    EXPECT_LT((found.images.cpu() - expected.images).abs().max().item<double>(), 1e-3);
    EXPECT_TRUE(torch::allclose(found.targets.cpu(), expected.targets));
    EXPECT_TRUE(torch::allclose(found.sex.cpu(), expected.sex));
}

} // namespace
} // namespace carpo::training
