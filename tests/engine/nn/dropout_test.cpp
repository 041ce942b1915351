// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/dropout.h"

#include <gtest/gtest.h>

namespace carpo::nn {
namespace {

using torch::Tensor;

TEST(Dropout, keepsItsShareAndTheMean)
{
    torch::manual_seed(77);
    for (const double rate : {0.5, 0.2, 0.95}) {
        const Tensor y = dropOut(torch::ones({100'001}), rate);
        const Tensor kept = y.masked_select(y != 0);
        EXPECT_NEAR(static_cast<double>(kept.numel()) / 100'001, 1 - rate, 0.008); // 5 SD
        EXPECT_NEAR(kept.min().item<double>(), 1 / (1 - rate), 1e-4);
        EXPECT_EQ(kept.min().item<double>(), kept.max().item<double>());
    }
}

// Neighbours, and values a block apart, are kept as often together as chance has it.
TEST(Dropout, drawsEachValueByItself)
{
    torch::manual_seed(9);
    const Tensor kept = (dropOut(torch::ones({200'000}), 0.5) != 0).to(torch::kFloat32) - 0.5;
    for (const std::int64_t apart : {1, 2, 3, 4095, 4096, 8192}) {
        const Tensor together = kept.slice(0, apart) * kept.slice(0, 0, kept.numel() - apart);
        EXPECT_NEAR(together.mean().item<double>() * 4, 0, 0.012) << apart; // 5 SD
    }
}

TEST(Dropout, isRepeatedByTheSeedAndOnAnyNumberOfThreads)
{
    const Tensor x = torch::ones({30'000});
    const int threads = at::get_num_threads();
    torch::manual_seed(5);
    const Tensor first = dropOut(x, 0.5);
    EXPECT_FALSE(torch::equal(dropOut(x, 0.5), first)) << "each time anew";
    at::set_num_threads(threads == 1 ? 2 : 1);
    torch::manual_seed(5);
    EXPECT_TRUE(torch::equal(dropOut(x, 0.5), first));
    at::set_num_threads(threads);
    torch::manual_seed(6);
    EXPECT_FALSE(torch::equal(dropOut(x, 0.5), first));
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
