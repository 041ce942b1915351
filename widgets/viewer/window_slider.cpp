// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/window_slider.h"

#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr int kStripHeight = 32;
constexpr int kGrip = 6; // half a handle's width
constexpr double kReach = 8.0;
constexpr double kKeyShare = 0.01;

} // namespace

WindowSlider::WindowSlider(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEnabled(false);
    retranslate();
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void WindowSlider::setCounts(std::vector<double> counts, int low, int high)
{
    m_counts = std::move(counts);
    m_low = low;
    m_high = std::max(high, low + 1);
    m_part = Part::None;
    setEnabled(!m_counts.empty());
    update();
}

void WindowSlider::setWindow(const GrayWindow& window)
{
    m_window = window;
    update();
}

double WindowSlider::position(double value) const
{
    const QRectF room = strip();
    const double share = std::clamp((value - m_low) / (m_high - m_low), 0.0, 1.0);
    return room.left() + share * room.width();
}

QSize WindowSlider::sizeHint() const
{
    return {360, minimumSizeHint().height()};
}

QSize WindowSlider::minimumSizeHint() const
{
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    return {120, style::Theme::instance().scaled(kStripHeight) + kGrip + metrics.height() + 2};
}

void WindowSlider::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::Theme::instance();
    QPainter painter(this);
    painter.fillRect(strip().adjusted(-1, 0, 1, 0), theme.color(style::Role::Surface));
    if (!m_counts.empty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        paintCounts(painter);
        paintHandles(painter);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(theme.color(style::Role::Focus), 2.0)
                              : QPen(theme.color(style::Role::Border)));
    painter.drawRect(strip().adjusted(-1, 0.5, 1, 0));
}

void WindowSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    m_part = partAt(x);
    m_pressedValue = valueAt(x);
    m_pressedWindow = m_window;
    if (m_part != Part::Both)
        moveTo(x);
}

void WindowSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (m_part != Part::None) {
        moveTo(event->position().x());
        return;
    }
    setCursor(partAt(event->position().x()) == Part::Both ? Qt::OpenHandCursor : Qt::SizeHorCursor);
}

void WindowSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_part = Part::None;
}

void WindowSlider::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    Q_EMIT automaticAsked();
}

void WindowSlider::keyPressEvent(QKeyEvent* event)
{
    const double step = std::max(1.0, std::round(kKeyShare * (m_high - m_low)));
    const double low = m_window.low();
    const double high = m_window.high();
    switch (event->key()) {
    case Qt::Key_Left:
        move(low - step, high - step);
        break;
    case Qt::Key_Right:
        move(low + step, high + step);
        break;
    case Qt::Key_Up:
        move(low - step, high + step);
        break;
    case Qt::Key_Down:
        move(std::min(low + step, m_window.center), std::max(high - step, m_window.center));
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void WindowSlider::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WindowSlider::retranslate()
{
    setAccessibleName(tr("Window: which values are black and white"));
    setToolTip(tr("How often each gray occurs, and the window on it.\nDrag a handle, or between them; double "
                  "click: automatic. In the image: drag with the right button."));
    update();
}

// The middle of the window stays where there are values, so that the handles cannot be lost.
void WindowSlider::move(double low, double high)
{
    GrayWindow window = GrayWindow::between(low, std::max(low, high));
    window.center = std::clamp(window.center, m_low, m_high + 1.0);
    setWindow(window);
    Q_EMIT windowMoved(window);
}

void WindowSlider::moveTo(double x)
{
    const double value = valueAt(x);
    if (m_part == Part::Low) {
        move(std::min(std::round(value), m_pressedWindow.high()), m_pressedWindow.high());
    } else if (m_part == Part::High) {
        move(m_pressedWindow.low(), std::max(std::round(value), m_pressedWindow.low()));
    } else {
        const double distance = std::round(value - m_pressedValue);
        move(m_pressedWindow.low() + distance, m_pressedWindow.high() + distance);
    }
}

void WindowSlider::paintCounts(QPainter& painter)
{
    const style::Theme& theme = style::Theme::instance();
    const QPainterPath path = outline();
    const QRectF room = strip();
    painter.setPen(Qt::NoPen);
    painter.fillPath(path, theme.colors().faded(style::Role::MutedText, 0.35));
    const double low = position(m_window.low());
    const double high = position(m_window.high());
    painter.setClipRect(QRectF(QPointF(low, room.top()), QPointF(high, room.bottom())));
    painter.fillPath(path, theme.color(style::Role::MutedText));
    painter.setClipping(false);
}

void WindowSlider::paintHandles(QPainter& painter)
{
    const style::Theme& theme = style::Theme::instance();
    const QRectF room = strip();
    const double low = position(m_window.low());
    const double high = position(m_window.high());
    painter.setPen(QPen(theme.color(style::Role::Accent), 1.5));
    painter.drawPolyline(
        QPolygonF({room.bottomLeft(), {low, room.bottom()}, {high, room.top()}, room.topRight()}));
    for (const double x : {low, high}) {
        painter.setPen(QPen(theme.color(style::Role::Text), 1.5));
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(style::Role::Text));
        painter.drawPolygon(QPolygonF({{x, room.bottom()},
                                       {x + kGrip - 1.0, room.bottom() + kGrip},
                                       {x - kGrip + 1.0, room.bottom() + kGrip}}));
    }
    painter.setFont(theme.smallFont());
    painter.setPen(theme.color(style::Role::MutedText));
    const QFontMetrics metrics(painter.font());
    const QString lowText = style::countNumber(std::lround(m_window.low()));
    const QString highText = style::countNumber(std::lround(m_window.high()));
    const int lowWidth = metrics.horizontalAdvance(lowText);
    const int highWidth = metrics.horizontalAdvance(highText);
    // Under their handles where there is room; never over each other, never cut.
    const double gap = lowWidth + metrics.averageCharWidth();
    double lowAt = std::clamp(low - lowWidth / 2.0, 0.0, width() - gap - highWidth);
    const double highAt =
        std::clamp(high - highWidth / 2.0, lowAt + gap, std::max(lowAt + gap, width() - 1.0 * highWidth));
    lowAt = std::min(lowAt, highAt - gap);
    const double baseline = room.bottom() + kGrip + metrics.ascent() + 1.0;
    painter.drawText(QPointF(lowAt, baseline), lowText);
    painter.drawText(QPointF(highAt, baseline), highText);
}

WindowSlider::Part WindowSlider::partAt(double x) const
{
    const double low = position(m_window.low());
    const double high = position(m_window.high());
    // Of two handles on one spot, the one that can still be drawn apart.
    if (high - low < 2.0 * kReach)
        return x < (low + high) / 2.0 ? Part::Low : Part::High;
    if (x < low + kReach)
        return Part::Low;
    return x > high - kReach ? Part::High : Part::Both;
}

double WindowSlider::valueAt(double x) const
{
    const QRectF room = strip();
    const double share = (x - room.left()) / std::max(room.width(), 1.0);
    return m_low + std::clamp(share, 0.0, 1.0) * (m_high - m_low);
}

QRectF WindowSlider::strip() const
{
    const int height = style::Theme::instance().scaled(kStripHeight);
    return {kGrip * 1.0, 0.0, std::max(width() - 2.0 * kGrip, 1.0), height * 1.0};
}

// Square roots, so that small counts are seen; the piles of pure black and white at the ends do not set the
// scale.
QPainterPath WindowSlider::outline() const
{
    const QRectF room = strip();
    const auto inner = m_counts.size() > 2 ? std::max_element(m_counts.begin() + 1, m_counts.end() - 1)
                                           : std::max_element(m_counts.begin(), m_counts.end());
    const double largest = std::max(*inner, 1.0);
    const double step = room.width() / static_cast<double>(m_counts.size());
    QPainterPath path(room.bottomLeft());
    double x = room.left();
    for (const double count : m_counts) {
        const double y = room.bottom() - std::min(std::sqrt(count / largest), 1.0) * (room.height() - 2.0);
        path.lineTo(x, y);
        x += step;
        path.lineTo(x, y);
    }
    path.lineTo(room.bottomRight());
    path.closeSubpath();
    return path;
}

} // namespace carpo::viewer
