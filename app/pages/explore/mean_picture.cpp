// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/mean_picture.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {

MeanPicture::MeanPicture(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_space(new QWidget(this))
    , m_words(new QLabel(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setAlignment(Qt::AlignCenter);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setProperty("look", QStringLiteral("small"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_name);
    layout->addWidget(m_space, 1);
    layout->addWidget(m_words);
    setMinimumWidth(style::Theme::instance().scaled(160));
}

void MeanPicture::setMean(const QString& name, const QString& words, const QImage& image)
{
    m_name->setText(name);
    m_words->setText(words);
    m_image = image;
    setAccessibleName(name);
    setAccessibleDescription(words);
    update();
}

QString MeanPicture::words() const
{
    return m_words->text();
}

void MeanPicture::paintEvent(QPaintEvent* /*event*/)
{
    const QRect room = m_space->geometry();
    const int side = std::min(room.width(), room.height());
    QRect place(0, 0, side, side);
    place.moveCenter(room.center());
    QPainter painter(this);
    painter.fillRect(place, style::Theme::instance().color(style::Role::ImageSurround));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_image.isNull())
        painter.drawImage(place, m_image);
}

} // namespace carpo::pages
