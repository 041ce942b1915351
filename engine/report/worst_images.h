// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/report.h"

#include <span>
#include <string>

namespace carpo::report {

/// So many are shown.
inline constexpr std::size_t kWorstShown = 10;

/// An image with what is said of it.
struct WorstImage
{
    std::string id;
    std::string words; ///< HTML
};

/// A heading and the images, in that order. Blocks (decodes them).
[[nodiscard]] std::string
worstImages(const ReportInput& input, const std::string& heading, std::span<const WorstImage> images);

} // namespace carpo::report
