// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>

#include <optional>

class QKeyEvent;
class QMouseEvent;

namespace carpo::plots {

class LessonChart;

/// What mouse and keys do on a LessonChart: handles that are dragged, points that are clicked.
class ChartHands final : public QObject
{
    Q_OBJECT

public:
    /// The chart owns it.
    explicit ChartHands(LessonChart& chart);

    /// The chart is another one now.
    void refresh();
    /// Which handle the keys move, its place among the handles; -1 for none.
    [[nodiscard]] int held() const { return m_held; }
    /// Where Enter makes a point.
    [[nodiscard]] const std::optional<QPointF>& cursor() const { return m_cursor; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QMouseEvent& event);
    void drag(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    bool key(const QKeyEvent& event);
    bool nextHandle(int way);
    void step(int right, int up, bool isLarge);
    /// A place so far along both axes as asked for.
    [[nodiscard]] QPointF stepped(const QPointF& from, int right, int up, bool isLarge) const;
    [[nodiscard]] int handleAt(const QPointF& pixel) const;
    void moveHandle(int index, double x, double y);
    [[nodiscard]] bool takesKeys() const;

    LessonChart& m_chart;
    int m_held = -1;
    int m_dragged = -1;
    std::optional<QPoint> m_pressed; // where a click may become a point
    std::optional<QPointF> m_cursor; // in the coordinates of the axes
};

} // namespace carpo::plots
