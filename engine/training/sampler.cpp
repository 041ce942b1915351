// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/sampler.h"

#include "engine/core/random.h"

#include <algorithm>

namespace carpo::training {

Sampler::Sampler(std::span<const std::int64_t> images, std::int64_t batchSize, std::uint64_t seed, int epoch)
    : m_order(images.begin(), images.end())
    , m_batchSize(batchSize)
    , m_batches(batchCount(static_cast<std::int64_t>(images.size()), batchSize))
{
    core::RandomStream(seed, "order", static_cast<std::uint64_t>(epoch)).shuffle(std::span(m_order));
}

std::int64_t Sampler::batchCount(std::int64_t images, std::int64_t batchSize)
{
    const std::int64_t rest = images % batchSize;
    return std::max<std::int64_t>(1, images / batchSize + (rest > 1 && 2 * rest >= batchSize ? 1 : 0));
}

std::span<const std::int64_t> Sampler::batch(std::int64_t index) const
{
    return partOf(m_order, index, m_batches, m_batchSize);
}

std::span<const std::int64_t>
partOf(std::span<const std::int64_t> images, std::int64_t index, std::int64_t parts, std::int64_t size)
{
    const auto first = static_cast<std::size_t>(index * size);
    return index + 1 == parts ? images.subspan(first) : images.subspan(first, static_cast<std::size_t>(size));
}

} // namespace carpo::training
