// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/histogram_cell.h"

#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr int kBarsHeight = 32;
constexpr int kWidth = 92;

void drawBars(QPainter& painter, const QRect& area, const HistogramCell& cell, const QColor& ink)
{
    const double highest = *std::ranges::max_element(cell.counts);
    if (highest <= 0)
        return;
    const double width = static_cast<double>(area.width()) / static_cast<double>(cell.counts.size());
    for (std::size_t i = 0; i < cell.counts.size(); ++i) {
        if (cell.counts[i] <= 0)
            continue;
        // What is there at all is seen.
        const double height = std::max(1.0, cell.counts[i] / highest * area.height());
        const double left = area.left() + static_cast<double>(i) * width;
        painter.fillRect(QRectF(left, area.bottom() + 1 - height, width, height), ink);
    }
}

/// Where there is no room for both, how far it goes either way.
void drawEnds(QPainter& painter, const QRect& area, const HistogramCell& cell)
{
    const QString low = style::compactNumber(cell.low, 2);
    const QString high = style::compactNumber(cell.high, 2);
    const QFontMetrics metrics = painter.fontMetrics();
    if (metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high) + style::kUnit > area.width()) {
        painter.drawText(area,
                         Qt::AlignCenter,
                         QStringLiteral("±")
                             + style::compactNumber(std::max(std::abs(cell.low), std::abs(cell.high)), 2));
        return;
    }
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, high);
}

} // namespace

void HistogramDelegate::paint(QPainter* painter,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto cell = index.data(kHistogramRole).value<HistogramCell>();
    if (cell.counts.empty())
        return;
    const style::Theme& theme = style::Theme::instance();
    const QFontMetrics metrics(theme.smallFont());
    const QRect room =
        option.rect.adjusted(style::kWithinGroup, style::kUnit, -style::kWithinGroup, -style::kUnit);
    const QRect bars = room.adjusted(0, 0, 0, -metrics.height());
    painter->save();
    if (cell.low < 0 && cell.high > 0) {
        const int zero = bars.left() + static_cast<int>(-cell.low / (cell.high - cell.low) * bars.width());
        painter->setPen(theme.color(style::Role::Axis));
        painter->drawLine(zero, bars.top(), zero, bars.bottom());
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    // On the selection's colour a curve's own may not be seen.
    drawBars(*painter, bars, cell, theme.color(isSelected ? style::Role::AccentText : cell.role));
    painter->setPen(theme.color(style::Role::Border));
    painter->drawLine(bars.bottomLeft(), bars.bottomRight());
    painter->setFont(theme.smallFont());
    painter->setPen(theme.color(isSelected ? style::Role::AccentText : style::Role::MutedText));
    drawEnds(*painter, QRect(room.left(), bars.bottom() + 1, room.width(), metrics.height()), cell);
    painter->restore();
}

QSize HistogramDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const style::Theme& theme = style::Theme::instance();
    const int height =
        theme.scaled(kBarsHeight) + QFontMetrics(theme.smallFont()).height() + style::kWithinGroup;
    const int width = index.data(kHistogramRole).isValid()
                          ? theme.scaled(kWidth)
                          : QStyledItemDelegate::sizeHint(option, index).width();
    return {width, height};
}

} // namespace carpo::plots
