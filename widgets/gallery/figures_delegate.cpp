// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/figures_delegate.h"

#include "widgets/style/spacing.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace carpo::gallery {
namespace {

int figureWidth(const QFontMetrics& metrics)
{
    int widest = 0;
    for (char figure = '0'; figure <= '9'; ++figure)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(figure)));
    return widest;
}

/// Each figure in the middle of a place as wide as the widest one.
void drawFigures(QPainter& painter, const QRect& area, const QString& text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int figure = figureWidth(metrics);
    const int baseline = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2;
    int left = area.right() + 1 - figuresWidth(metrics, text);
    for (const QChar letter : text) {
        const int width = metrics.horizontalAdvance(letter);
        const int place = letter.isDigit() ? figure : width;
        painter.drawText(left + (place - width) / 2, baseline, QString(letter));
        left += place;
    }
}

bool isNumber(const QModelIndex& index)
{
    return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
}

} // namespace

int figuresWidth(const QFontMetrics& metrics, const QString& text)
{
    const int figure = figureWidth(metrics);
    int width = 0;
    for (const QChar letter : text)
        width += letter.isDigit() ? figure : metrics.horizontalAdvance(letter);
    return width;
}

void FiguresDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int side = std::max(1, option->rect.height() - style::kUnit);
    option->decorationSize = QSize(side, side);
    option->decorationAlignment = Qt::AlignCenter;
}

void FiguresDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    if (!isNumber(index)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QWidget* const view = option.widget;
    const QStyle* const look = view == nullptr ? QApplication::style() : view->style();
    look->drawControl(QStyle::CE_ItemViewItem, &cell, painter, view);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(cell.state.testFlag(QStyle::State_Selected) ? QPalette::HighlightedText
                                                                                   : QPalette::Text));
    painter->setClipRect(option.rect);
    drawFigures(*painter, option.rect.adjusted(style::kUnit, 0, -style::kUnit, 0), text);
    painter->restore();
}

QSize FiguresDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!isNumber(index))
        return QStyledItemDelegate::sizeHint(option, index);
    const QFontMetrics metrics(option.font);
    return {figuresWidth(metrics, index.data().toString()) + 4 * style::kUnit,
            metrics.height() + style::kUnit};
}

} // namespace carpo::gallery
