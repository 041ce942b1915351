// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/drawn_chart.h"
#include "widgets/plots/plot.h"

#include <QPointer>

#include <memory>
#include <optional>

namespace carpo::plots {

class ChartHands;

/// A chart of lines, points, bars, arrows, levels and a surface, set as a whole as often as somebody likes,
/// with handles to be dragged by mouse or arrow keys (the Tab key goes from one to the next) and points to be
/// clicked (by keyboard: arrows and Enter). Must not block.
class LessonChart final : public Plot
{
    Q_OBJECT

public:
    explicit LessonChart(QWidget* parent = nullptr);
    ~LessonChart() override;

    void setChart(DrawnChart chart);
    [[nodiscard]] const DrawnChart& chart() const { return m_chart; }
    /// The same chart of another demonstration: both have one scale where they show the same quantities and
    /// neither would shrink to less than a tenth of it. Null: none.
    void setCompanion(LessonChart* companion);
    [[nodiscard]] QString table() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Where a place of the axes lies on the plot's canvas, and the canvas itself: for tests and tools.
    [[nodiscard]] QPointF pixelOf(double x, double y) const;
    [[nodiscard]] QPointF placeAt(const QPointF& pixel) const;
    [[nodiscard]] QWidget* canvasWidget() const;

Q_SIGNALS:
    void handleMoved(int handle, double x, double y);
    void pointClicked(double x, double y, bool second);

protected:
    void applyColors(const style::Colors& colors) override;
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void prepare() override;
    void fitRanges() override;

private:
    friend class ChartHands;
    struct Parts;
    struct Ranges;

    /// Whether the parts that were made for the chart before fit this one.
    [[nodiscard]] bool hasSameParts(const DrawnChart& other) const;
    /// That its own data asks for.
    [[nodiscard]] Ranges ownRanges() const;
    [[nodiscard]] bool isComparableWith(const LessonChart& other) const;
    void rebuild();
    void createItems();
    void createLegend();
    void fill();
    void fillHeat();
    void fillItems();
    void colourSeries();
    void colourHandles();
    /// Until the next chart says where it came to rest.
    void placeHandle(int index, double x, double y);
    /// Which one the keys move is another one now.
    void recolourHandles();
    void applyAxes();
    void placeLegend();
    void placeHandleNames();

    DrawnChart m_chart;
    std::unique_ptr<Parts> m_parts;
    QPointer<LessonChart> m_companion;
    bool m_isLegendBelow = false;
    int m_legendWidth = 0; // of the canvas, when the legend was laid out
    ChartHands* m_hands = nullptr;
};

} // namespace carpo::plots
