// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/dicom_facts.h"
#include "engine/imaging/image.h"

#include <optional>

namespace carpo::imaging {

/// An image and what else its file said.
struct DecodedImage
{
    Image image;
    std::optional<DicomFacts> facts; ///< of a DICOM
    bool isColour = false;           ///< the image is the luminance of colours
};

} // namespace carpo::imaging
