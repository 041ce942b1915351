// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <optional>

namespace carpo::explore {

/// The part of a radiograph that the beam reached, upright.
struct ExposedField
{
    cv::Mat levels;     ///< CV_32F, as in the picture
    double degrees = 0; ///< how far the field lies clockwise in the picture, -45 to 45
    /// From a place in the field to the one in the picture, both in pixels.
    cv::Matx23d toPicture{1, 0, 0, 0, 1, 0};
};

/// The field within a part of another field that begins at `corner`: seen from the picture.
[[nodiscard]] ExposedField
fieldWithin(const ExposedField& outer, cv::Point corner, const ExposedField& inner);

/// Cuts off what lies around a collimated field, a cassette, or one within the other: the corners' flat
/// grays, where they leave a rectangle. The whole picture where there is no such frame. `reduced`: CV_32F,
/// not empty.
[[nodiscard]] ExposedField exposedField(const cv::Mat& reduced);

/// The field that a mask is, where it fills a rectangle as no hand does, though it may have holes; nothing
/// where it does not. `levels`: CV_32F; `mask`: CV_8U of the same size, not 0 inside.
[[nodiscard]] std::optional<ExposedField> fieldOf(const cv::Mat& levels, const cv::Mat& mask);

/// The levels to 8 bits, the darkest 1 % and the lightest 0.5 % of the pixels clipped. Empty where what lies
/// between is of one gray. `levels`: CV_32F, not empty.
[[nodiscard]] cv::Mat stretched(const cv::Mat& levels);

} // namespace carpo::explore
