// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/point_colour.h"

#include "widgets/style/scale_color.h"

#include <qcustomplot.h>

#include <array>

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
    if (colour.kind == PointColour::Kind::Scale)
        return PointMarker::Disc;
    const bool isRole = colour.kind == PointColour::Kind::Role;
    if (isRole && colour.role == style::Role::Female)
        return PointMarker::Triangle;
    if (isRole && colour.role == style::Role::Male)
        return PointMarker::Square;
    return markerOf(kind);
}

int scatterShape(PointMarker marker)
{
    constexpr std::array kShapes{QCPScatterStyle::ssDisc,
                                 QCPScatterStyle::ssTriangle,
                                 QCPScatterStyle::ssSquare,
                                 QCPScatterStyle::ssDiamond,
                                 QCPScatterStyle::ssTriangleInverted,
                                 QCPScatterStyle::ssPlus};
    return kShapes.at(static_cast<std::size_t>(marker));
}

} // namespace carpo::plots
