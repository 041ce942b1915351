// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/device_choice.h"

#include <gtest/gtest.h>

namespace carpo::training {
namespace {

using torch::Tensor;
using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

TEST(ChannelsLast, beginWithTheFirstConvolutionOfGrayImages)
{
    torch::manual_seed(3);
    torch::nn::Sequential network(
        Conv2d(Conv2dOptions(1, 16, 3).padding(1)), Conv2d(16, 8, 1), Conv2d(8, 5, 3));
    const Tensor images = torch::randn({2, 1, 12, 12});
    const Tensor before = network->forward(images);
    const Tensor gray = network->ptr<torch::nn::Conv2dImpl>(0)->forward(images);
    EXPECT_TRUE(gray.is_contiguous()); // or this test says nothing
    layChannelsLast(*network);
    EXPECT_EQ(network->ptr<torch::nn::Conv2dImpl>(0)->forward(images).stride(1), 1);
    const Tensor after = network->forward(images);
    EXPECT_EQ(after.stride(1), 1);
    EXPECT_TRUE(torch::allclose(after, before, 1e-4, 1e-5));
    after.sum().backward();
    for (const Tensor& parameter : network->parameters())
        EXPECT_EQ(parameter.grad().sizes(), parameter.sizes());
}

} // namespace
} // namespace carpo::training
