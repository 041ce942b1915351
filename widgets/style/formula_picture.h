// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

namespace carpo::style {

/// Whether formulaPicture() can draw it. Must not block.
[[nodiscard]] bool isFormula(const QByteArray& svg);

/// A formula that MathJax drew as SVG (a thousand units to the em) in "currentColor", in that colour, with an
/// em of so many pixels but no wider than `room`; `ratio` are the device's pixels to each of those. Null
/// where it cannot be drawn.
[[nodiscard]] QImage
formulaPicture(const QByteArray& svg, const QColor& color, double em, double room, double ratio);

} // namespace carpo::style
