// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <array>
#include <span>
#include <string>

namespace carpo::dataset {

/// Mean absolute errors of the challenge's first five on its test set, months (Halabi et al., Radiology
/// 2019;290:498-503).
inline constexpr std::array kChallengeBoard = {4.2, 4.4, 4.4, 4.5, 4.5};

/// Why errors on some images are not comparable with the board.
enum class BoardObstacle
{
    None,   ///< they are: the images are the official test set
    Count,  ///< not 200 images
    Images, ///< not those cases
    Labels, ///< those cases with other labels, or without
};

/// Whether some images are the challenge's test set: 200 cases with the numbers 4360 to 4559, 100 of each
/// sex, with a mean bone age of 132.1 months (half a month more or less: rounded copies are the same set).
/// The three have the same length. Must not block.
[[nodiscard]] BoardObstacle
boardObstacle(std::span<const std::string> ids, std::span<const Sex> sexes, std::span<const float> months);

} // namespace carpo::dataset
