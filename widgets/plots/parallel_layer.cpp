// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_layer.h"

#include "widgets/style/numbers.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace carpo::plots {
namespace {

constexpr int kBandWidth = 12; // pixels
constexpr double kRestLineAlpha = 0.18;

QString endWords(const ParallelLines& lines, int axis, double share)
{
    const ParallelAxis& declared = lines.axes()[static_cast<std::size_t>(axis)];
    const double value = lines.valueAt(axis, share);
    return declared.categories.isEmpty() ? style::compactNumber(value, 4)
                                         : declared.categories.value(static_cast<int>(value));
}

/// Drawn as QCustomPlot draws its graphs.
class ParallelLayer final : public QCPAbstractPlottable
{
public:
    ParallelLayer(QCustomPlot& canvas, const ParallelLines& lines, const ParallelLook& look);

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const override;

protected:
    [[nodiscard]] QRect clipRect() const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    [[nodiscard]] QPointF pixel(int axis, double share) const;
    void drawRows(QCPPainter& painter, bool chosen) const;
    void drawRow(QCPPainter& painter, int row) const;
    void drawAxis(QCPPainter& painter, int axis) const;
    void drawWords(QCPPainter& painter, int axis) const;
    void write(QCPPainter& painter, int axis, double y, const QString& text) const;

    const ParallelLines& m_lines;
    const ParallelLook& m_look;
};

ParallelLayer::ParallelLayer(QCustomPlot& canvas, const ParallelLines& lines, const ParallelLook& look)
    : QCPAbstractPlottable(canvas.xAxis, canvas.yAxis)
    , m_lines(lines)
    , m_look(look)
{
    removeFromLegend();
}

double ParallelLayer::selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/, QVariant* /*details*/) const
{
    return -1; // chosen along the axes only
}

// The plot fits its ranges itself.
QCPRange ParallelLayer::getKeyRange(bool& found, QCP::SignDomain /*domain*/) const
{
    found = false;
    return {};
}

QCPRange ParallelLayer::getValueRange(bool& found, QCP::SignDomain /*domain*/, const QCPRange& /*keys*/) const
{
    found = false;
    return {};
}

// Names stand outside of the axes.
QRect ParallelLayer::clipRect() const
{
    return parentPlot()->rect();
}

void ParallelLayer::draw(QCPPainter* painter)
{
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    drawRows(*painter, false);
    drawRows(*painter, true);
    for (int axis = 0; axis < static_cast<int>(m_lines.axes().size()); ++axis) {
        drawAxis(*painter, axis);
        drawWords(*painter, axis);
    }
}

void ParallelLayer::drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const {}

QPointF ParallelLayer::pixel(int axis, double share) const
{
    return {parentPlot()->xAxis->coordToPixel(axis), parentPlot()->yAxis->coordToPixel(share)};
}

/// The worst first, so that the best lie on top.
void ParallelLayer::drawRows(QCPPainter& painter, bool chosen) const
{
    std::vector<int> order;
    for (int row = 0; row < m_lines.rows(); ++row) {
        if (m_lines.isChosen(row) == chosen)
            order.push_back(row);
    }
    const auto key = [this](int row) {
        const double good = m_lines.goodness(row);
        return std::isnan(good) ? -1.0 : good;
    };
    std::ranges::stable_sort(order, {}, key);
    for (const int row : order) {
        const double good = m_lines.goodness(row);
        QPen pen(m_look.colors.faded(style::Role::Rest, kRestLineAlpha), 1.0);
        if (chosen && std::isnan(good))
            pen = QPen(m_look.colors[style::Role::Rest], 1.0, Qt::DashLine);
        else if (chosen)
            pen = QPen(style::scaleColor(m_look.colors, good), 1.6);
        painter.setPen(pen);
        drawRow(painter, row);
    }
    if (chosen && m_look.row >= 0) {
        painter.setPen(QPen(m_look.colors[style::Role::Focus], 3.0));
        drawRow(painter, m_look.row);
    }
}

void ParallelLayer::drawRow(QCPPainter& painter, int row) const
{
    QPolygonF line;
    for (int axis = 0; axis < static_cast<int>(m_lines.axes().size()); ++axis) {
        const double share = m_lines.share(row, axis);
        if (std::isfinite(share)) {
            line << pixel(axis, share);
            continue;
        }
        painter.drawPolyline(line);
        line.clear();
    }
    painter.drawPolyline(line);
}

void ParallelLayer::drawAxis(QCPPainter& painter, int axis) const
{
    const QPointF top = pixel(axis, 1);
    painter.setPen(QPen(m_look.colors[axis == m_look.marked ? style::Role::Focus : style::Role::Axis],
                        axis == m_look.marked ? 2.0 : 1.0));
    painter.drawLine(top, pixel(axis, 0));
    const auto& band = m_lines.band(axis);
    if (!band)
        return;
    painter.setPen(QPen(m_look.colors[style::Role::Selection]));
    painter.setBrush(m_look.colors.faded(style::Role::Selection, 0.25));
    painter.drawRect(QRectF(QPointF(top.x() - kBandWidth / 2.0, pixel(axis, band->second).y()),
                            QPointF(top.x() + kBandWidth / 2.0, pixel(axis, band->first).y())));
    painter.setBrush(Qt::NoBrush);
}

void ParallelLayer::drawWords(QCPPainter& painter, int axis) const
{
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    const ParallelAxis& declared = m_lines.axes()[static_cast<std::size_t>(axis)];
    const double top = pixel(axis, 1).y();
    painter.setFont(style::Theme::instance().smallFont());
    painter.setPen(m_look.colors[style::Role::Text]);
    write(painter, axis, top - kParallelTopLines * metrics.height() - style::kUnit, declared.name);
    if (m_lines.rows() == 0)
        return;
    painter.setPen(m_look.colors[style::Role::MutedText]);
    const auto kinds = declared.categories.size();
    for (qsizetype kind = 1; kind + 1 < kinds; ++kind) {
        const double share = static_cast<double>(kind) / static_cast<double>(kinds - 1);
        write(painter, axis, pixel(axis, share).y() - metrics.height(), endWords(m_lines, axis, share));
    }
    write(painter, axis, top - metrics.height() - style::kUnit / 2.0, endWords(m_lines, axis, 1));
    if (kinds != 1)
        write(painter, axis, pixel(axis, 0).y() + style::kUnit / 2.0, endWords(m_lines, axis, 0));
}

/// Centred on the axis, as wide as there is room; at the ends it stays within the picture.
void ParallelLayer::write(QCPPainter& painter, int axis, double y, const QString& text) const
{
    const QFontMetrics metrics(painter.font());
    const auto count = static_cast<double>(m_lines.axes().size());
    const QRect area = parentPlot()->axisRect()->rect();
    const double room = count > 1 ? area.width() / (count - 1) - style::kUnit : area.width();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, static_cast<int>(room));
    const double width = metrics.horizontalAdvance(shown) + 2;
    const double left =
        std::clamp(pixel(axis, 0).x() - width / 2, 2.0, std::max(2.0, parentPlot()->width() - width - 2));
    painter.drawText(QRectF(left, y, width, metrics.height()), Qt::AlignCenter, shown);
}

} // namespace

void addParallelLayer(QCustomPlot& canvas, const ParallelLines& lines, const ParallelLook& look)
{
    new ParallelLayer(canvas, lines, look); // the canvas owns it
}

} // namespace carpo::plots
