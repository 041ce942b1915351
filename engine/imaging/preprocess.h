// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <string>

namespace carpo::imaging {

/// What spreads an image's grays before the network sees them.
enum class Equalisation
{
    None,
    Histogram, ///< of the whole image (OpenCV's equalizeHist)
    Clahe,     ///< of each tile, its contrast limited (Zuiderveld, Graphics Gems IV, 1994; OpenCV's CLAHE)
};

/// How an image becomes the square that the network takes. The same settings give the same pixels on every
/// run.
struct Preprocessing
{
    int inputSize = 128;    ///< side of the square that comes out, pixels, 8..2048
    bool keepAspect = true; ///< pad with the border's median to a square; false: stretch
    /// Where the aspect is kept: cut what the longer side has too much, in equal parts at both ends, instead
    /// of padding the shorter one.
    bool cutToSquare = false;
    Equalisation equalisation = Equalisation::None; ///< of what the image fills of the square
    double clipLimit = 2; ///< of CLAHE: how many times the mean a tile's histogram may rise, above 0
    int tiles = 8;        ///< of CLAHE, along each side, 1..64

    /// A text that names exactly this preprocessing and the version of its code: part of the cache's key.
    [[nodiscard]] std::string key() const;

    /// What it does, as an English sentence.
    [[nodiscard]] std::string description() const;
};

/// 8-bit, inputSize x inputSize. Cuts, then reduces by area averaging (enlarges bilinearly), equalises, pads.
/// `image` must not be empty.
[[nodiscard]] Image preprocess(const Image& image, const Preprocessing& settings);

/// The part of the image within a rectangle that lies in it and is not empty; what white is stays known.
[[nodiscard]] Image cutOut(const Image& image, int left, int top, int width, int height);

/// Black for white.
[[nodiscard]] Image negative(const Image& image);

/// Reduced (never enlarged) so that the longer side is at most `side` pixels; 8-bit.
[[nodiscard]] Image thumbnail(const Image& image, int side);

/// Of the OpenCV that does it: "4.6.0".
[[nodiscard]] std::string openCvVersion();

} // namespace carpo::imaging
