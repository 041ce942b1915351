// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/point_cloud.h"
#include "widgets/plots/point_picture.h"

#include <QImage>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace carpo::plots {

struct ScatterSeries;

/// The points of a ScatterPlot on axes that may be logarithmic: one picture, drawn anew when the view or the
/// points change.
class ScatterCloud
{
public:
    struct Place
    {
        int series = 0;
        int point = 0;
    };

    /// Colours of points from `colours` on are taken for the first. On a logarithmic axis a point that is not
    /// above 0 is nowhere, as one that is not finite.
    void setPoints(std::span<const ScatterSeries> series,
                   bool isLogarithmicX,
                   bool isLogarithmicY,
                   std::size_t colours);
    /// One layer a series; their points are set here.
    void setLayers(std::vector<PointLayer> layers);

    /// Points of all series; those of series `series` that are somewhere.
    [[nodiscard]] std::size_t size() const { return m_x.size(); }
    [[nodiscard]] std::size_t seen(std::size_t series) const { return m_points[series].size(); }
    /// In the coordinates of the view, whose logarithmic ones are to the base of 10; nothing without points.
    [[nodiscard]] std::optional<Extent> extentX() const { return extentOf(m_x); }
    [[nodiscard]] std::optional<Extent> extentY() const { return extentOf(m_y); }
    /// The nearest one within `reach` pixels, of the last series first.
    [[nodiscard]] std::optional<Place> nearest(const MapView& view, const QPointF& pixel, double reach) const;
    /// The one in sight to go to from a pixel of the canvas: `toward` is one step right, left, up or down of
    /// it, or null for any direction.
    [[nodiscard]] std::optional<Place>
    next(const MapView& view, const QPointF& pixel, const QPoint& toward) const;
    /// Where a point is drawn, in the canvas.
    [[nodiscard]] QPointF pixelOf(const MapView& view, const Place& place) const;

    void draw(QPainter& painter, const MapView& view);
    /// As shapes that a drawing keeps, where they are not too many; else as a fine picture.
    void drawForFile(QPainter& painter, const MapView& view) const;

private:
    [[nodiscard]] std::optional<Extent> extentOf(std::span<const float> values) const;
    [[nodiscard]] QImage picture(const PointFrame& frame, double pixelRatio) const;

    std::vector<float> m_x;
    std::vector<float> m_y;
    std::vector<std::uint8_t> m_colours;              // of each point, a place in its layer's inks
    std::vector<std::vector<std::uint32_t>> m_points; // of each series, those that are somewhere
    std::vector<std::uint32_t> m_first;               // of each series
    std::vector<PointLayer> m_layers;
    PointFrame m_frame;
    QImage m_image;
    bool m_isDrawn = false;
};

} // namespace carpo::plots
