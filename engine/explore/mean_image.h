// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/imaging/image.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// The mean of many images, each brought to 8-bit gray and its shape kept within one square, middle on
/// middle. A plain value; others can be joined to it.
struct MeanImage
{
    static constexpr int kSide = 160; ///< pixels

    std::vector<std::uint64_t> sums; ///< of each pixel, row-major; empty before the first image
    std::int64_t count = 0;
    std::int64_t unreadable = 0; ///< images that cannot be decoded, which are not counted

    void join(const MeanImage& other);
    /// 8-bit, kSide x kSide; empty where count = 0.
    [[nodiscard]] imaging::Image image() const;
};

/// The mean of those `rows` of the data set. Fails with Cancelled only. Blocks: decodes each file, on all
/// cores.
[[nodiscard]] core::Result<MeanImage>
meanImage(const dataset::Dataset& dataset, std::span<const std::size_t> rows, const std::stop_token& stop);

} // namespace carpo::explore
