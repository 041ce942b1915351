// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <QImage>

#include <filesystem>
#include <stop_token>

namespace carpo::bridge {

/// How two images differ, point by point, laid over each other at the same size.
struct DifferencePicture
{
    QImage picture;  ///< the difference's amount, the largest one white; black where there is none
    double mean = 0; ///< of 255
    double largest = 0;
};

/// Reduced to `side` pixels first. Fails as imaging::decodeFile does. Blocks.
[[nodiscard]] core::Result<DifferencePicture> differenceOf(const std::filesystem::path& one,
                                                           const std::filesystem::path& other,
                                                           int side,
                                                           const std::stop_token& stop);

} // namespace carpo::bridge
