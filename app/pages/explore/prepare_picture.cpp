// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/prepare_picture.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

namespace carpo::pages {
namespace {

constexpr QSize kUsual{260, 240};
constexpr QSize kLeast{120, 110};

} // namespace

PreparePicture::PreparePicture(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] { update(); });
}

void PreparePicture::setPicture(const QImage& picture)
{
    m_picture = picture;
    m_message.clear();
    update();
}

void PreparePicture::setMessage(const QString& message)
{
    m_picture = {};
    m_message = message;
    setAccessibleDescription(message);
    update();
}

void PreparePicture::setCaption(const QString& caption)
{
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

QSize PreparePicture::sizeHint() const
{
    return kUsual;
}

QSize PreparePicture::minimumSizeHint() const
{
    return kLeast;
}

void PreparePicture::paintEvent(QPaintEvent*)
{
    const style::Colors& colors = style::Theme::instance().colors();
    const int line = fontMetrics().height() + style::kUnit;
    const QRect ground = rect().adjusted(0, line, 0, 0);
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setPen(colors[style::Role::Text]);
    painter.drawText(rect().adjusted(0, 0, 0, line - rect().height()),
                     Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    painter.fillRect(ground, colors[style::Role::ImageSurround]);
    if (m_picture.isNull()) {
        painter.setPen(colors[style::Role::ImageText]);
        painter.drawText(ground.adjusted(style::kWithinGroup, 0, -style::kWithinGroup, 0),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         m_message);
        return;
    }
    QRect place(QPoint(), m_picture.size().scaled(ground.size(), Qt::KeepAspectRatio));
    place.moveCenter(ground.center());
    painter.drawImage(place, m_picture);
}

} // namespace carpo::pages
