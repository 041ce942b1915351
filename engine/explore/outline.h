// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace carpo::explore {

/// The direction from the wrist to the fingertips of a hand's mask (CV_8U, not 0 inside; not empty), as a
/// unit vector, y down. The axis is the principal one of its pixels. The wrist is the end where the mask is
/// thicker and where it reaches the border; where neither tells, the lower one.
[[nodiscard]] cv::Point2d fingersDirection(const cv::Mat& hand);

/// The standard deviation of the mask's pixels across their principal axis, a share of that along it.
[[nodiscard]] double slendernessOf(const cv::Mat& hand);

/// The share of the mask's border, without the side where a ray from the middle against `fingers` leaves,
/// that runs through the mask. What goes on around that side's corners is the wrist's too.
[[nodiscard]] double cutShare(const cv::Mat& hand, cv::Point2d fingers);

/// Whether the mask, which has one part, is cut off straight along one side of its box and not along the
/// opposite one: it goes on beyond an edge that need not be the picture's, such as a collimated field's.
/// Not empty.
[[nodiscard]] bool isCutStraight(const cv::Mat& mask);

/// What hangs on to the hand beside its wrist, is thinner than half of it and goes on beyond the border or a
/// field's edge: another person's fingers that overlap it. A mask of the same size (CV_8U), empty where
/// there is none.
[[nodiscard]] cv::Mat reachingIn(const cv::Mat& hand, cv::Point2d fingers);

/// Whether the mask, its holes filled, nearly fills its convex hull: a field or a fist, no hand with fingers.
/// Not empty.
[[nodiscard]] bool isConvex(const cv::Mat& mask);

/// Whether most of the mask lies along the picture's border: the bright rim of a film or a cassette's edge,
/// no hand. Not empty.
[[nodiscard]] bool liesAlongBorder(const cv::Mat& mask);

} // namespace carpo::explore
