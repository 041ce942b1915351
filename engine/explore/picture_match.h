// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/patches.h"
#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

#include <optional>
#include <vector>

namespace carpo::explore {

/// Of the square that a close look is taken at, pixels.
inline constexpr int kCloseLookSide = 256;

/// A picture made ready to be compared.
struct DetailPicture
{
    cv::Mat gray;   ///< CV_32F, black at 0 and white at 1
    cv::Mat detail; ///< CV_32F: what differs from its surroundings, at equal strength everywhere
    std::vector<cv::Point> patches; ///< their upper left corners
};

/// The whole image drawn to a small square: CV_16F, 128 x 128, the 1st percentile at 0 and the 99th at 1. 32
/// KB. `image` must not be empty.
[[nodiscard]] cv::Mat overviewOf(const imaging::Image& image);

/// An overview made ready for a glance, or its mirror image.
[[nodiscard]] DetailPicture glanceAt(const cv::Mat& overview, bool mirrored);

/// The image, or its mirror image, made ready for a close look, kCloseLookSide square. `image` must not be
/// empty.
[[nodiscard]] DetailPicture lookCloselyAt(const imaging::Image& image, bool mirrored);

enum class Glance
{
    Different,
    Same,
    Perhaps ///< worth a close look
};

/// Compares overviews. Hands look alike: of larger images only the close look says that they are the same.
/// Images of few pixels (`areSmall`) have none; nearly every patch must be found again in them, a few less
/// where their thumbnails hardly differ (`areAlike`).
[[nodiscard]] Glance glanced(const DetailPicture& a, const DetailPicture& b, bool areSmall, bool areAlike);

/// Whether two pictures show the same exposure, though one may be cut, turned by a few degrees, resized,
/// re-encoded or windowed differently: nearly every patch must be found again in the close look, and those of
/// the hand must all have moved as one.
[[nodiscard]] bool showTheSame(const DetailPicture& a, const DetailPicture& b);

/// From places of `a` to those of `b` that show the same, both in the close look's square; nothing where too
/// few patches are found again together.
[[nodiscard]] std::optional<cv::Matx33d> motionBetween(const DetailPicture& a, const DetailPicture& b);

} // namespace carpo::explore
