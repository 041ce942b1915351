// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/mean_image.h"

#include "engine/core/parallel_for.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/preprocess.h"

#include <algorithm>
#include <functional>
#include <mutex>

namespace carpo::explore {

void MeanImage::join(const MeanImage& other)
{
    count += other.count;
    unreadable += other.unreadable;
    if (sums.empty())
        sums = other.sums;
    else if (!other.sums.empty())
        std::ranges::transform(sums, other.sums, sums.begin(), std::plus<>());
}

imaging::Image MeanImage::image() const
{
    if (count == 0)
        return {};
    imaging::Image mean(kSide, kSide);
    const auto n = static_cast<std::uint64_t>(count);
    std::ranges::transform(sums, mean.pixels8().begin(), [n](std::uint64_t sum) {
        return static_cast<std::uint8_t>((sum + n / 2) / n);
    });
    return mean;
}

core::Result<MeanImage>
meanImage(const dataset::Dataset& dataset, std::span<const std::size_t> rows, const std::stop_token& stop)
{
    MeanImage mean;
    std::mutex mutex; // protects mean
    core::parallelFor(rows.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        const auto image = imaging::decodeFile(dataset.files[rows[i]], imaging::decodeLimits(), stop);
        MeanImage one;
        if (image && !image->isEmpty()) {
            const imaging::Image square =
                imaging::preprocess(*image, {.inputSize = MeanImage::kSide, .keepAspect = true});
            one.sums.assign(square.pixels8().begin(), square.pixels8().end());
            one.count = 1;
        } else {
            one.unreadable = 1;
        }
        const std::scoped_lock lock(mutex);
        mean.join(one);
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    return mean;
}

} // namespace carpo::explore
