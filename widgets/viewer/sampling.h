// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>

namespace carpo::viewer {

/// `part` of `image` as a picture of `size` pixels, in the image's own format and values. Reduced, each pixel
/// is the mean of the area it covers, weighted exactly; magnified, it is the pixel under its middle, so that
/// no value appears that the image does not have. `image` as workable() gives it.
[[nodiscard]] QImage sampled(const QImage& image, const QRectF& part, const QSize& size);

} // namespace carpo::viewer
