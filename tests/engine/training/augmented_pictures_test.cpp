// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmented_pictures.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

namespace carpo::training {
namespace {

constexpr int kSide = 8;

Experiment with(std::initializer_list<std::pair<const char*, const char*>> settings)
{
    Experiment experiment;
    for (const auto& [key, value] : settings)
        EXPECT_TRUE(experiment.setFromText(key, value).has_value()) << key;
    return experiment;
}

/// Two pictures, every pixel another gray.
std::vector<std::uint8_t> pictures()
{
    std::vector<std::uint8_t> pixels(2 * kSide * kSide);
    std::iota(pixels.begin(), pixels.end(), std::uint8_t{20});
    return pixels;
}

TEST(AugmentedPictures, areTheSameGraysWhereNothingIsSwitchedOn)
{
    for (const char* const normalization : {"image", "unit", "dataset"}) {
        const Experiment experiment = with({{"data.normalization", normalization}});
        EXPECT_EQ(augmentedPictures(experiment, pictures(), kSide, 1), pictures()) << normalization;
    }
}

TEST(AugmentedPictures, areMirroredExactly)
{
    const Experiment experiment =
        with({{"augmentation.flip", "true"}, {"augmentation.flip_probability", "1"}});
    std::vector<std::uint8_t> mirrored = pictures();
    for (auto row = mirrored.begin(); row != mirrored.end(); row += kSide)
        std::reverse(row, row + kSide);
    EXPECT_EQ(augmentedPictures(experiment, pictures(), kSide, 1), mirrored);
}

TEST(AugmentedPictures, dependOnTheDrawAlone)
{
    const Experiment experiment = with({{"augmentation.rotation", "30"}, {"augmentation.noise", "0.1"}});
    const auto first = augmentedPictures(experiment, pictures(), kSide, 1);
    EXPECT_EQ(first, augmentedPictures(experiment, pictures(), kSide, 1));
    EXPECT_NE(first, augmentedPictures(experiment, pictures(), kSide, 2));
    EXPECT_NE(first, pictures());
}

} // namespace
} // namespace carpo::training
