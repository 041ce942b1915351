// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/image_view.h"

#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAction>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kStep = 1.25;
constexpr double kLargestZoom = 64.0;
constexpr double kWheelNotch = 120.0;

int storedValue(const QImage& image, const QPoint& pixel)
{
    if (image.format() == QImage::Format_Grayscale16) {
        const uchar* line = image.constScanLine(pixel.y());
        quint16 value = 0;
        std::copy_n(line + 2 * pixel.x(), sizeof value, reinterpret_cast<uchar*>(&value));
        return value;
    }
    return qGray(image.pixel(pixel));
}

} // namespace

ImageView::ImageView(QWidget* parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    createActions();
    retranslate();
    refreshActions();
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ImageView::setImage(const QImage& image, const QString& caption)
{
    m_image = image;
    m_caption = caption;
    m_message.clear();
    setInverted(m_inverted);
    setAccessibleDescription(caption);
    refreshActions();
    fit();
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

QPointF ImageView::imagePoint(const QPointF& position) const
{
    return (position - m_origin) / m_zoom;
}

QList<QAction*> ImageView::viewActions() const
{
    return {m_fitAction, m_actualAction, m_closerAction, m_fartherAction, m_invertAction};
}

void ImageView::fit()
{
    m_fitted = true;
    setZoom(fitZoom(), viewCentre());
}

void ImageView::setActualSize()
{
    m_fitted = false;
    // One pixel of the image to one of the screen, whatever the screen's scale is.
    setZoom(1.0 / devicePixelRatioF(), viewCentre());
}

void ImageView::zoomBy(double factor, const QPointF& fixedPoint)
{
    if (m_image.isNull())
        return;
    m_fitted = false;
    const double smallest = std::min(fitZoom(), 1.0) / 4.0;
    setZoom(std::clamp(m_zoom * factor, smallest, kLargestZoom), fixedPoint);
}

void ImageView::setInverted(bool inverted)
{
    const bool changed = inverted != m_inverted;
    m_inverted = inverted;
    m_invertAction->setChecked(inverted);
    m_shown = m_image;
    if (inverted)
        m_shown.invertPixels();
    m_reduced = {};
    update();
    if (changed)
        Q_EMIT invertedChanged(inverted);
}

QSize ImageView::sizeHint() const
{
    return {480, 480};
}

void ImageView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), style::Theme::instance().color(style::Role::ImageSurround));
    if (!m_shown.isNull())
        paintImage(painter);
    paintWords(painter);
    if (hasFocus()) {
        painter.setPen(QPen(style::Theme::instance().color(style::Role::Focus), 2.0));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ImageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        fit();
    else
        keepInView();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kStep, event->angleDelta().y() / kWheelNotch), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_image.isNull())
        return;
    m_dragging = true;
    m_dragFrom = event->position() - m_origin;
    QWidget::setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging) {
        m_fitted = false;
        m_origin = event->position() - m_dragFrom;
        keepInView();
        update();
    }
    hover(event->position());
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    unsetCursor();
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    fit();
}

void ImageView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    Q_EMIT hoverLeft();
}

void ImageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImageView::createActions()
{
    m_fitAction = createAction(QStringLiteral("zoom-fit-best"), {Qt::Key_Space});
    m_actualAction = createAction(QStringLiteral("zoom-original"), {Qt::Key_Z});
    m_closerAction = createAction(QStringLiteral("zoom-in"), {Qt::Key_Plus, Qt::Key_Equal});
    m_fartherAction = createAction(QStringLiteral("zoom-out"), {Qt::Key_Minus});
    m_invertAction = createAction(QStringLiteral("invertimage"), {Qt::Key_I});
    m_invertAction->setCheckable(true);
    connect(m_fitAction, &QAction::triggered, this, &ImageView::fit);
    connect(m_actualAction, &QAction::triggered, this, &ImageView::setActualSize);
    connect(m_closerAction, &QAction::triggered, this, [this] { zoomBy(kStep, viewCentre()); });
    connect(m_fartherAction, &QAction::triggered, this, [this] { zoomBy(1.0 / kStep, viewCentre()); });
    connect(m_invertAction, &QAction::triggered, this, &ImageView::setInverted);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QAction* ImageView::createAction(const QString& icon, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(style::icon(icon), QString(), this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

void ImageView::retranslate()
{
    m_fitAction->setText(tr("Fit to the view"));
    m_actualAction->setText(tr("Actual pixels"));
    m_closerAction->setText(tr("Zoom in"));
    m_fartherAction->setText(tr("Zoom out"));
    m_invertAction->setText(tr("Invert"));
    for (QAction* action : viewActions())
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    setAccessibleName(tr("Image"));
    update();
}

void ImageView::refreshActions()
{
    for (QAction* action : viewActions())
        action->setEnabled(!m_image.isNull());
}

void ImageView::setZoom(double zoom, const QPointF& fixedPoint)
{
    const QPointF held = imagePoint(fixedPoint);
    const bool changed = zoom != m_zoom;
    m_zoom = zoom;
    m_origin = fixedPoint - held * m_zoom;
    keepInView();
    update();
    if (changed)
        Q_EMIT zoomChanged(m_zoom);
}

// An image smaller than the view stands in its middle; a larger one leaves no empty strip at an edge.
void ImageView::keepInView()
{
    const QSizeF size = QSizeF(m_image.size()) * m_zoom;
    const auto kept = [](double origin, double length, double room) {
        return length <= room ? (room - length) / 2.0 : std::clamp(origin, room - length, 0.0);
    };
    m_origin = {kept(m_origin.x(), size.width(), width()), kept(m_origin.y(), size.height(), height())};
}

void ImageView::paintImage(QPainter& painter)
{
    const QRectF target(m_origin, QSizeF(m_image.size()) * m_zoom);
    const double perPixel = m_zoom * devicePixelRatioF();
    if (perPixel >= 1.0) {
        // Only what is in sight: magnified 64 times, the whole would be a huge picture.
        const QRectF part(imagePoint({0, 0}), QSizeF(size()) / m_zoom);
        const QRect source = part.toAlignedRect().intersected(m_shown.rect());
        const QRectF place(m_origin + QPointF(source.topLeft()) * m_zoom, QSizeF(source.size()) * m_zoom);
        painter.drawImage(place, m_shown, source);
        return;
    }
    const QSize small = (QSizeF(m_image.size()) * perPixel).toSize().expandedTo({1, 1});
    if (m_reduced.size() != small)
        m_reduced = m_shown.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(target, m_reduced);
}

void ImageView::paintWords(QPainter& painter)
{
    const style::Theme& theme = style::Theme::instance();
    const QRect room =
        rect().adjusted(style::kWithinGroup, style::kWithinGroup, -style::kWithinGroup, -style::kWithinGroup);
    painter.setPen(theme.color(style::Role::ImageText));
    if (!m_message.isEmpty()) {
        painter.setFont(theme.font());
        painter.drawText(room, static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_message);
        return;
    }
    painter.setFont(theme.smallFont());
    const auto write = [&](int where, const QString& text) {
        if (text.isEmpty())
            return;
        const QFontMetrics metrics(painter.font());
        const QString kept = metrics.elidedText(text, Qt::ElideMiddle, room.width());
        const QRect box = painter.boundingRect(room, where, kept).adjusted(-4, -2, 4, 2);
        painter.fillRect(box, theme.colors().faded(style::Role::ImageSurround, 0.6));
        painter.drawText(room, where, kept);
    };
    write(Qt::AlignLeft | Qt::AlignTop, m_caption);
    if (m_image.isNull())
        return;
    write(Qt::AlignRight | Qt::AlignBottom, style::percent(m_zoom * devicePixelRatioF()));
    if (m_inverted)
        write(Qt::AlignLeft | Qt::AlignBottom, tr("inverted"));
}

void ImageView::hover(const QPointF& position)
{
    const QPointF point = imagePoint(position);
    const QPoint pixel(static_cast<int>(std::floor(point.x())), static_cast<int>(std::floor(point.y())));
    if (m_image.rect().contains(pixel))
        Q_EMIT pixelHovered(pixel, storedValue(m_image, pixel));
    else
        Q_EMIT hoverLeft();
}

double ImageView::fitZoom() const
{
    if (m_image.isNull() || width() <= 0 || height() <= 0)
        return 1.0;
    return std::min(static_cast<double>(width()) / m_image.width(),
                    static_cast<double>(height()) / m_image.height());
}

QPointF ImageView::viewCentre() const
{
    return QRectF(rect()).center();
}

} // namespace carpo::viewer
