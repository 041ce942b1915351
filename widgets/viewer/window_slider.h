// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/gray_window.h"

#include <QPainterPath>
#include <QWidget>

#include <vector>

namespace carpo::viewer {

/// How often each gray occurs, and on it the window: two handles, the last black and the first white value.
/// Between them both move together; a double click asks for the automatic window. Keys: left and right move
/// the window, up and down widen and narrow it.
class WindowSlider final : public QWidget
{
    Q_OBJECT

public:
    explicit WindowSlider(QWidget* parent = nullptr);

    /// `counts` of equal parts of [low, high]; none switches the slider off.
    void setCounts(std::vector<double> counts, int low, int high);
    void setWindow(const GrayWindow& window);
    [[nodiscard]] const GrayWindow& window() const { return m_window; }
    /// Where `value` stands.
    [[nodiscard]] double position(double value) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user, not by setWindow().
    void windowMoved(const GrayWindow& window);
    void automaticAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Part
    {
        None,
        Low,
        High,
        Both,
    };

    void retranslate();
    void move(double low, double high);
    void moveTo(double x);
    void paintCounts(QPainter& painter);
    void paintHandles(QPainter& painter);
    [[nodiscard]] Part partAt(double x) const;
    [[nodiscard]] double valueAt(double x) const;
    [[nodiscard]] QRectF strip() const;
    [[nodiscard]] QPainterPath outline() const;

    std::vector<double> m_counts;
    double m_low = 0.0;
    double m_high = 255.0;
    GrayWindow m_window;
    Part m_part = Part::None;
    double m_pressedValue = 0.0;
    GrayWindow m_pressedWindow;
};

} // namespace carpo::viewer
