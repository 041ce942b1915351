// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"

#include <QImage>

namespace carpo::bridge {

/// A copy as Format_Grayscale8 or Format_Grayscale16, whose white is 65535 whatever the bits in use are; null
/// for an image of no pixels. Copies: not for large images on the window's thread.
[[nodiscard]] QImage toQImage(const imaging::Image& image);

/// The same with the values as they are, whatever their white: for a view that windows them and says them.
[[nodiscard]] QImage withStoredValues(const imaging::Image& image);

} // namespace carpo::bridge
