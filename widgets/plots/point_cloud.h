// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/point_picture.h"

#include <QRect>

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

class QPainter;

namespace carpo::plots {

inline constexpr std::size_t kMostShapes = 20'000; ///< in a file; more make it larger than a picture
inline constexpr double kFileRatio = 4.0;          ///< pixels of that picture for each of the window's

/// What of a map is in sight: `area` of the canvas, in pixels, shows these coordinates.
struct MapView
{
    QRect area;
    double left = 0;
    double right = 1;
    double bottom = 0;
    double top = 1;
};

[[nodiscard]] PointFrame frameOf(const MapView& view, double pixelRatio);

struct Extent
{
    double low = 0;
    double high = 0;
};

/// The points of a MapPlot: one picture, drawn anew when the view or the points change, and thumbnails over
/// it where there is room.
class PointCloud
{
public:
    using Picture = std::function<QImage(int point)>;

    /// All of the same length.
    void setPlaces(std::vector<float> x, std::vector<float> y);
    [[nodiscard]] std::span<const float> x() const { return m_x; }
    [[nodiscard]] std::span<const float> y() const { return m_y; }
    /// A place in the inks for each point.
    void setColours(std::vector<std::uint8_t> colours) { change(m_colours, std::move(colours)); }
    void setInks(std::vector<QColor> inks) { change(m_inks, std::move(inks)); }
    /// One for each of the inks; empty: discs.
    void setMarkers(std::vector<PointMarker> markers) { change(m_markers, std::move(markers)); }
    void setRestInk(const QColor& ink) { change(m_restInk, ink); }
    void setMarkInk(const QColor& ink) { m_markInk = ink; }
    /// 1 for those that stand in front in their colours; empty: all.
    void setChosen(std::vector<std::uint8_t> chosen);
    [[nodiscard]] std::size_t chosenCount() const { return m_front.size(); }
    /// Gets a ring; -1: none.
    void setMarked(int point) { m_marked = point; }
    void setPicture(Picture picture) { m_picture = std::move(picture); }
    /// Edge of a thumbnail, pixels.
    void setPictureSide(int side) { m_side = side; }
    /// Of those that were drawn last, one after the other.
    [[nodiscard]] const std::vector<int>& pictured() const { return m_pictured; }

    /// The nearest point within `reach` pixels, those chosen before others; -1 for none.
    [[nodiscard]] int nearest(const MapView& view, const QPointF& pixel, double reach) const;

    /// Nothing where there are no places.
    [[nodiscard]] std::optional<Extent> extentX() const { return extentOf(m_x); }
    [[nodiscard]] std::optional<Extent> extentY() const { return extentOf(m_y); }

    void draw(QPainter& painter, const MapView& view);
    /// The same with each point a shape of its own, as far as a file has room for so many.
    void drawForFile(QPainter& painter, const MapView& view);

private:
    template <typename T>
    void change(T& member, T value)
    {
        member = std::move(value);
        m_isDrawn = false;
    }
    void refresh(const MapView& view, double pixelRatio);
    void choosePictured(const MapView& view);
    void drawPictures(QPainter& painter, const MapView& view);
    void drawMark(QPainter& painter, const MapView& view) const;
    void drawShapes(QPainter& painter, const MapView& view) const;
    [[nodiscard]] double radius() const;
    static std::optional<Extent> extentOf(std::span<const float> values);
    [[nodiscard]] bool isChosen(int point) const;
    [[nodiscard]] QColor inkOf(int point) const;

    std::vector<float> m_x;
    std::vector<float> m_y;
    std::vector<std::uint8_t> m_colours;
    std::vector<std::uint8_t> m_chosen;
    std::vector<std::uint32_t> m_back;
    std::vector<std::uint32_t> m_front;
    std::vector<QColor> m_inks{QColor()};
    std::vector<PointMarker> m_markers;
    QColor m_restInk;
    QColor m_markInk;
    int m_marked = -1;
    int m_side = 48;
    Picture m_picture;
    std::vector<int> m_pictured;
    PointFrame m_frame;
    QImage m_image;
    bool m_isDrawn = false;
};

} // namespace carpo::plots
