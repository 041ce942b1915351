// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/perceptual.h"

#include <opencv2/img_hash.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace carpo::explore {
namespace {

constexpr std::uint8_t kMiddleGray = 128;

Thumbnail thumbnailOf(const ImagePass& pass)
{
    Thumbnail thumbnail;
    thumbnail.fill(kMiddleGray);
    const double black = pass.histogram.percentile(1);
    const double white = pass.histogram.percentile(99);
    if (white <= black)
        return thumbnail;
    // Averages along the sides that become shorter, then interpolates along those that become longer: asked
    // for both at once, OpenCV interpolates only.
    const cv::Size side(kThumbnailSide, kThumbnailSide);
    const cv::Size reduced(std::min(side.width, pass.reduced.cols), std::min(side.height, pass.reduced.rows));
    cv::Mat small;
    cv::resize(pass.reduced, small, reduced, 0, 0, cv::INTER_AREA);
    cv::Mat square;
    cv::resize(small, square, side, 0, 0, cv::INTER_LINEAR);
    const double scale = 255 / (white - black);
    cv::Mat target(kThumbnailSide, kThumbnailSide, CV_8U, thumbnail.data());
    square.convertTo(target, CV_8U, scale, -black * scale);
    return thumbnail;
}

std::uint64_t perceptualHashOf(Thumbnail& thumbnail)
{
    const cv::Mat square(kThumbnailSide, kThumbnailSide, CV_8U, thumbnail.data());
    cv::Mat hash;
    cv::img_hash::pHash(square, hash);
    std::uint64_t bits = 0;
    for (int i = 0; i < hash.cols; ++i)
        bits = bits << 8U | hash.at<std::uint8_t>(0, i);
    return bits;
}

} // namespace

Fingerprint fingerprintOf(const ImagePass& pass)
{
    Fingerprint fingerprint;
    fingerprint.pixels = pass.hash;
    fingerprint.thumbnail = thumbnailOf(pass);
    fingerprint.perceptual = perceptualHashOf(fingerprint.thumbnail);
    return fingerprint;
}

} // namespace carpo::explore
