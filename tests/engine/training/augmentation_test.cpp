// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation.h"

#include <gmock/gmock.h>

namespace carpo::training {
namespace {

Augmentation with(const std::string& key, const std::string& value)
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText(key, value).has_value());
    return Augmentation(experiment);
}

// [count, 1, 8, 8], a bright patch left of the middle.
torch::Tensor images(std::int64_t count)
{
    torch::Tensor result = torch::zeros({count, 1, 8, 8});
    result.slice(2, 3, 5).slice(3, 1, 3).fill_(1);
    return result;
}

TEST(Augmentation, withoutStrengthChangesNothing)
{
    const torch::Tensor before = images(2);
    EXPECT_TRUE(
        torch::equal(with("augmentation.rotation", "0").apply(before, core::RandomStream(1, "a")), before));
}

TEST(Augmentation, isTheSameForTheSameStream)
{
    const Augmentation augmentation = with("augmentation.rotation", "30");
    const torch::Tensor first = augmentation.apply(images(4), core::RandomStream(1, "a", 7));
    EXPECT_TRUE(torch::equal(first, augmentation.apply(images(4), core::RandomStream(1, "a", 7))));
    EXPECT_FALSE(torch::equal(first, augmentation.apply(images(4), core::RandomStream(1, "a", 8))));
    // Each image has its own draw.
    EXPECT_FALSE(torch::equal(first[0], first[1]));
}

TEST(Augmentation, mirrorsAboutHalfOfThemExactly)
{
    const torch::Tensor before = images(200);
    const torch::Tensor after = with("augmentation.flip", "true").apply(before, core::RandomStream(1, "a"));
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
    const torch::Tensor after =
        with("augmentation.shift", "0.125").apply(images(50), core::RandomStream(1, "a"));
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
    for (const auto* const key : {"augmentation.rotation", "augmentation.scale"}) {
        const torch::Tensor after = with(key, "0.4").apply(centred, core::RandomStream(1, "a"));
        EXPECT_GT(after.slice(2, 4, 5).slice(3, 4, 5).min().item<float>(), 0.99F) << key;
    }
}

TEST(Augmentation, continuesTheBordersOutwards)
{
    const torch::Tensor after = with("augmentation.rotation", "180")
                                    .apply(torch::full({20, 1, 8, 8}, 3.0F), core::RandomStream(1, "a"));
    EXPECT_LT((after - 3).abs().max().item<float>(), 1e-4F);
}

} // namespace
} // namespace carpo::training
