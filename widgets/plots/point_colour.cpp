// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_colour.h"

#include "widgets/style/scale_color.h"

namespace carpo::plots {

QColor PointColour::in(const style::Colors& colors) const
{
    switch (kind) {
    case Kind::Scale:
        return style::scaleColor(colors, share);
    case Kind::Category:
        return style::categoryColor(colors, category);
    case Kind::Role:
        break;
    }
    return colors[role];
}

PointMarker markerOf(const PointColour& colour, std::size_t kind)
{
    return colour.kind == PointColour::Kind::Scale ? PointMarker::Disc : markerOf(kind);
}

} // namespace carpo::plots
