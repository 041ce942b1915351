// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <QImage>

#include <filesystem>
#include <stop_token>

namespace carpo::bridge {

/// How two images differ, point by point, the second laid over the first (explore::PictureDifference).
struct DifferencePicture
{
    QImage first;
    QImage second;
    QImage picture;  ///< the difference's amount: black where there is none
    int white = 255; ///< how many of 255 grays, or more, are white in it
    double mean = 0; ///< of 255
    double largest = 0;
    bool isMirrored = false;
};

/// Reduced to `side` pixels first. Fails as imaging::decodeFile does. Blocks.
[[nodiscard]] core::Result<DifferencePicture> differenceOf(const std::filesystem::path& one,
                                                           const std::filesystem::path& other,
                                                           int side,
                                                           const std::stop_token& stop);

} // namespace carpo::bridge
