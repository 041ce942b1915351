// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/point_picture.h"
#include "widgets/style/role.h"

#include <cstddef>

namespace carpo::plots {

/// What colours a point: a meaning, a place between little and much, or one of several kinds.
struct PointColour
{
    enum class Kind
    {
        Role,
        Scale,
        Category,
    };
    Kind kind = Kind::Role;
    style::Role role = style::Role::Series;
    double share = 0;         ///< of style::scaleColor
    std::size_t category = 0; ///< of style::categoryColor

    [[nodiscard]] QColor in(const style::Colors& colors) const;
};

/// Of the n-th kind, the sexes their own in every plot; what lies on a scale is told by its colour alone, and
/// has discs.
[[nodiscard]] PointMarker markerOf(const PointColour& colour, std::size_t kind);

/// The same in QCustomPlot's legends and graphs: a QCPScatterStyle::ScatterShape, whose header no header
/// shows.
[[nodiscard]] int scatterShape(PointMarker marker);

} // namespace carpo::plots
