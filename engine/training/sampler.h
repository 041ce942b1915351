// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::training {

/// The order of the training images in one epoch, and the batches cut from it. Drawn from seed and epoch
/// alone, so that its place is just a number. A rest of half a batch or more is a batch, a smaller one joins
/// the last: batch normalisation never sees a handful.
class Sampler
{
public:
    Sampler(std::span<const std::int64_t> images, std::int64_t batchSize, std::uint64_t seed, int epoch);

    /// How many batches an epoch of that many images has.
    [[nodiscard]] static std::int64_t batchCount(std::int64_t images, std::int64_t batchSize);

    [[nodiscard]] std::int64_t batches() const { return m_batches; }

    /// Batch `index`, from 0.
    [[nodiscard]] std::span<const std::int64_t> batch(std::int64_t index) const;

private:
    std::vector<std::int64_t> m_order;
    std::int64_t m_batchSize;
    std::int64_t m_batches;
};

/// Part `index` of `parts` of the images, cut as an epoch is cut into batches of `size`.
[[nodiscard]] std::span<const std::int64_t>
partOf(std::span<const std::int64_t> images, std::int64_t index, std::int64_t parts, std::int64_t size);

} // namespace carpo::training
