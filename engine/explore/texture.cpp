// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/texture.h"

#include "engine/imaging/mat_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace carpo::explore {
namespace {

constexpr int kTextureSide = 128;
constexpr int kNoiseSide = 512;

} // namespace

double sharpnessOf(const cv::Mat& reduced)
{
    cv::Mat common = reduced;
    const int longer = std::max(reduced.cols, reduced.rows);
    if (longer > kTextureSide) {
        const double scale = static_cast<double>(kTextureSide) / longer;
        const auto scaled = [scale](int side) { return std::max(1, cvRound(side * scale)); };
        cv::resize(reduced, common, {scaled(reduced.cols), scaled(reduced.rows)}, 0, 0, cv::INTER_AREA);
    }
    cv::Mat laplacian;
    cv::Laplacian(common, laplacian, CV_32F, 1, 1, 0, cv::BORDER_REPLICATE);
    cv::Scalar mean;
    cv::Scalar sd;
    cv::meanStdDev(laplacian, mean, sd);
    return sd[0] * sd[0];
}

double noiseOf(const imaging::Image& image)
{
    const int width = std::min(image.width(), kNoiseSide);
    const int height = std::min(image.height(), kNoiseSide);
    if (width < 3 || height < 3)
        return 0;
    const cv::Mat middle =
        imaging::viewOf(image)({(image.width() - width) / 2, (image.height() - height) / 2, width, height});
    // The difference of two Laplacians: nothing is left of flat areas, ramps and straight edges.
    static const cv::Mat kMask = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1);
    cv::Mat rest;
    cv::filter2D(middle, rest, CV_32F, kMask);
    const cv::Mat inner = rest({1, 1, width - 2, height - 2});
    return std::sqrt(std::numbers::pi / 2) / (6.0 * inner.cols * inner.rows) * cv::norm(inner, cv::NORM_L1);
}

double borderLevelOf(const cv::Mat& reduced)
{
    const int frame = std::max(1, std::min(reduced.cols, reduced.rows) / 50);
    std::vector<float> levels;
    for (int y = 0; y < reduced.rows; ++y) {
        const auto* const row = reduced.ptr<float>(y);
        const bool whole = y < frame || y >= reduced.rows - frame || 2 * frame >= reduced.cols;
        levels.insert(levels.end(), row, row + (whole ? reduced.cols : frame));
        if (!whole)
            levels.insert(levels.end(), row + reduced.cols - frame, row + reduced.cols);
    }
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return static_cast<double>(*middle);
}

} // namespace carpo::explore
