// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/picture_difference.h"

#include "engine/explore/picture_match.h"
#include "engine/imaging/mat_view.h"
#include "engine/imaging/preprocess.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace carpo::explore {
namespace {

constexpr double kScaleShare = 0.999; // of the amounts: what lies above does not set a scale

/// The second picture over the first. CV_32F.
struct Overlay
{
    cv::Mat grays;
    cv::Mat shown; ///< CV_8U: where it shows something
    cv::Mat amount;
    double mean = 0;
    bool mirrored = false;
};

/// Pixels' middles, not their corners, are what cv::warpAffine counts from.
cv::Matx33d atMiddles(const cv::Matx33d& map)
{
    const cv::Matx33d toCorner(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
    const cv::Matx33d toMiddle(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    return toMiddle * map * toCorner;
}

/// Brings the grays of `grays` to those of `first`, which brightness and contrast tell apart.
void equalise(const cv::Mat& first, cv::Mat& grays, const cv::Mat& shown)
{
    cv::Scalar mean;
    cv::Scalar spread;
    cv::meanStdDev(grays, mean, spread, shown);
    const cv::Scalar firstMean = cv::mean(first, shown);
    cv::Mat products;
    cv::multiply(first - firstMean, grays - mean, products);
    const double covariance = cv::mean(products, shown)[0];
    if (spread[0] < 1e-6 || covariance <= 0)
        return;
    const double gain = covariance / (spread[0] * spread[0]);
    grays.convertTo(grays, CV_32F, gain, firstMean[0] - gain * mean[0]);
}

Overlay overlaid(const cv::Mat& first, const cv::Mat& second, const cv::Matx33d& map, bool mirrored)
{
    Overlay overlay;
    overlay.mirrored = mirrored;
    const cv::Mat place(atMiddles(map).get_minor<2, 3>(0, 0));
    constexpr int kFlags = static_cast<int>(cv::INTER_LINEAR) | static_cast<int>(cv::WARP_INVERSE_MAP);
    cv::warpAffine(second, overlay.grays, place, first.size(), kFlags, cv::BORDER_REPLICATE);
    const cv::Mat everywhere(second.size(), CV_8U, cv::Scalar(255));
    constexpr int kNearest = static_cast<int>(cv::INTER_NEAREST) | static_cast<int>(cv::WARP_INVERSE_MAP);
    cv::warpAffine(everywhere, overlay.shown, place, first.size(), kNearest);
    equalise(first, overlay.grays, overlay.shown);
    cv::absdiff(first, overlay.grays, overlay.amount);
    overlay.grays.setTo(0, overlay.shown == 0);
    overlay.amount.setTo(0, overlay.shown == 0);
    overlay.mean = cv::mean(overlay.amount, overlay.shown)[0];
    return overlay;
}

imaging::Image imageOf(const cv::Mat& grays)
{
    imaging::Image image(grays.cols, grays.rows);
    grays.convertTo(imaging::viewOf(image), CV_8U);
    return image;
}

/// Area means down to the longer side. CV_32F.
cv::Mat reduced(const imaging::Image& image, int side)
{
    const imaging::Image small = imaging::thumbnail(image, side);
    cv::Mat grays;
    imaging::viewOf(small).convertTo(grays, CV_32F);
    return grays;
}

double scaleOf(const imaging::Image& amount)
{
    std::vector<std::uint8_t> sorted(amount.pixels8().begin(), amount.pixels8().end());
    const auto at = static_cast<std::ptrdiff_t>(kScaleShare * static_cast<double>(sorted.size() - 1));
    std::ranges::nth_element(sorted, sorted.begin() + at);
    return sorted[static_cast<std::size_t>(at)];
}

/// From places in a picture of that size to places in the square that is compared, and back.
cv::Matx33d toSquare(const cv::Size& size)
{
    return cv::Matx33d::diag(cv::Vec3d(static_cast<double>(kCloseLookSide) / size.width,
                                       static_cast<double>(kCloseLookSide) / size.height,
                                       1));
}

} // namespace

PictureDifference differenceOf(const imaging::Image& first, const imaging::Image& second, int side)
{
    const cv::Mat one = reduced(first, side);
    const cv::Mat other = reduced(second, side);
    const DetailPicture looked = lookCloselyAt(first, false);
    std::optional<Overlay> best;
    for (const bool mirrored : {false, true}) {
        cv::Mat seen = other;
        if (mirrored)
            cv::flip(other, seen, 1);
        std::vector<cv::Matx33d> places{cv::Matx33d::eye()};
        if (const auto moved = motionBetween(looked, lookCloselyAt(second, mirrored)))
            places.push_back(*moved);
        for (const cv::Matx33d& place : places) {
            const cv::Matx33d map = toSquare(seen.size()).inv() * place * toSquare(one.size());
            Overlay overlay = overlaid(one, seen, map, mirrored);
            if (!best || overlay.mean < best->mean)
                best = std::move(overlay);
        }
    }
    PictureDifference difference{.first = imageOf(one),
                                 .second = imageOf(best->grays),
                                 .amount = imageOf(best->amount),
                                 .mirrored = best->mirrored,
                                 .mean = best->mean};
    difference.percentile = scaleOf(difference.amount);
    const auto amounts = difference.amount.pixels8();
    difference.largest = *std::max_element(amounts.begin(), amounts.end());
    return difference;
}

} // namespace carpo::explore
