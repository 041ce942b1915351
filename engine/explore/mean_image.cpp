// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/mean_image.h"

#include "engine/core/parallel_for.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/preprocess.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <mutex>

namespace carpo::explore {
namespace {

void add(std::vector<std::uint64_t>& to, const std::vector<std::uint64_t>& from)
{
    if (to.empty())
        to = from;
    else if (!from.empty())
        std::ranges::transform(to, from, to.begin(), std::plus<>());
}

} // namespace

void MeanImage::join(const MeanImage& other)
{
    count += other.count;
    unreadable += other.unreadable;
    add(sums, other.sums);
    add(squares, other.squares);
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

imaging::Image MeanImage::spread() const
{
    if (count == 0)
        return {};
    imaging::Image twice(kSide, kSide);
    const auto n = static_cast<double>(count);
    std::ranges::transform(
        sums, squares, twice.pixels8().begin(), [n](std::uint64_t sum, std::uint64_t square) {
            const double mean = static_cast<double>(sum) / n;
            const double variance = static_cast<double>(square) / n - mean * mean;
            return static_cast<std::uint8_t>(std::lround(2.0 * std::sqrt(std::max(0.0, variance))));
        });
    return twice;
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
            one.squares.assign(one.sums.begin(), one.sums.end());
            for (std::uint64_t& value : one.squares)
                value *= value;
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
