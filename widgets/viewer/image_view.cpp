// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/image_view.h"

#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"
#include "widgets/viewer/pixels.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/view_words.h"

#include <QAction>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::viewer {
namespace {

constexpr double kLargestZoom = 64.0;

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
    m_isReplaced = true;
    m_message.clear();
    m_spacing = {};
    m_drag = Drag::None;
    showPixels(image, caption);
    m_transform.setViewSize(size()); // a hidden widget has heard of no resizing
    m_transform.setImageSize(m_image.size());
    moved();
    m_isReplaced = false;
    Q_EMIT imageChanged();
}

void ImageView::setVersion(const QImage& image, const QString& caption)
{
    if (image.size() != m_image.size()) {
        setImage(image, caption);
        return;
    }
    m_isReplaced = true;
    showPixels(image, caption);
    m_isReplaced = false;
    Q_EMIT imageChanged();
}

void ImageView::showPixels(const QImage& image, const QString& caption)
{
    m_image = workable(image);
    m_counts = GrayCounts(m_image);
    m_picture.setImage(m_image);
    m_magnifier.setImage(m_image);
    m_measurement.clear();
    setCaption(caption);
    refreshActions();
    setWindow(m_counts.firstWindow());
}

void ImageView::setCaption(const QString& caption)
{
    m_caption = caption;
    setAccessibleDescription(caption);
    update();
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

void ImageView::setPixelSpacing(const QSizeF& mm)
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
    if (!m_isReplaced)
        Q_EMIT adjusted();
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
    // Not upon the caption, nor upon the cursor's value and the window.
    const int line = QFontMetrics(style::Theme::instance().smallFont()).lineSpacing() + style::kUnit;
    m_measurement.paint(painter, m_transform, wordsRoom().adjusted(0, line, 0, -2 * line), m_spacing);
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
    on(ViewActions::ZoomIn, [this] { zoomBy(kZoomStep, m_transform.viewCenter()); });
    on(ViewActions::ZoomOut, [this] { zoomBy(1.0 / kZoomStep, m_transform.viewCenter()); });
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
    if (!m_isReplaced)
        Q_EMIT adjusted();
}

void ImageView::setPlacement(const ImageTransform::Placement& placement)
{
    m_transform.setPlacement(placement);
    moved();
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
    if (m_spacing.isEmpty())
        return words;
    return words + QLatin1Char('\n')
           + tr("%1 mm, %2 mm")
                 .arg(style::fixedNumber(point.x() * m_spacing.width(), 1),
                      style::fixedNumber(point.y() * m_spacing.height(), 1));
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
