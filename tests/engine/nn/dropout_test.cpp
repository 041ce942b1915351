// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/dropout.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace carpo::nn {
namespace {

using torch::Tensor;

// Of one's own, from the standard library's generator: whether each value stays.
std::vector<bool> keptValues(std::uint32_t seed, std::size_t passedOver, std::size_t count, double rate)
{
    std::mt19937 random(seed);
    random.discard(passedOver);
    std::vector<bool> kept;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t high = random();
        const std::uint64_t low = random();
        const std::uint64_t bits = (high << 32 | low) % (std::uint64_t{1} << 53);
        kept.push_back(std::ldexp(static_cast<double>(bits), -53) < 1 - rate);
    }
    return kept;
}

TEST(Dropout, drawsWhatMersennesTwisterSays)
{
    for (const double rate : {0.5, 0.2, 0.999}) {
        torch::manual_seed(77);
        const Tensor x = torch::ones({3, 5, 7, 19}); // more than a block of 624 numbers
        const Tensor y = dropOut(x, rate);
        const std::vector<bool> kept = keptValues(77, 0, static_cast<std::size_t>(x.numel()), rate);
        for (std::int64_t i = 0; i < x.numel(); ++i)
            EXPECT_FLOAT_EQ(y.data_ptr<float>()[i],
                            kept[static_cast<std::size_t>(i)] ? static_cast<float>(1 / (1 - rate)) : 0)
                << i;
    }
}

TEST(Dropout, leavesTheGeneratorWhereTheNextDrawBegins)
{
    torch::manual_seed(5);
    std::ignore = torch::randint(0, 10, {311}); // one number each: within a block, at an odd place
    std::ignore = dropOut(torch::ones(400), 0.5);
    const Tensor y = dropOut(torch::ones(1000), 0.5);
    const std::vector<bool> kept = keptValues(5, 311 + 800, 1000, 0.5);
    for (std::int64_t i = 0; i < 1000; ++i)
        EXPECT_EQ(y.data_ptr<float>()[i] > 0, kept[static_cast<std::size_t>(i)]) << i;
    // And torch goes on from there.
    std::mt19937 random(5);
    random.discard(311 + 800 + 2000);
    EXPECT_EQ(torch::randint(0, 1000, {1}).item<std::int64_t>(), random() % 1000);
}

TEST(Dropout, sendsTheGradientThroughWhatStays)
{
    torch::manual_seed(6);
    const Tensor x = torch::rand({2, 8, 9, 9}).contiguous(torch::MemoryFormat::ChannelsLast).requires_grad_();
    const Tensor y = dropOut(x, 0.25);
    y.sum().backward();
    EXPECT_TRUE(torch::allclose(x.grad() * x, y));
    EXPECT_NEAR((y != 0).to(torch::kFloat32).mean().item<double>(), 0.75, 0.06); // 5 SD of 1296 draws
}

TEST(Dropout, isNothingOutsideOfTraining)
{
    DropoutLayer layer(0.5);
    const Tensor x = torch::rand({4, 4});
    EXPECT_FALSE(torch::equal(layer(x), x));
    layer->eval();
    EXPECT_TRUE(torch::equal(layer(x), x));
}

} // namespace
} // namespace carpo::nn
