// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/clahe.h"

#include "engine/imaging/preprocess.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace carpo::imaging {
namespace {

constexpr double kClipLimit = 2;
constexpr int kTiles = 8;

} // namespace

Image clahe(const Image& image)
{
    Image gray = thumbnail(image, std::max(image.width(), image.height())); // as large, in 8 bits
    cv::Mat pixels(gray.height(), gray.width(), CV_8U, gray.pixels8().data());
    cv::createCLAHE(kClipLimit, {kTiles, kTiles})->apply(pixels, pixels);
    return gray;
}

} // namespace carpo::imaging
