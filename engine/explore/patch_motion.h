// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace carpo::explore {

/// Where a patch was found.
struct Finding
{
    cv::Point2d centre; ///< of the patch, from the picture's middle
    cv::Point2d moved;  ///< by how much, to a fraction of a pixel
    double correlation = 0;
};

/// The correlation that this share of the findings do not exceed; 0 where there are none.
[[nodiscard]] double quantileOf(std::span<const Finding> findings, double share);

/// moved = middle + linear * centre
struct Motion
{
    cv::Matx22d linear = cv::Matx22d::zeros();
    cv::Vec2d middle = {0, 0};

    /// How far from its place under this motion the patch was found, pixels.
    [[nodiscard]] double misses(const Finding& finding) const;
};

/// How a common motion is found, in pixels of the pictures compared.
struct MotionOptions
{
    std::array<double, 4> tolerances; ///< from one fit to the next: who belongs to it
    double ridge;                     ///< squared pixels: how much the linear part is drawn towards none
};

/// The motion that most of the chosen findings share: from the largest group that moved alike, narrowed step
/// by step. Nothing where fewer than five do. `of` has an element for each finding.
[[nodiscard]] std::optional<Motion>
commonMotion(std::span<const Finding> findings, const std::vector<bool>& of, const MotionOptions& options);

/// The motions of what moved as one: of the hand and, where it moved differently, of what lies around it
/// (collimator, cassette, letters). Two at most.
[[nodiscard]] std::vector<Motion> commonMotions(std::span<const Finding> findings,
                                                const MotionOptions& options);

} // namespace carpo::explore
