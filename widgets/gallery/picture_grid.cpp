// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/picture_grid.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace carpo::gallery {
namespace {

constexpr int kSmallest = 48; // pixels of a picture
constexpr int kUsual = 160;
constexpr int kGap = style::kUnit;

int headingHeight()
{
    return QFontMetrics(style::Theme::instance().smallFont()).height() + kGap;
}

} // namespace

PictureGrid::PictureGrid(QWidget* parent)
    : QWidget(parent)
{
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void PictureGrid::setPictures(std::vector<QImage> pictures)
{
    m_pictures = std::move(pictures);
    update();
}

void PictureGrid::setHeadings(const QStringList& headings)
{
    m_headings = headings;
    update();
}

QSize PictureGrid::sizeHint() const
{
    return {columns() * (kUsual + kGap), rows() * (kUsual + kGap) + headingHeight()};
}

QSize PictureGrid::minimumSizeHint() const
{
    return {columns() * (kSmallest + kGap), rows() * (kSmallest + kGap) + headingHeight()};
}

int PictureGrid::columns() const
{
    return std::max(1, static_cast<int>(m_headings.size()));
}

int PictureGrid::rows() const
{
    return std::max(1, (static_cast<int>(m_pictures.size()) + columns() - 1) / columns());
}

void PictureGrid::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::Theme::instance();
    const int top = headingHeight();
    const int side = std::min((width() + kGap) / columns(), (height() - top + kGap) / rows()) - kGap;
    if (side <= 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setFont(theme.smallFont());
    painter.setPen(theme.color(style::Role::MutedText));
    const int step = side + kGap;
    for (int column = 0; column < columns() && column < m_headings.size(); ++column) {
        const QRect place(column * step, 0, side, top);
        painter.drawText(place,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_headings[column], Qt::ElideRight, side));
    }
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        const int number = static_cast<int>(i);
        const QRect place(number % columns() * step, top + number / columns() * step, side, side);
        painter.fillRect(place, theme.color(style::Role::ImageSurround));
        const QSize size = m_pictures[i].size().scaled(place.size(), Qt::KeepAspectRatio);
        QRect target(QPoint(), size);
        target.moveCenter(place.center());
        painter.drawImage(target, m_pictures[i]);
    }
}

} // namespace carpo::gallery
