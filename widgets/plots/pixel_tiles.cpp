// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/pixel_tiles.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr int kGap = 2;
constexpr int kLargest = 96;
constexpr int kSmallestTile = 10;

int rowsFor(int pictures, int columns)
{
    return (pictures + columns - 1) / columns;
}

} // namespace

PixelTiles::PixelTiles(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(120, 60);
}

void PixelTiles::setPictures(std::vector<QImage> pictures, const QString& description)
{
    m_pictures = std::move(pictures);
    setAccessibleName(description);
    update();
}

QSize PixelTiles::sizeHint() const
{
    return {240, 160};
}

void PixelTiles::paintEvent(QPaintEvent* /*event*/)
{
    if (m_pictures.empty())
        return;
    // The largest side at which all fit.
    const int pictures = count();
    int side = kSmallestTile;
    for (int columns = 1; columns <= pictures; ++columns) {
        const int across = (width() + kGap) / columns - kGap;
        const int down = (height() + kGap) / rowsFor(pictures, columns) - kGap;
        side = std::max(side, std::min({across, down, kLargest}));
    }
    const int columns = std::max(1, (width() + kGap) / (side + kGap));
    QPainter painter(this);
    for (int i = 0; i < pictures; ++i) {
        const QRect place(i % columns * (side + kGap), i / columns * (side + kGap), side, side);
        painter.drawImage(place, m_pictures[static_cast<std::size_t>(i)]);
    }
}

} // namespace carpo::plots
