// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/image_view.h"

#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"
#include "widgets/viewer/pixels.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/view_words.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kStep = 1.25;
constexpr double kLargestZoom = 64.0;
constexpr double kWheelNotch = 120.0;
/// A drag so long goes through all values once.
constexpr double kWindowDrag = 512.0;
/// A mouse that moves less is only clicked.
constexpr double kClick = 4.0;

} // namespace

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
    , m_actions(new ViewActions(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connectActions();
    retranslate();
    refreshActions();
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageView::setImage(const QImage& image, const QString& caption)
{
    m_image = workable(image);
    m_counts = GrayCounts(m_image);
    m_caption = caption;
    m_message.clear();
    m_spacing = 0.0;
    m_drag = Drag::None;
    m_picture.setImage(m_image);
    m_magnifier.setImage(m_image);
    m_transform.setViewSize(size()); // a hidden widget has heard of no resizing
    m_transform.setImageSize(m_image.size());
    m_measurement.clear();
    setAccessibleDescription(caption);
    refreshActions();
    setWindow(m_counts.firstWindow());
    moved();
    Q_EMIT imageChanged();
}

void ImageView::setMessage(const QString& message)
{
    setImage({});
    m_message = message;
    setAccessibleDescription(message);
    update();
}

void ImageView::clear()
{
    setMessage({});
}

void ImageView::setPixelSpacing(double mm)
{
    m_spacing = mm;
    update();
}

QList<QAction*> ImageView::viewActions() const
{
    return m_actions->all();
}

void ImageView::fit()
{
    m_transform.fit();
    moved();
}

void ImageView::setActualSize()
{
    // One pixel of the image to one of the screen, whatever the screen's scale is.
    m_transform.setZoom(1.0 / devicePixelRatioF(), m_transform.viewCenter());
    moved();
}

void ImageView::zoomBy(double factor, const QPointF& fixedPoint)
{
    if (m_image.isNull())
        return;
    const double smallest = std::min(m_transform.fitZoom(), 1.0) / 4.0;
    m_transform.setZoom(std::clamp(zoom() * factor, smallest, kLargestZoom), fixedPoint);
    moved();
}

void ImageView::setInverted(bool inverted)
{
    const bool changed = inverted != m_inverted;
    m_inverted = inverted;
    (*m_actions)[ViewActions::Invert]->setChecked(inverted);
    setWindow(m_window);
    if (changed)
        Q_EMIT invertedChanged(inverted);
}

void ImageView::setWindow(const GrayWindow& window)
{
    m_window = window;
    m_picture.setWindow(window, m_inverted);
    m_magnifier.setWindow(window, m_inverted);
    update();
    Q_EMIT windowChanged();
}

void ImageView::setAutomaticWindow()
{
    setWindow(m_counts.automaticWindow());
}

void ImageView::setFullWindow()
{
    setWindow(m_counts.fullWindow());
}

void ImageView::clearMeasurement()
{
    m_measurement.clear();
    refreshActions();
    update();
}

void ImageView::resetView()
{
    m_transform.makeUpright();
    m_transform.fit();
    setInverted(false);
    setWindow(m_counts.firstWindow());
    clearMeasurement();
    moved();
}

QSize ImageView::sizeHint() const
{
    return {480, 480};
}

void ImageView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), style::Theme::instance().color(style::Role::ImageSurround));
    m_picture.paint(painter, m_transform, rect(), devicePixelRatioF());
    m_measurement.paint(painter, m_transform, wordsRoom(), m_spacing);
    if (m_hovered && (*m_actions)[ViewActions::Magnify]->isChecked())
        m_magnifier.paint(painter, m_transform, m_cursor, devicePixelRatioF());
    paintWords(painter);
    if (hasFocus()) {
        painter.setPen(QPen(style::Theme::instance().color(style::Role::Focus), 2.0));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_transform.setViewSize(size());
    moved();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kStep, event->angleDelta().y() / kWheelNotch), event->position());
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

void ImageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImageView::connectActions()
{
    const auto on = [this](ViewActions::Command command, auto act) {
        connect((*m_actions)[command], &QAction::triggered, this, act);
    };
    const auto turnOn = [this, on](ViewActions::Command command, void (ImageTransform::*turn)()) {
        on(command, [this, turn] {
            (m_transform.*turn)();
            moved();
        });
    };
    on(ViewActions::Fit, &ImageView::fit);
    on(ViewActions::ActualSize, &ImageView::setActualSize);
    on(ViewActions::ZoomIn, [this] { zoomBy(kStep, m_transform.viewCenter()); });
    on(ViewActions::ZoomOut, [this] { zoomBy(1.0 / kStep, m_transform.viewCenter()); });
    on(ViewActions::Automatic, &ImageView::setAutomaticWindow);
    on(ViewActions::Full, &ImageView::setFullWindow);
    on(ViewActions::Invert, &ImageView::setInverted);
    on(ViewActions::ClearMeasurement, &ImageView::clearMeasurement);
    on(ViewActions::Reset, &ImageView::resetView);
    turnOn(ViewActions::RotateLeft, &ImageTransform::rotateLeft);
    turnOn(ViewActions::RotateRight, &ImageTransform::rotateRight);
    turnOn(ViewActions::FlipHorizontally, &ImageTransform::flipHorizontally);
    turnOn(ViewActions::FlipVertically, &ImageTransform::flipVertically);
    connect((*m_actions)[ViewActions::Magnify], &QAction::toggled, this, qOverload<>(&QWidget::update));
}

void ImageView::retranslate()
{
    m_actions->retranslate();
    setAccessibleName(tr("Image"));
    update();
}

void ImageView::refreshActions()
{
    m_actions->setEnabled(!m_image.isNull());
    (*m_actions)[ViewActions::ClearMeasurement]->setEnabled(m_measurement.kind() != Measurement::Kind::None);
}

void ImageView::moved()
{
    if (!m_image.isNull())
        hover(m_cursor); // another pixel may be under it now
    update();
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
    menu->addActions(viewActions());
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

QString ImageView::hoverWords() const
{
    const QPointF point = imagePoint(m_cursor);
    const QPoint pixel = pixelAt(point);
    if (!m_hovered || !m_image.rect().contains(pixel))
        return {};
    QString words = tr("x %1  y %2  value %3")
                        .arg(QString::number(pixel.x()),
                             QString::number(pixel.y()),
                             QString::number(storedValue(m_image, pixel)));
    if (m_spacing <= 0.0)
        return words;
    return words + QLatin1Char('\n')
           + tr("%1 mm, %2 mm")
                 .arg(style::fixedNumber(point.x() * m_spacing, 1),
                      style::fixedNumber(point.y() * m_spacing, 1));
}

void ImageView::releaseMagnifier()
{
    if (m_magnifierHeld)
        (*m_actions)[ViewActions::Magnify]->setChecked(false);
    m_magnifierHeld = false;
}

void ImageView::paintWords(QPainter& painter)
{
    const style::Theme& theme = style::Theme::instance();
    const QRect room = wordsRoom();
    if (!m_message.isEmpty()) {
        painter.setPen(theme.color(style::Role::ImageText));
        painter.setFont(theme.font());
        painter.drawText(room, static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_message);
        return;
    }
    drawWords(painter, room, Qt::AlignLeft | Qt::AlignTop, m_caption);
    if (m_image.isNull())
        return;
    QStringList lines{
        hoverWords(),
        tr("W %1  L %2").arg(style::fixedNumber(m_window.width, 0), style::fixedNumber(m_window.center, 0))};
    if (m_inverted)
        lines.append(tr("inverted"));
    lines.removeAll(QString());
    drawWords(painter, room, Qt::AlignLeft | Qt::AlignBottom, lines.join(QLatin1Char('\n')));
    drawWords(painter, room, Qt::AlignRight | Qt::AlignBottom, style::percent(zoom() * devicePixelRatioF()));
}

QRect ImageView::wordsRoom() const
{
    constexpr int kMargin = style::kWithinGroup;
    return rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

} // namespace carpo::viewer
