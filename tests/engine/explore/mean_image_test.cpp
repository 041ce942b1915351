// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/mean_image.h"

#include "engine/imaging/encode.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace carpo::explore {
namespace {

/// Images of one gray each, of several shapes, and one file that is none.
class MeanImages : public testing::Test
{
protected:
    void SetUp() override
    {
        m_dataset.root = m_folder.path();
        add("dark", 300, 300, 40);
        add("light", 300, 300, 90);
        add("wide", 400, 100, 200);
        m_dataset.files.push_back(m_folder / "missing.png");
    }

    void add(const std::string& name, int width, int height, std::uint8_t gray)
    {
        imaging::Image image(width, height);
        std::ranges::fill(image.pixels8(), gray);
        m_dataset.files.push_back(m_folder / (name + ".png"));
        ASSERT_TRUE(imaging::writePng(m_dataset.files.back(), image).has_value());
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_dataset;
};

TEST_F(MeanImages, isTheMeanOfEachPixelAndCountsWhatCannotBeRead)
{
    const auto mean = meanImage(m_dataset, std::array<std::size_t, 3>{0, 1, 3}, {});
    ASSERT_TRUE(mean);
    EXPECT_EQ(mean->count, 2);
    EXPECT_EQ(mean->unreadable, 1);
    const imaging::Image image = mean->image();
    ASSERT_EQ(image.width(), MeanImage::kSide);
    for (const std::uint8_t pixel : image.pixels8())
        ASSERT_EQ(pixel, 65);
}

TEST_F(MeanImages, joinedPartsAreTheMeanOfAll)
{
    auto first = meanImage(m_dataset, std::array<std::size_t, 2>{0, 1}, {});
    const auto second = meanImage(m_dataset, std::array<std::size_t, 1>{2}, {});
    ASSERT_TRUE(first && second);
    MeanImage all;
    all.join(*first);
    all.join(*second);
    EXPECT_EQ(all.count, 3);
    // A wide image of one gray is padded with that gray: (40 + 90 + 200) / 3.
    EXPECT_EQ(all.image().pixels8().front(), 110);
    EXPECT_TRUE(MeanImage().image().isEmpty());
}

TEST_F(MeanImages, isCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const auto mean = meanImage(m_dataset, std::array<std::size_t, 1>{0}, stop.get_token());
    ASSERT_FALSE(mean);
    EXPECT_EQ(mean.error().code, core::ErrorCode::Cancelled);
}

} // namespace
} // namespace carpo::explore
