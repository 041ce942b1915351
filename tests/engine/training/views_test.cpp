// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/views.h"

#include "engine/training/learner.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace carpo::training {
namespace {

Experiment with(const std::vector<std::pair<std::string, std::string>>& settings)
{
    Experiment experiment;
    for (const auto& [key, value] : settings)
        EXPECT_TRUE(experiment.setFromText(key, value).has_value()) << key;
    return experiment;
}

torch::Tensor pictures()
{
    torch::manual_seed(3);
    return torch::rand({4, 1, 24, 24});
}

TEST(Views, theFirstIsTheImageAsItIs)
{
    const Views views(with({{"evaluation.views", "3"}, {"augmentation.rotation", "20"}}));
    ASSERT_EQ(views.count(), 3U);
    const torch::Tensor images = pictures();
    EXPECT_TRUE(views.show(images, 0).equal(images));
    EXPECT_FALSE(views.show(images, 1).equal(images));
    EXPECT_FALSE(views.show(images, 2).equal(views.show(images, 1)));
}

TEST(Views, everySecondOneIsTheMirrorImageOfTheOneBefore)
{
    const Views views(with({{"evaluation.views", "4"},
                            {"augmentation.rotation", "20"},
                            {"augmentation.shift", "0.1"},
                            {"augmentation.flip", "true"}}));
    const torch::Tensor images = pictures();
    EXPECT_TRUE(views.show(images, 1).equal(images.flip(3)));
    EXPECT_FALSE(views.show(images, 2).equal(images));
    EXPECT_TRUE(views.show(images, 3).equal(views.show(images, 2).flip(3)));
}

TEST(Views, thereAreNoMoreThanTheAugmentationAllows)
{
    EXPECT_EQ(Views(with({})).count(), 1U);
    EXPECT_EQ(Views(with({{"evaluation.views", "8"}, {"augmentation.noise", "0.1"}})).count(), 1U);
    EXPECT_EQ(Views(with({{"evaluation.views", "8"}, {"augmentation.flip", "true"}})).count(), 2U);
    EXPECT_EQ(Views(with({{"evaluation.views", "8"}, {"augmentation.scale", "0.1"}})).count(), 8U);
    EXPECT_EQ(Views(with({{"evaluation.views", "8"},
                          {"augmentation.scale", "0.1"},
                          {"augmentation.scale_probability", "0"}}))
                  .count(),
              1U);
}

TEST(Views, allImagesAreMovedAlikeAndEachTimeTheSame)
{
    const Experiment experiment =
        with({{"evaluation.views", "2"}, {"augmentation.shift", "0.2"}, {"augmentation.shear", "10"}});
    const torch::Tensor images = pictures();
    const torch::Tensor together = Views(experiment).show(images, 1);
    for (std::int64_t i = 0; i < 4; ++i) {
        const torch::Tensor alone = Views(experiment).show(images.slice(0, i, i + 1), 1);
        EXPECT_TRUE(alone.allclose(together.slice(0, i, i + 1), 0, 1e-5)) << i;
    }
}

// The mean over an image and its mirror image does not tell the two apart.
TEST(Views, aJudgementDoesNotDependOnTheSideWhereItsViewsMirror)
{
    constexpr std::int64_t kSide = 16;
    core::RandomStream random(5, "pixels");
    std::vector<std::uint8_t> pixels;
    for (std::int64_t i = 0; i < kSide * kSide; ++i)
        pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
    for (std::int64_t row = 0; row < kSide; ++row) {
        for (std::int64_t column = 0; column < kSide; ++column)
            pixels.push_back(pixels[static_cast<std::size_t>(row * kSide + kSide - 1 - column)]);
    }
    TrainingSet set;
    set.pixels = pixels;
    set.side = kSide;
    set.targets = {10, 20};
    set.male = {1, 1};
    set.train = {0, 1};
    set.validation = {0, 1};
    const auto judged = [&](const char* views) {
        const Experiment experiment = with({{"data.input_size", "16"},
                                            {"network.name", "lenet_ufg"},
                                            {"augmentation.flip", "true"},
                                            {"evaluation.views", views}});
        const Standardisation standardisation = standardise(experiment, set);
        Learner learner(experiment, standardisation, torch::kCPU);
        return judge(learner.judged(),
                     Batches(set, standardisation, torch::kCPU),
                     Views(experiment),
                     standardisation,
                     set.validation,
                     learner.loss(),
                     {})
            ->predicted.values;
    };
    const std::vector<float> one = judged("1");
    const std::vector<float> both = judged("2");
    EXPECT_GT(std::abs(one[0] - one[1]), 1e-3);
    EXPECT_NEAR(both[0], both[1], 1e-4);
    EXPECT_NEAR(both[0], (one[0] + one[1]) / 2, 1e-4);
}

} // namespace
} // namespace carpo::training
