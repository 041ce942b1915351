// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse and the keys do.
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/pixels.h"
#include "widgets/viewer/view_actions.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kWheelNotch = 120.0;
/// A drag so long goes through all values once.
constexpr double kWindowDrag = 512.0;
/// A mouse that moves less is only clicked.
constexpr double kClick = 4.0;

} // namespace

void ImageView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kZoomStep, event->angleDelta().y() / kWheelNotch), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (m_image.isNull() || m_drag != Drag::None)
        return;
    m_dragFrom = m_dragLast = event->position();
    m_dragged = false;
    if (event->button() == Qt::RightButton) {
        m_drag = Drag::Window;
        m_dragWindow = m_window;
    } else if (event->button() == Qt::LeftButton) {
        const Measurement::Kind kind = kindToMeasure(event->modifiers());
        if (kind != Measurement::Kind::None)
            beginMeasurement(kind, event->position());
        else
            m_drag = Drag::Move;
    }
    if (m_drag != Drag::None)
        QWidget::setCursor(m_drag == Drag::Move ? Qt::ClosedHandCursor : Qt::CrossCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    m_dragged = m_dragged || (position - m_dragFrom).manhattanLength() >= kClick;
    if (m_drag == Drag::Move) {
        m_transform.moveBy(position - m_dragLast);
        Q_EMIT adjusted();
    } else if (m_drag == Drag::Window && m_dragged) {
        dragWindow(position - m_dragFrom);
    } else if (m_drag == Drag::Measure) {
        m_measurement.moveTo(m_image, imagePoint(position));
    }
    m_dragLast = position;
    hover(position);
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    const Qt::MouseButton dragging = m_drag == Drag::Window ? Qt::RightButton : Qt::LeftButton;
    if (m_drag == Drag::None || event->button() != dragging)
        return;
    const Drag ended = m_drag;
    m_drag = Drag::None;
    unsetCursor();
    if (m_dragged)
        return;
    if (ended == Drag::Window) // a click, not a drag
        showMenu(event->globalPosition().toPoint());
    else if (ended == Drag::Measure)
        clearMeasurement();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        fit();
}

bool ImageView::event(QEvent* event)
{
    // A shortcut would hear of the press alone, and the magnifier goes with the key's release.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Z && key->modifiers() == Qt::NoModifier)
            event->accept();
    }
    return QWidget::event(event);
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Z || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->isAutoRepeat() || m_image.isNull())
        return;
    m_magnifierHeld = true;
    (*m_actions)[ViewActions::Magnify]->setChecked(true);
}

void ImageView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Z && !event->isAutoRepeat())
        releaseMagnifier();
    else
        QWidget::keyReleaseEvent(event);
}

void ImageView::focusOutEvent(QFocusEvent* event)
{
    releaseMagnifier(); // the key's release will not be heard
    QWidget::focusOutEvent(event);
}

// A right press begins a drag; its menu comes with the release, by a key it comes at once.
void ImageView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() != QContextMenuEvent::Mouse)
        showMenu(event->globalPos());
}

void ImageView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    hover({-1.0, -1.0});
}

Measurement::Kind ImageView::kindToMeasure(Qt::KeyboardModifiers keys) const
{
    const bool free = (keys & (Qt::ShiftModifier | Qt::ControlModifier)) == 0;
    const auto isAsked = [&](Qt::KeyboardModifier key, ViewActions::Command tool) {
        return keys.testFlag(key) || (free && (*m_actions)[tool]->isChecked());
    };
    if (isAsked(Qt::ShiftModifier, ViewActions::MeasureLength))
        return Measurement::Kind::Length;
    return isAsked(Qt::ControlModifier, ViewActions::MeasureRegion) ? Measurement::Kind::Region
                                                                    : Measurement::Kind::None;
}

void ImageView::beginMeasurement(Measurement::Kind kind, const QPointF& position)
{
    m_drag = Drag::Measure;
    m_measurement.begin(kind, imagePoint(position));
    refreshActions();
    update();
}

void ImageView::dragWindow(const QPointF& distance)
{
    const auto [low, high] = valueRange();
    const double perPixel = (high - low + 1.0) / kWindowDrag;
    setWindow({std::clamp(m_dragWindow.center + distance.y() * perPixel, low + 0.0, high + 1.0),
               std::clamp(m_dragWindow.width + distance.x() * perPixel, 1.0, 2.0 * (high - low + 1.0))});
}

void ImageView::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions()); // those of its page among them
    menu->popup(globalPosition);
}

void ImageView::hover(const QPointF& position)
{
    m_cursor = position;
    const QPoint pixel = pixelAt(imagePoint(position));
    m_hovered = m_image.rect().contains(pixel) && rect().contains(position.toPoint());
    update();
    if (m_hovered)
        Q_EMIT pixelHovered(pixel, storedValue(m_image, pixel));
    else
        Q_EMIT hoverLeft();
}

void ImageView::releaseMagnifier()
{
    if (m_magnifierHeld)
        (*m_actions)[ViewActions::Magnify]->setChecked(false);
    m_magnifierHeld = false;
}

} // namespace carpo::viewer
