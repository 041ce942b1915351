// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace carpo::plots {

/// A picture, where there is one, over words of one or more lines: as a tooltip shows them.
[[nodiscard]] QString pictureWords(const QImage& picture, const QString& words);

} // namespace carpo::plots
