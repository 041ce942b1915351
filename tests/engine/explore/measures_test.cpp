// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace carpo::explore {
namespace {

using imaging::Image;

double valueOf(const std::vector<float>& values, std::string_view key)
{
    return static_cast<double>(values.at(measureIndex(key)));
}

TEST(Measures, areDeclaredOnceAndInFull)
{
    std::set<std::string_view> keys;
    for (const Measure& each : measures()) {
        EXPECT_TRUE(keys.insert(each.key).second) << each.key;
        EXPECT_STRNE(each.name, "") << each.key;
        EXPECT_STRNE(each.howToRead, "") << each.key;
        EXPECT_LT(each.minimum, each.maximum) << each.key;
        EXPECT_EQ(measures()[measureIndex(each.key)].key, each.key);
    }
    EXPECT_EQ(measureIndex("no_such"), measures().size());
    EXPECT_EQ(measure(Image(3, 2)).measures.size(), measures().size());
}

TEST(Measures, ofAnImageWorkedOutByHand)
{
    // Four pixels: 0, 0, 255, 51. Mean 76.5; squares 76.5^2 twice, 178.5^2, 25.5^2.
    Image image(4, 1);
    image.pixels8()[2] = 255;
    image.pixels8()[3] = 51;
    const auto values = measure(image).measures;
    EXPECT_EQ(valueOf(values, "width"), 4);
    EXPECT_EQ(valueOf(values, "height"), 1);
    EXPECT_EQ(valueOf(values, "aspect_ratio"), 4);
    EXPECT_NEAR(valueOf(values, "megapixels"), 4e-6, 1e-12);
    EXPECT_EQ(valueOf(values, "bit_depth"), 8);
    EXPECT_NEAR(valueOf(values, "brightness"), 0.3, 1e-6);
    EXPECT_NEAR(valueOf(values, "contrast"), std::sqrt((2 * 0.09 + 0.49 + 0.01) / 4), 1e-7);
    EXPECT_EQ(valueOf(values, "percentile_1"), 0);
    EXPECT_EQ(valueOf(values, "percentile_50"), 0);
    EXPECT_EQ(valueOf(values, "percentile_95"), 1);
    EXPECT_NEAR(valueOf(values, "entropy"), 1.5, 1e-6); // 1/2 and two of 1/4
    EXPECT_NEAR(valueOf(values, "border_level"), 0.2, 1e-6);
}

TEST(Measures, percentilesAreThoseOfTheSortedPixels)
{
    core::RandomStream random(1, "pixels");
    Image image(37, 53);
    for (auto& pixel : image.pixels8())
        pixel = static_cast<std::uint8_t>(std::clamp(random.normal(100, 40), 0.0, 255.0));
    std::vector<std::uint8_t> sorted(image.pixels8().begin(), image.pixels8().end());
    std::ranges::sort(sorted);
    const auto values = measure(image).measures;
    for (const auto& [key, fraction] : {std::pair("percentile_1", 0.01),
                                        {"percentile_5", 0.05},
                                        {"percentile_50", 0.5},
                                        {"percentile_95", 0.95},
                                        {"percentile_99", 0.99}}) {
        const auto rank = static_cast<std::size_t>(std::ceil(fraction * static_cast<double>(sorted.size())));
        EXPECT_NEAR(valueOf(values, key), sorted[rank - 1] / 255.0, 1e-7) << key;
    }
}

TEST(Measures, sixteenBitsMeasureAsTheirEightBitTwin)
{
    Image eight(16, 16);
    Image sixteen(16, 16, Image::Depth::Bits16);
    for (std::size_t i = 0; i < 256; ++i) {
        eight.pixels8()[i] = static_cast<std::uint8_t>(i);
        sixteen.pixels16()[i] = static_cast<std::uint16_t>(i * 257);
    }
    const auto a = measure(eight).measures;
    const auto b = measure(sixteen).measures;
    for (const auto* const key :
         {"brightness", "contrast", "percentile_5", "percentile_95", "entropy", "border_level"})
        EXPECT_NEAR(valueOf(a, key), valueOf(b, key), 1e-6) << key;
    EXPECT_EQ(valueOf(a, "entropy"), 8);
    EXPECT_EQ(valueOf(b, "bit_depth"), 16);
}

TEST(Measures, stayWithinTheirDeclaredRange)
{
    core::RandomStream random(2, "images");
    for (int round = 0; round < 200; ++round) {
        const bool deep = random.chance(0.5);
        Image image(static_cast<int>(1 + random.below(40)),
                    static_cast<int>(1 + random.below(40)),
                    deep ? Image::Depth::Bits16 : Image::Depth::Bits8);
        const auto top = 1 + random.below(static_cast<std::uint64_t>(image.maximum()));
        for (auto& pixel : image.pixels8())
            pixel = static_cast<std::uint8_t>(random.below(top + 1));
        for (auto& pixel : image.pixels16())
            pixel = static_cast<std::uint16_t>(random.below(top + 1));
        const auto values = measure(image).measures;
        for (std::size_t i = 0; i < values.size(); ++i) {
            EXPECT_GE(values[i], measures()[i].minimum) << measures()[i].key;
            EXPECT_LE(values[i], measures()[i].maximum) << measures()[i].key;
        }
    }
}

} // namespace
} // namespace carpo::explore
