// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/heat_picture.h"

#include "widgets/style/scale_color.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::bridge {
namespace {

constexpr std::size_t kLevels = 256;

/// Colours by value; on a radiograph, which is dark in either theme, bright is much.
std::array<QRgb, kLevels> inks(double strength)
{
    const style::Colors onDark(true);
    std::array<QRgb, kLevels> colours{};
    for (std::size_t i = 0; i < kLevels; ++i) {
        const double share = static_cast<double>(i) / (kLevels - 1);
        QColor colour = style::scaleColor(onDark, share);
        colour.setAlphaF(static_cast<float>(share * strength));
        colours[i] = qPremultiply(colour.rgba());
    }
    return colours;
}

} // namespace

QImage heatPicture(const QImage& picture, std::span<const float> map, double strength)
{
    QImage result = picture.convertToFormat(QImage::Format_RGB32);
    const auto pixels = static_cast<std::size_t>(result.width()) * static_cast<std::size_t>(result.height());
    if (map.size() != pixels || map.empty())
        return result;
    const float highest = std::ranges::max(map);
    if (!(highest > 0))
        return result;
    const std::array<QRgb, kLevels> colours = inks(strength);
    QImage heat(result.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < heat.height(); ++y) {
        auto* const line = reinterpret_cast<QRgb*>(heat.scanLine(y));
        const auto row = map.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(heat.width()));
        for (int x = 0; x < heat.width(); ++x) {
            const float share = std::clamp(row[static_cast<std::size_t>(x)] / highest, 0.0F, 1.0F);
            line[x] = colours[static_cast<std::size_t>(std::lround(share * (kLevels - 1)))];
        }
    }
    QPainter painter(&result);
    painter.drawImage(0, 0, heat);
    return result;
}

QImage heatKey(double strength)
{
    constexpr int kGray = 64; // of soft tissue in a usual radiograph
    QImage ground(static_cast<int>(kLevels), 1, QImage::Format_RGB32);
    ground.fill(qRgb(kGray, kGray, kGray));
    std::array<float, kLevels> rising{};
    for (std::size_t i = 0; i < kLevels; ++i)
        rising[i] = static_cast<float>(i) / (kLevels - 1);
    return heatPicture(ground, rising, strength);
}

} // namespace carpo::bridge
