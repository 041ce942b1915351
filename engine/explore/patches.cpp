// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/patches.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace carpo::explore {

cv::Mat withoutSurroundings(const cv::Mat& gray, const PatchOptions& options)
{
    constexpr double kLeast = 0.015; // strength below which it is noise, of the range from black to white
    cv::Mat surroundings;
    cv::GaussianBlur(gray, surroundings, {}, options.detail, 0, cv::BORDER_REFLECT);
    cv::Mat detail;
    if (options.smoothing > 0)
        cv::GaussianBlur(gray, detail, {}, options.smoothing, 0, cv::BORDER_REFLECT);
    else
        detail = gray;
    detail = detail - surroundings;
    cv::Mat strength = detail.mul(detail);
    cv::GaussianBlur(strength, strength, {}, 2 * options.detail, 0, cv::BORDER_REFLECT);
    cv::sqrt(strength, strength);
    return detail / (strength + kLeast);
}

std::vector<cv::Point> richPatches(const cv::Mat& detail, const PatchOptions& options)
{
    constexpr float kLeastCorner = 1e-6F;
    cv::Mat corners;
    cv::cornerMinEigenVal(detail, corners, options.patch + 1 - options.patch % 2, 3);
    std::vector<std::pair<float, cv::Point>> places;
    for (int y = 0; y + options.patch <= detail.rows; y += options.step) {
        for (int x = 0; x + options.patch <= detail.cols; x += options.step) {
            const float corner = corners.at<float>(y + options.patch / 2, x + options.patch / 2);
            if (corner > kLeastCorner)
                places.emplace_back(corner, cv::Point(x, y));
        }
    }
    std::ranges::stable_sort(places, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<cv::Point> kept;
    for (const auto& [corner, place] : places) {
        const auto near = [&, place = place](cv::Point other) {
            return std::max(std::abs(place.x - other.x), std::abs(place.y - other.y)) < options.apart;
        };
        if (static_cast<int>(kept.size()) < options.count && std::ranges::none_of(kept, near))
            kept.push_back(place);
    }
    return kept;
}

double topOf(double left, double middle, double right)
{
    const double curvature = left - 2 * middle + right;
    return curvature < 0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0;
}

} // namespace carpo::explore
