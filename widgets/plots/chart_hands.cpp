// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/chart_hands.h"

#include "widgets/plots/lesson_chart.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr double kReach = 14.0; // pixels from the mouse to a handle
constexpr double kStep = 0.01;  // of the axis, with a key
constexpr double kLargeStep = 0.1;

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

/// A place so much further along the axis, of its length.
double along(const QCPAxis& axis, double from, double share)
{
    const QCPRange range = axis.range();
    if (axis.scaleType() == QCPAxis::stLogarithmic)
        return from * std::pow(range.upper / range.lower, share);
    return from + share * range.size();
}

Qt::CursorShape cursorOf(const DrawnHandle& handle)
{
    if (handle.alongX && handle.alongY)
        return Qt::SizeAllCursor;
    return handle.alongX ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

} // namespace

ChartHands::ChartHands(LessonChart& chart)
    : QObject(&chart)
    , m_chart(chart)
{
    m_chart.canvas()->installEventFilter(this);
    m_chart.canvas()->setMouseTracking(true);
}

bool ChartHands::takesKeys() const
{
    return !m_chart.chart().handles.empty() || m_chart.chart().takesPoints;
}

void ChartHands::refresh()
{
    const auto handles = static_cast<int>(m_chart.chart().handles.size());
    const int heldBefore = m_held;
    m_held = std::min(m_held, handles - 1);
    if (m_dragged >= handles)
        m_dragged = -1;
    if (!m_chart.chart().takesPoints)
        m_cursor.reset();
    const Qt::FocusPolicy policy = takesKeys() ? Qt::StrongFocus : Qt::NoFocus;
    if (m_chart.canvas()->focusPolicy() != policy)
        m_chart.canvas()->setFocusPolicy(policy);
    if (m_held != heldBefore)
        m_chart.recolourHandles();
}

bool ChartHands::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        drag(*static_cast<QMouseEvent*>(event));
        return m_dragged >= 0 || m_pressed.has_value();
    case QEvent::MouseButtonRelease:
        if (m_dragged < 0 && !m_pressed)
            break;
        release(*static_cast<QMouseEvent*>(event));
        return true;
    case QEvent::ContextMenu: // the right button makes points of the second class; the menu has its own
        return m_chart.chart().takesPoints
               && static_cast<QContextMenuEvent*>(event)->reason() == QContextMenuEvent::Mouse;
    case QEvent::ShortcutOverride:
        // An arrow moves the handle here, whatever it does elsewhere on the page.
        if (takesKeys() && isArrow(static_cast<QKeyEvent*>(event)->key()))
            event->accept();
        break;
    case QEvent::KeyPress:
        if (key(*static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        m_held = reason == Qt::BacktabFocusReason ? static_cast<int>(m_chart.chart().handles.size()) - 1
                 : reason == Qt::MouseFocusReason
                     ? m_held
                     : std::min(0, static_cast<int>(m_chart.chart().handles.size()) - 1);
        m_chart.recolourHandles();
        break;
    }
    case QEvent::FocusOut:
        m_held = -1;
        m_cursor.reset();
        m_chart.recolourHandles();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool ChartHands::press(const QMouseEvent& event)
{
    const int handle = handleAt(event.position());
    if (handle >= 0 && event.button() == Qt::LeftButton) {
        m_dragged = handle;
        m_held = handle;
        m_chart.canvas()->setFocus(Qt::MouseFocusReason);
        m_held = handle;
        m_chart.recolourHandles();
        return true;
    }
    if (!m_chart.chart().takesPoints
        || (event.button() != Qt::LeftButton && event.button() != Qt::RightButton))
        return false;
    m_pressed = event.pos();
    return true;
}

void ChartHands::drag(const QMouseEvent& event)
{
    const auto& handles = m_chart.chart().handles;
    if (m_dragged >= 0) {
        const QPointF place = m_chart.placeAt(event.position());
        moveHandle(m_dragged, place.x(), place.y());
        return;
    }
    const int handle = handleAt(event.position());
    const Qt::CursorShape shape = handle >= 0 ? cursorOf(handles[static_cast<std::size_t>(handle)])
                                  : m_chart.chart().takesPoints ? Qt::CrossCursor
                                                                : Qt::ArrowCursor;
    if (m_chart.canvas()->cursor().shape() != shape)
        m_chart.canvas()->setCursor(shape);
}

void ChartHands::release(const QMouseEvent& event)
{
    constexpr int kStill = 4; // pixels
    if (m_dragged >= 0) {
        m_dragged = -1;
        return;
    }
    const bool isClick = (event.pos() - *m_pressed).manhattanLength() <= kStill;
    m_pressed.reset();
    const QPointF place = m_chart.placeAt(event.position());
    if (isClick && m_chart.canvas()->axisRect()->rect().contains(event.pos()))
        Q_EMIT m_chart.pointClicked(place.x(),
                                    place.y(),
                                    event.button() == Qt::RightButton
                                        || event.modifiers().testFlag(Qt::ShiftModifier));
}

bool ChartHands::key(const QKeyEvent& event)
{
    if (!takesKeys())
        return false;
    const bool isLarge = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Tab:
        return nextHandle(1);
    case Qt::Key_Backtab:
        return nextHandle(-1);
    case Qt::Key_Left:
        step(-1, 0, isLarge);
        return true;
    case Qt::Key_Right:
        step(1, 0, isLarge);
        return true;
    case Qt::Key_Up:
        step(0, 1, isLarge);
        return true;
    case Qt::Key_Down:
        step(0, -1, isLarge);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_cursor)
            return false;
        Q_EMIT m_chart.pointClicked(m_cursor->x(), m_cursor->y(), isLarge);
        return true;
    default:
        return false;
    }
}

// Behind the last handle comes, where points can be made, their cursor; behind that the Tab key leaves.
bool ChartHands::nextHandle(int way)
{
    const auto handles = static_cast<int>(m_chart.chart().handles.size());
    const int next = m_held < 0 ? handles + way : m_held + way;
    const bool isCursor = next == handles && m_held >= 0 && m_chart.chart().takesPoints;
    if (!isCursor && (next < 0 || next >= handles))
        return false;
    m_held = isCursor ? -1 : next;
    m_chart.recolourHandles();
    return true;
}

QPointF ChartHands::stepped(const QPointF& from, int right, int up, bool isLarge) const
{
    const double share = isLarge ? kLargeStep : kStep;
    return {along(*m_chart.canvas()->xAxis, from.x(), right * share),
            along(*m_chart.canvas()->yAxis, from.y(), up * share)};
}

void ChartHands::step(int right, int up, bool isLarge)
{
    if (m_held >= 0) {
        const DrawnHandle& handle = m_chart.chart().handles[static_cast<std::size_t>(m_held)];
        const QPointF place = stepped({handle.x, handle.y}, right, up, isLarge);
        moveHandle(m_held, place.x(), place.y());
    } else if (m_chart.chart().takesPoints) {
        const QRect area = m_chart.canvas()->axisRect()->rect();
        const QPointF middle = m_chart.placeAt(area.center());
        m_cursor = m_cursor ? stepped(*m_cursor, right, up, isLarge) : middle;
        m_chart.recolourHandles();
    }
}

int ChartHands::handleAt(const QPointF& pixel) const
{
    const auto& handles = m_chart.chart().handles;
    int nearest = -1;
    double least = kReach * style::Theme::instance().scale();
    for (std::size_t i = 0; i < handles.size(); ++i) {
        const QPointF away = m_chart.pixelOf(handles[i].x, handles[i].y) - pixel;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < least) {
            least = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void ChartHands::moveHandle(int index, double x, double y)
{
    const DrawnHandle& handle = m_chart.chart().handles[static_cast<std::size_t>(index)];
    const double toX = handle.alongX ? x : handle.x;
    const double toY = handle.alongY ? y : handle.y;
    if (!std::isfinite(toX) || !std::isfinite(toY) || (toX == handle.x && toY == handle.y))
        return;
    const int id = handle.id;
    m_chart.placeHandle(index, toX, toY);
    Q_EMIT m_chart.handleMoved(id, toX, toY);
}

} // namespace carpo::plots
