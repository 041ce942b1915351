// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <string>

namespace carpo::imaging {

/// What happens to an image on its way to the network. The same settings give the same pixels on every run.
struct Preprocessing
{
    int inputSize = 128;    ///< side of the square that comes out, pixels, 16..2048
    bool keepAspect = true; ///< pad with the border's median to a square; false: stretch

    /// A text that names exactly this preprocessing and the version of its code: part of the cache's key.
    [[nodiscard]] std::string key() const;

    /// What it does, as an English sentence.
    [[nodiscard]] std::string description() const;
};

/// 8-bit, inputSize x inputSize. Reduces by area averaging, enlarges bilinearly. `image` must not be empty.
[[nodiscard]] Image preprocess(const Image& image, const Preprocessing& settings);

/// Reduced (never enlarged) so that the longer side is at most `side` pixels; 8-bit.
[[nodiscard]] Image thumbnail(const Image& image, int side);

/// Of the OpenCV that does it: "4.6.0".
[[nodiscard]] std::string openCvVersion();

} // namespace carpo::imaging
