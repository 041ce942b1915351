// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/kept_memory.h"

#include "engine/nn/torch.h"

#include <gtest/gtest.h>

#include <thread>

namespace carpo::nn {
namespace {

constexpr std::int64_t kMegabyte = std::int64_t{1} << 20;

torch::Tensor bytes(std::int64_t count)
{
    return torch::full({count}, 7, torch::kUInt8);
}

TEST(KeptMemory, handsOutAgainWhatCameBack)
{
    const KeptMemory memory;
    torch::Tensor tensor = bytes(20 * kMegabyte);
    const void* const place = tensor.data_ptr();
    EXPECT_EQ(KeptMemory::idle(), 0);
    tensor.reset();
    EXPECT_EQ(KeptMemory::idle(), 20 * kMegabyte);
    // One that leaves more than an eighth does not get it.
    const torch::Tensor smaller = bytes(10 * kMegabyte);
    EXPECT_NE(smaller.data_ptr(), place);
    const torch::Tensor same = bytes(20 * kMegabyte - 1000);
    EXPECT_EQ(same.data_ptr(), place);
    EXPECT_EQ(same.min().item<int>(), 7);
    EXPECT_EQ(same.max().item<int>(), 7);
    EXPECT_EQ(KeptMemory::idle(), 0);
}

TEST(KeptMemory, keepsNoMoreThanTwiceWhatWasInUse)
{
    const KeptMemory memory;
    for (std::int64_t i = 1; i <= 40; ++i) {
        std::ignore = bytes(i * kMegabyte);
        EXPECT_LE(KeptMemory::idle(), 2 * i * kMegabyte) << i;
    }
    EXPECT_GE(KeptMemory::idle(), 40 * kMegabyte);
}

TEST(KeptMemory, givesAllBackWithTheLastOne)
{
    torch::Tensor outlives;
    {
        const KeptMemory memory;
        {
            const KeptMemory another;
            std::ignore = bytes(3 * kMegabyte);
        }
        EXPECT_EQ(KeptMemory::idle(), 3 * kMegabyte);
        outlives = bytes(5 * kMegabyte);
    }
    EXPECT_EQ(KeptMemory::idle(), 0);
    EXPECT_EQ(outlives.sum().item<std::int64_t>(), 7 * 5 * kMegabyte);
    outlives.reset();
    EXPECT_EQ(KeptMemory::idle(), 0);
}

TEST(KeptMemory, growsATensorThatIsResized)
{
    const KeptMemory memory;
    torch::Tensor tensor = bytes(2 * kMegabyte);
    tensor.resize_({6 * kMegabyte});
    EXPECT_EQ(tensor.slice(0, 0, 2 * kMegabyte).sum().item<std::int64_t>(), 7 * 2 * kMegabyte);
}

TEST(KeptMemory, servesSeveralThreads)
{
    const KeptMemory memory;
    std::vector<std::jthread> threads;
    std::atomic<int> wrong = 0;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&wrong, thread] {
            for (int round = 0; round < 50; ++round) {
                const torch::Tensor own = torch::full({kMegabyte + round % 3}, thread, torch::kUInt8);
                wrong += own.max().item<int>() != thread || own.min().item<int>() != thread ? 1 : 0;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(wrong, 0);
}

} // namespace
} // namespace carpo::nn
