// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/sampler.h"

#include <gmock/gmock.h>

#include <numeric>
#include <vector>

namespace carpo::training {
namespace {

std::vector<std::int64_t> orderOf(std::int64_t images, std::int64_t batchSize, std::uint64_t seed, int epoch)
{
    std::vector<std::int64_t> all(static_cast<std::size_t>(images));
    std::iota(all.begin(), all.end(), 100);
    const Sampler sampler(all, batchSize, seed, epoch);
    std::vector<std::int64_t> order;
    for (std::int64_t i = 0; i < Sampler::batchCount(images, batchSize); ++i) {
        const auto batch = sampler.batch(i);
        EXPECT_GE(batch.size(), 2U) << images << " in " << batchSize;
        order.insert(order.end(), batch.begin(), batch.end());
    }
    return order;
}

TEST(Sampler, takesEveryImageOnceAndNeverOneAlone)
{
    for (std::int64_t images = 2; images < 40; ++images) {
        std::vector<std::int64_t> all(static_cast<std::size_t>(images));
        std::iota(all.begin(), all.end(), 100);
        for (const std::int64_t batchSize : {2, 3, 4, 7, 16, 64})
            EXPECT_THAT(orderOf(images, batchSize, 1, 1), testing::UnorderedElementsAreArray(all));
    }
}

TEST(Sampler, keepsAHalfBatchAndJoinsASmallerRest)
{
    EXPECT_EQ(Sampler::batchCount(35, 8), 4);
    EXPECT_EQ(Sampler::batchCount(36, 8), 5);
    EXPECT_EQ(Sampler::batchCount(3, 8), 1);
    EXPECT_EQ(Sampler::batchCount(3, 2), 1);
}

TEST(Sampler, shufflesByEpochAndSeed)
{
    EXPECT_EQ(orderOf(30, 8, 1, 1), orderOf(30, 8, 1, 1));
    EXPECT_NE(orderOf(30, 8, 1, 1), orderOf(30, 8, 1, 2));
    EXPECT_NE(orderOf(30, 8, 1, 1), orderOf(30, 8, 2, 1));
}

} // namespace
} // namespace carpo::training
