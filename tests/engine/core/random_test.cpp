// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

namespace carpo::core {
namespace {

/// Element i of SplitMix64 from state 0, in closed form: no state is carried from one to the next.
double closedForm(std::uint64_t i)
{
    std::uint64_t z = (i + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    z = z ^ (z >> 31U);
    return static_cast<double>(z >> 11U) * std::pow(2.0, -53);
}

TEST(RandomStream, isSplitMix64)
{
    RandomStream stream;
    for (std::uint64_t i = 0; i < 1000; ++i)
        EXPECT_EQ(stream.uniform(), closedForm(i)) << i;
}

TEST(RandomStream, givesThePublishedNumbers)
{
    // The first outputs for seed 1234567 of Vigna's splitmix64.c (prng.di.unimi.it).
    RandomStream stream;
    stream.setState(1234567);
    EXPECT_EQ(stream.next(), 6457827717110365317ULL);
    EXPECT_EQ(stream.next(), 3203168211198807973ULL);
    EXPECT_EQ(stream.next(), 9817491932198370423ULL);
}

TEST(RandomStream, itsWholeStateIsOneNumber)
{
    RandomStream stream(7, "test");
    static_cast<void>(stream.normal());
    RandomStream copy;
    copy.setState(stream.state());
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(copy.normal(), stream.normal());
}

TEST(RandomStream, seedPurposeAndIndexEachMakeAnother)
{
    std::set<std::uint64_t> states;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (const auto* const purpose : {"split", "augmentation", ""}) {
            for (std::uint64_t index = 0; index < 20; ++index)
                states.insert(RandomStream(seed, purpose, index).state());
        }
    }
    EXPECT_EQ(states.size(), 20U * 3U * 20U);
    EXPECT_EQ(RandomStream(3, "split").state(), RandomStream(3, "split", 0).state());
}

TEST(RandomStream, belowIsEvenAndInside)
{
    RandomStream stream(1, "below");
    std::array<int, 7> counts = {};
    constexpr int kDraws = 70'000;
    for (int i = 0; i < kDraws; ++i)
        ++counts.at(stream.below(counts.size()));
    // Chi squared with 6 degrees of freedom is below 22.5 in 999 of 1000 cases; the stream is fixed.
    double chiSquared = 0;
    for (const int count : counts)
        chiSquared += std::pow(count - kDraws / 7.0, 2) / (kDraws / 7.0);
    EXPECT_LT(chiSquared, 22.5);
    EXPECT_EQ(stream.below(1), 0U);
}

TEST(RandomStream, normalHasItsMoments)
{
    RandomStream stream(2, "normal");
    constexpr int kDraws = 100'000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < kDraws; ++i) {
        const double value = stream.normal();
        sum += value;
        squares += value * value;
        fourth += std::pow(value, 4);
    }
    EXPECT_NEAR(sum / kDraws, 0, 0.015);
    EXPECT_NEAR(squares / kDraws, 1, 0.02);
    EXPECT_NEAR(fourth / kDraws, 3, 0.15);
    EXPECT_NEAR(stream.normal(50, 0), 50, 1e-12);
}

TEST(RandomStream, shuffleKeepsEveryItemAndReachesEveryOrder)
{
    RandomStream stream(3, "shuffle");
    std::set<std::vector<int>> orders;
    for (int i = 0; i < 400; ++i) {
        std::vector<int> items = {0, 1, 2, 3};
        stream.shuffle(std::span(items));
        orders.insert(items);
        std::ranges::sort(items);
        EXPECT_THAT(items, testing::ElementsAre(0, 1, 2, 3));
    }
    EXPECT_EQ(orders.size(), 24U);
}

TEST(RandomStream, uniformAndChanceKeepTheirRange)
{
    RandomStream stream(4, "range");
    int heads = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double value = stream.uniform(-2, 3);
        EXPECT_GE(value, -2);
        EXPECT_LT(value, 3);
        heads += stream.chance(0.25) ? 1 : 0;
        EXPECT_FALSE(stream.chance(0));
        EXPECT_TRUE(stream.chance(1));
    }
    EXPECT_NEAR(heads, 2500, 130); // three standard deviations
}

} // namespace
} // namespace carpo::core
