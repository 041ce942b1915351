// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/gray_window.h"

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kWhite = 255.0;

} // namespace

GrayWindow GrayWindow::between(double low, double high)
{
    return {(low + high + 1.0) / 2.0, std::max(high - low + 1.0, 1.0)};
}

double GrayWindow::low() const
{
    return center - 0.5 - (std::max(width, 1.0) - 1.0) / 2.0;
}

double GrayWindow::high() const
{
    return center - 0.5 + (std::max(width, 1.0) - 1.0) / 2.0;
}

double GrayWindow::gray(double value) const
{
    if (value <= low())
        return 0.0;
    if (value > high())
        return kWhite;
    return ((value - (center - 0.5)) / (width - 1.0) + 0.5) * kWhite;
}

std::vector<QRgb> GrayWindow::table(int largest, bool inverted) const
{
    std::vector<QRgb> table(static_cast<std::size_t>(largest) + 1);
    for (std::size_t value = 0; value < table.size(); ++value) {
        const auto level = static_cast<int>(std::lround(gray(static_cast<double>(value))));
        const int seen = inverted ? static_cast<int>(kWhite) - level : level;
        table[value] = qRgb(seen, seen, seen);
    }
    return table;
}

} // namespace carpo::viewer
