// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"
#include "widgets/plots/point_colour.h"

#include <QImage>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace carpo::plots {

/// Where many images lie, look-alikes near each other: fast with a hundred thousand. Their thumbnails stand
/// on the points where there is room, and the one under the mouse is shown with its words. The left button
/// draws an outline or clicks a point, the middle one drags the map, the wheel zooms; arrows, + and - do the
/// same.
class MapPlot final : public Plot
{
    Q_OBJECT

public:
    /// The picture of a point; null while it is coming, see refreshPictures().
    using Picture = std::function<QImage(int point)>;
    using Words = std::function<QString(int point)>;

    explicit MapPlot(QWidget* parent = nullptr);
    ~MapPlot() override;

    /// `name` goes into table(), `words` beside the picture under the mouse.
    void setSources(Picture picture, Words name, Words words);
    /// A place for each point; those that are not finite are left out. Colours and choice begin anew.
    void setPlaces(std::vector<float> x, std::vector<float> y);

    using Colour = PointColour;
    /// A colour for each point: a place in `colours`.
    void setColours(std::vector<Colour> colours, std::vector<std::uint8_t> ofPoint);
    /// 1 for those that stand in front; empty: all.
    void setChosen(std::vector<std::uint8_t> chosen);
    /// Gets a ring; -1: none.
    void setMarked(int point);
    /// More pictures have come.
    void refreshPictures();
    /// The points whose pictures were drawn last.
    [[nodiscard]] const std::vector<int>& pictured() const;
    /// Where a point is drawn, in the canvas.
    [[nodiscard]] QPointF pixelOf(int point) const;

    [[nodiscard]] QString table() const override;

Q_SIGNALS:
    void areaChosen(const QPolygonF& corners);
    void pointClicked(int point);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void applyColors(const style::Colors& colors) override;
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void fitRanges() override;
    void retranslate() override;

private:
    void connectCanvas();
    void dragTo(const QPoint& pixel);
    void pan(double across, double up);
    void zoom(double factor);
    [[nodiscard]] bool useKey(int key);
    void refreshSummary();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace carpo::plots
