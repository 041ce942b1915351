// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QImage;
class QString;

namespace carpo::plots {

/// Whole or not at all: false, and what was there stays, where it cannot be written to the end. Blocks.
[[nodiscard]] bool savePng(const QImage& image, const QString& path);

} // namespace carpo::plots
