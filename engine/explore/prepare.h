// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"
#include "engine/imaging/preprocess.h"

#include <string>

namespace carpo::explore {

/// All that happens to an image on its way to the network, in this order: training, prediction and preview
/// use it alike. The same settings give the same pixels on every run.
struct Preparation
{
    bool fixPolarity = false; ///< turns an image whose background is lighter than the hand
    bool cropToHand = false;  ///< cuts off what lies around the hand; where none is found, nothing is cut
    double handMargin = 0.05; ///< of the hand's width and height, left around it, at least 0
    imaging::Preprocessing pixels = {};

    /// A text that names exactly this preparation and the version of its code: part of the cache's key.
    [[nodiscard]] std::string key() const;

    /// What it does, in English sentences.
    [[nodiscard]] std::string description() const;
};

/// An image turned and cut, still of the file's resolution.
struct Framed
{
    imaging::Image image;
    bool turned = false; ///< its polarity
    double kept = 1;     ///< share of the picture's area
};

/// The steps before imaging::preprocess. `image` must not be empty. Safe from any thread. Blocks (5 ms for 3
/// megapixels).
[[nodiscard]] Framed framed(const imaging::Image& image, const Preparation& preparation);

/// All steps: 8-bit, inputSize x inputSize. As framed().
[[nodiscard]] imaging::Image prepare(const imaging::Image& image, const Preparation& preparation);

} // namespace carpo::explore
