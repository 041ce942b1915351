// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/clahe.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace carpo::imaging {
namespace {

constexpr int kSide = 128;

/// Faint stripes in a dark half and in a bright one.
template <typename Pixel>
void drawStripes(std::span<Pixel> pixels, int dark, int bright, int amount)
{
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const int ground = x < kSide / 2 ? dark : bright;
            pixels[static_cast<std::size_t>(y * kSide + x)] =
                static_cast<Pixel>(ground + (y % 8 < 4 ? amount : 0));
        }
}

/// Between neighbouring stripes in the middle of the half that begins at `left`.
int contrastAt(const Image& image, int left)
{
    const auto at = [&](int y) {
        return int{image.pixels8()[static_cast<std::size_t>(y * kSide + left + kSide / 4)]};
    };
    return std::abs(at(66) - at(70));
}

TEST(Clahe, bringsOutFaintDetailOnDarkAndOnBrightGround)
{
    Image image(kSide, kSide);
    drawStripes(image.pixels8(), 30, 200, 6);
    const Image equalised = clahe(image);
    ASSERT_EQ(equalised.width(), kSide);
    ASSERT_EQ(equalised.height(), kSide);
    EXPECT_GT(contrastAt(equalised, 0), 6);
    EXPECT_GT(contrastAt(equalised, kSide / 2), 6);
}

TEST(Clahe, takesSixteenBits)
{
    Image image(kSide, kSide, Image::Depth::Bits16);
    drawStripes(image.pixels16(), 480, 3200, 96); // twelve bits in use
    const Image equalised = clahe(image);
    ASSERT_EQ(equalised.depth(), Image::Depth::Bits8);
    EXPECT_GT(contrastAt(equalised, 0), 6);
    EXPECT_GT(contrastAt(equalised, kSide / 2), 6);
}

} // namespace
} // namespace carpo::imaging
