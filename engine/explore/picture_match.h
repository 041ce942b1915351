// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/fingerprint.h"
#include "engine/imaging/image.h"

#include <opencv2/core.hpp>

#include <vector>

namespace carpo::explore {

/// How a picture is cut into the patches that are looked for in another.
struct PatchOptions
{
    int side = 0;         ///< of the square that the picture is drawn to, pixels, as all that follow
    double smoothing = 0; ///< SD of the Gaussian against noise; 0: none
    double detail = 0;    ///< SD of the Gaussian whose surroundings are taken away
    int patch = 0;        ///< side of a patch
    int step = 0;         ///< between the places where a patch may lie
    int apart = 0;        ///< least distance between two patches along x or y
    int count = 0;        ///< of patches, the richest in corners first
    int window = 0;       ///< how far from its own place a patch is looked for
};

/// For thumbnails: quick, and no proof.
inline constexpr PatchOptions kThumbnailPatches = {
    .side = 32, .smoothing = 0, .detail = 2, .patch = 10, .step = 3, .apart = 1, .count = 24, .window = 3};

/// A picture made ready to be compared.
struct DetailPicture
{
    cv::Mat gray;   ///< CV_32F, black at 0 and white at 1
    cv::Mat detail; ///< CV_32F: what differs from its surroundings, at equal strength everywhere
    std::vector<cv::Point> patches; ///< their upper left corners
};

[[nodiscard]] DetailPicture detailOf(const Thumbnail& thumbnail);

/// An image made ready to be compared, first at a glance and then closely.
struct Picture
{
    cv::Mat gray; ///< CV_32F, 256 x 256, the 1st percentile at 0 and the 99th at 1
    int side = 0; ///< the shorter of the image's own, pixels
    DetailPicture overview;
};

/// The whole image drawn to a square, or its mirror image. `image` must not be empty.
[[nodiscard]] Picture pictureOf(const imaging::Image& image, bool mirrored);

/// The thumbnail as a mirror shows it.
[[nodiscard]] Thumbnail mirrored(const Thumbnail& thumbnail);

/// How well thumbnails agree: the median over the patches of either of the best correlation coefficient that
/// each reaches near its place in the other, -1 to 1. 0 where there is nothing to compare, and where it is
/// below `least`: most pairs are, and need not be looked at to the end.
[[nodiscard]] double thumbnailLikeness(const DetailPicture& a, const DetailPicture& b, double least);

/// Whether two pictures show the same exposure, though one may be cut, turned by a few degrees, resized,
/// re-encoded or windowed differently. Hands look alike: so nearly every patch must be found again, and those
/// of the hand must all have moved as one. Images below 192 pixels hold no detail for the closer look and are
/// told from the first; `alike` says that their thumbnails are hardly different, and asks less of it.
[[nodiscard]] bool showTheSame(const Picture& a, const Picture& b, bool alike);

} // namespace carpo::explore
