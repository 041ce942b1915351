// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/augmentation_preview.h"

#include "engine/imaging/encode.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

namespace carpo::jobs {
namespace {

/// Ten pictures of one gray each: 10, 20, ..., 100.
class AugmentationPreview : public testing::Test
{
protected:
    void SetUp() override
    {
        m_set.root = m_folder.path();
        for (int i = 1; i <= 10; ++i) {
            m_set.ids.push_back(std::to_string(i));
            m_set.files.push_back(m_folder / (m_set.ids.back() + ".png"));
            m_set.sexes.push_back(dataset::Sex::Female);
            m_set.months.push_back(static_cast<float>(i));
            imaging::Image image(40, 40);
            std::ranges::fill(image.pixels8(), static_cast<std::uint8_t>(10 * i));
            ASSERT_TRUE(imaging::writePng(m_set.files.back(), image).has_value());
        }
        ASSERT_TRUE(m_experiment.set("data.input_size", std::int64_t{32}).has_value());
    }

    [[nodiscard]] std::vector<int> graysOf(std::uint64_t choice, std::size_t count = 3) const
    {
        const auto images = preparedImages(m_set, m_experiment, count, choice, {});
        EXPECT_TRUE(images.has_value());
        std::vector<int> grays;
        for (const imaging::Image& image : images.value_or(std::vector<imaging::Image>())) {
            EXPECT_EQ(image.width(), 32);
            EXPECT_EQ(image.height(), 32);
            grays.push_back(image.pixels8()[32 * 16 + 16]);
        }
        return grays;
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_set;
    training::Experiment m_experiment;
};

TEST_F(AugmentationPreview, drawsImagesThatCanBeRead)
{
    EXPECT_EQ(graysOf(1).size(), 3U);
    EXPECT_EQ(graysOf(1), graysOf(1));
    EXPECT_NE(graysOf(1, 10), graysOf(2, 10));
    for (std::size_t i = 1; i < 10; ++i)
        std::filesystem::resize_file(m_set.files[i], 20);
    EXPECT_THAT(graysOf(1), testing::ElementsAre(10));
    std::filesystem::remove(m_set.files[0]);
    EXPECT_FALSE(preparedImages(m_set, m_experiment, 3, 1, {}).has_value());
    EXPECT_EQ(preparedImages({}, m_experiment, 3, 1, {}).error().code, core::ErrorCode::NotEnoughImages);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(preparedImages(m_set, m_experiment, 3, 1, stop.get_token()).error().code,
              core::ErrorCode::Cancelled);
}

TEST_F(AugmentationPreview, drawsEachOfThemSoOften)
{
    const auto images = preparedImages(m_set, m_experiment, 2, 1, {});
    ASSERT_TRUE(images.has_value());
    const auto same = augmentedImages(m_experiment, *images, 3, 1);
    ASSERT_EQ(same.size(), 6U);
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_THAT(same[i].pixels8(), testing::ElementsAreArray((*images)[i / 3].pixels8())) << i;
    ASSERT_TRUE(m_experiment.set("augmentation.noise", 0.2).has_value());
    const auto noisy = augmentedImages(m_experiment, *images, 3, 1);
    EXPECT_THAT(noisy[0].pixels8(), testing::Not(testing::ElementsAreArray(noisy[1].pixels8())));
}

} // namespace
} // namespace carpo::jobs
