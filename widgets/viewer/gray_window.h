// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <vector>

namespace carpo::viewer {

/// Which stored values become black, white and the grays between: the linear function of DICOM PS3.3
/// C.11.2.1.2, for an output of 0 to 255. A width below 1 counts as 1. A plain value.
struct GrayWindow
{
    double center = 128.0;
    double width = 256.0;

    /// The window in which `low` is the last black and `high` the first white value.
    [[nodiscard]] static GrayWindow between(double low, double high);

    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;
    /// The gray of `value`, from 0 to 255.
    [[nodiscard]] double gray(double value) const;
    /// What each stored value from 0 to `largest` is on screen, rounded; inverted afterwards where asked for.
    [[nodiscard]] std::vector<QRgb> table(int largest, bool inverted) const;

    friend bool operator==(const GrayWindow&, const GrayWindow&) = default;
};

} // namespace carpo::viewer
