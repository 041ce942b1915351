// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/layer_delegate.h"

#include "widgets/network/layer_chain.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QListView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carpo::network {
namespace {

using style::Role;

constexpr int kGap = style::kWithinGroup; // between two boxes, where the arrow is
constexpr int kPadding = style::kUnit;
constexpr int kBlockColumn = 56;
constexpr double kRounding = 4;
constexpr double kDepth = 0.35; // of the thickness, by which the block's back is moved
// A block of such channels and such an extent fills its column.
constexpr double kMostChannels = 2'048;
constexpr double kLargestExtent = 1'024;

const style::Theme& theme()
{
    return style::Theme::instance();
}

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height();
}

QString problemOf(const QModelIndex& index)
{
    return index.data(ProblemRole).toString();
}

QRect wordsArea(const QRect& box)
{
    const int column = theme().scaled(kBlockColumn);
    return box.adjusted(kPadding + column, kPadding, -2 * kPadding, -kPadding);
}

/// What the words under the name take of a box of that width.
int detailHeight(const QModelIndex& index, int width)
{
    const QString problem = problemOf(index);
    const QFontMetrics metrics(theme().smallFont());
    if (problem.isEmpty())
        return metrics.height();
    return metrics.boundingRect(QRect(0, 0, std::max(1, width), 1'000), Qt::TextWordWrap, problem).height();
}

double part(double amount, double most)
{
    return std::min(1.0, std::log1p(amount) / std::log1p(most));
}

/// The layer's output as a block: as high as its pictures, as thick as its channels, both on log scales.
void drawBlock(QPainter& painter, const QRect& area, const QModelIndex& index, const QColor& color)
{
    const int channels = index.data(ChannelsRole).toInt();
    const int extent = index.data(ExtentRole).toInt();
    if (channels <= 0)
        return;
    const double thickness = 3 + 0.45 * area.width() * part(channels, kMostChannels);
    const double height = extent > 0 ? 5 + (area.height() - 9) * part(extent, kLargestExtent) : 4;
    const double shift = extent > 0 ? std::min(kDepth * height, 0.2 * area.width()) : 0;
    const QPointF corner(area.center().x() - (thickness + shift) / 2, area.center().y() + height / 2);
    const QPointF up(0, -(height - shift));
    const QPointF along(thickness, 0);
    const QPointF back(shift, -shift);
    const auto face = [&](std::initializer_list<QPointF> points, int lightness) {
        painter.setBrush(color.lighter(lightness));
        painter.drawPolygon(QPolygonF(QList<QPointF>(points)));
    };
    painter.setPen(QPen(color.darker(140), 1.0));
    face({corner, corner + up, corner + up + along, corner + along}, 100);
    if (shift > 0) {
        face({corner + up, corner + up + back, corner + up + back + along, corner + up + along}, 118);
        face({corner + along, corner + up + along, corner + up + along + back, corner + along + back}, 85);
    }
}

/// From the box to the next one.
void drawArrow(QPainter& painter, const QRect& box, int bottom, const QColor& color)
{
    const double x = box.left() + kPadding + theme().scaled(kBlockColumn) / 2.0;
    const double tip = bottom - 1;
    painter.setPen(QPen(color, 1.5));
    painter.drawLine(QPointF(x, box.bottom() + 1), QPointF(x, tip));
    painter.drawLine(QPointF(x, tip), QPointF(x - 3, tip - 3));
    painter.drawLine(QPointF(x, tip), QPointF(x + 3, tip - 3));
}

} // namespace

void LayerDelegate::paint(QPainter* painter,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const style::Colors colors = theme().colors();
    const QString problem = problemOf(index);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const QRect box = option.rect.adjusted(kPadding, 1, -kPadding, -kGap);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Role frame = !problem.isEmpty()                              ? Role::Problem
                       : isChosen                                      ? Role::Accent
                       : option.state.testFlag(QStyle::State_HasFocus) ? Role::Focus
                                                                       : Role::Border;
    painter->setPen(QPen(colors[frame], isChosen || !problem.isEmpty() ? 2.0 : 1.0));
    painter->setBrush(colors[isChosen ? Role::Raised : Role::Surface]);
    painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), kRounding, kRounding);
    drawBlock(
        *painter,
        QRect(
            box.left() + kPadding, box.top() + 2, theme().scaled(kBlockColumn) - kPadding, box.height() - 4),
        index,
        colors[problem.isEmpty() ? Role::Series : Role::Problem]);
    if (index.row() + 1 < index.model()->rowCount(index.parent()))
        drawArrow(*painter, box, option.rect.bottom() + 2, colors[Role::Axis]);

    const QRect words = wordsArea(box);
    const QRect first(words.left(), words.top(), words.width(), lineHeight(theme().font()));
    const QString shape = index.data(ShapeRole).toString();
    const QFontMetrics small(theme().smallFont());
    const QFontMetrics usual(theme().font());
    const QString name = index.data(Qt::DisplayRole).toString();
    // Beside the name where both have room, else below it.
    const int beside = usual.horizontalAdvance(name) + style::kWithinGroup + small.horizontalAdvance(shape);
    const bool isBeside = beside <= first.width();
    if (isBeside) {
        painter->setFont(theme().smallFont());
        painter->setPen(colors[Role::MutedText]);
        painter->drawText(first, Qt::AlignRight | Qt::AlignVCenter, shape);
    }
    painter->setFont(theme().font());
    painter->setPen(colors[Role::Text]);
    painter->drawText(
        first, Qt::AlignLeft | Qt::AlignVCenter, usual.elidedText(name, Qt::ElideRight, first.width()));
    const QRect rest(words.left(), first.bottom() + 1, words.width(), words.bottom() - first.bottom());
    painter->setFont(theme().smallFont());
    painter->setPen(colors[problem.isEmpty() ? Role::MutedText : Role::Problem]);
    QString detail = index.data(DetailRole).toString();
    if (!isBeside)
        detail = detail.isEmpty() ? shape : QString(shape + QStringLiteral(" · ") + detail);
    if (problem.isEmpty())
        painter->drawText(
            rest, Qt::AlignLeft | Qt::AlignTop, small.elidedText(detail, Qt::ElideRight, rest.width()));
    else
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, problem);
    painter->restore();
}

QSize LayerDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* const view = qobject_cast<const QListView*>(option.widget);
    const int width = view == nullptr ? option.rect.width() : view->viewport()->width();
    const QRect box(0, 0, width - 2 * kPadding, 0);
    return {width,
            lineHeight(theme().font()) + detailHeight(index, wordsArea(box).width()) + 2 * kPadding + kGap
                + 2};
}

void LayerDelegate::updateEditorGeometry(QWidget* editor,
                                         const QStyleOptionViewItem& option,
                                         const QModelIndex& /*index*/) const
{
    const QRect words = wordsArea(option.rect.adjusted(kPadding, 1, -kPadding, -kGap));
    editor->setGeometry(words.left(), words.top(), words.width(), editor->sizeHint().height());
}

} // namespace carpo::network
