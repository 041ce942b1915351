// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/net_drawing.h"

#include "widgets/style/scale_color.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr double kLargestUnit = 56;
constexpr double kSmallestUnit = 8;
constexpr double kUnitShare = 0.72; // of the room that a unit has in its column
constexpr double kThickest = 6.0;
constexpr std::size_t kMany = 150; // weights of a layer
constexpr double kFaint = 0.15;    // of the largest weight
constexpr double kThinnest = 0.4;
constexpr double kGone = 0.25; // opacity of a unit that is dropped out

} // namespace

NetDrawing::NetDrawing(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_noteLabel(new QLabel(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_noteLabel->setTextFormat(Qt::PlainText);
    m_noteLabel->setProperty("look", QStringLiteral("small"));
    m_noteLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_noteLabel->setWordWrap(true);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(style::kWithinGroup, style::kUnit, style::kUnit, style::kUnit);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_noteLabel);
    layout->addStretch(1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&style::Theme::instance(), &style::Theme::changed, this, qOverload<>(&QWidget::update));
}

void NetDrawing::setNet(DrawnNet net)
{
    m_net = std::move(net);
    m_title->setText(m_net.title);
    m_noteLabel->setText(m_net.note);
    m_noteLabel->setVisible(!m_net.note.isEmpty());
    setAccessibleName(m_net.title);
    setAccessibleDescription(m_net.note);
    update();
}

QSize NetDrawing::sizeHint() const
{
    return {style::Theme::instance().scaled(360), style::Theme::instance().scaled(240)};
}

QSize NetDrawing::minimumSizeHint() const
{
    return {style::Theme::instance().scaled(160), style::Theme::instance().scaled(120)};
}

QRectF NetDrawing::area() const
{
    const QLabel* const last = m_noteLabel->isVisibleTo(this) ? m_noteLabel : m_title;
    const int top = last->geometry().bottom() + style::kUnit;
    return QRectF(rect()).adjusted(style::kWithinGroup, top, -style::kWithinGroup, -style::kWithinGroup);
}

double NetDrawing::unitSide() const
{
    std::size_t most = 1;
    for (const auto& layer : m_net.layers)
        most = std::max(most, layer.size());
    const QRectF room = area();
    const double across = room.width() / std::max<double>(1.0, static_cast<double>(m_net.layers.size()));
    const double side = std::min(room.height() / static_cast<double>(most), across * 0.6) * kUnitShare;
    return std::clamp(side, kSmallestUnit, kLargestUnit * style::Theme::instance().scale());
}

QPointF NetDrawing::middleOf(std::size_t layer, std::size_t unit) const
{
    const QRectF room = area();
    const double across = room.width() / std::max<double>(1.0, static_cast<double>(m_net.layers.size()));
    const double down =
        room.height() / std::max<double>(1.0, static_cast<double>(m_net.layers[layer].size()));
    return {room.left() + (static_cast<double>(layer) + 0.5) * across,
            room.top() + (static_cast<double>(unit) + 0.5) * down};
}

QImage NetDrawing::pictureOf(const DrawnNet::Unit& unit) const
{
    const int side = m_net.side;
    if (side <= 0 || unit.picture.size() < static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
        return {};
    QImage image(side, side, QImage::Format_RGB32);
    const style::Colors colors = style::Theme::instance().colors();
    for (int y = 0; y < side; ++y) {
        auto* const row = reinterpret_cast<QRgb*>(image.scanLine(side - 1 - y));
        for (int x = 0; x < side; ++x)
            row[x] = style::divergingColor(
                         colors,
                         (static_cast<double>(unit.picture[static_cast<std::size_t>(y * side + x)]) + 1) / 2)
                         .rgb();
    }
    return image;
}

void NetDrawing::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawWeights(painter);
    drawUnits(painter);
}

void NetDrawing::drawWeights(QPainter& painter) const
{
    const style::Colors colors = style::Theme::instance().colors();
    double largest = 1e-12;
    for (const auto& layer : m_net.weights)
        for (const double weight : layer)
            if (std::isfinite(weight))
                largest = std::max(largest, std::abs(weight));
    for (std::size_t layer = 0; layer < m_net.weights.size() && layer + 1 < m_net.layers.size(); ++layer) {
        const std::size_t from = m_net.layers[layer].size();
        const std::size_t to = m_net.layers[layer + 1].size();
        // Of hundreds, the faint ones are no more than a haze, and to draw them takes longer than a frame.
        const bool isDense = from * to > kMany;
        for (std::size_t i = 0; i < std::min(m_net.weights[layer].size(), from * to); ++i) {
            const double weight = m_net.weights[layer][i];
            if (!std::isfinite(weight))
                continue;
            const auto& start = m_net.layers[layer][i % from];
            const auto& end = m_net.layers[layer + 1][i / from];
            const double share = std::abs(weight) / largest;
            const bool isThere = start.share > 0 && end.share > 0;
            if (isDense && (!isThere || share < kFaint))
                continue;
            const double present = isThere ? 0.25 + 0.75 * share : 0.06;
            // Negative ones dashed too: colour alone is not for all eyes.
            const bool isNegative = weight < 0;
            const style::Role role = isNegative ? style::Role::Training : style::Role::Validation;
            QPen pen(colors.faded(role, present),
                     (kThinnest + share * kThickest) * style::Theme::instance().scale(),
                     isNegative ? Qt::DashLine : Qt::SolidLine);
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
            painter.drawLine(middleOf(layer, i % from), middleOf(layer + 1, i / from));
        }
    }
}

void NetDrawing::drawUnits(QPainter& painter) const
{
    const style::Colors colors = style::Theme::instance().colors();
    const double side = unitSide();
    painter.setFont(style::Theme::instance().smallFont());
    for (std::size_t layer = 0; layer < m_net.layers.size(); ++layer) {
        for (std::size_t i = 0; i < m_net.layers[layer].size(); ++i) {
            const DrawnNet::Unit& unit = m_net.layers[layer][i];
            const QPointF middle = middleOf(layer, i);
            const QRectF place(middle.x() - side / 2, middle.y() - side / 2, side, side);
            const bool isGone = !(unit.share > 0);
            painter.fillRect(place, colors[style::Role::Surface]);
            painter.setOpacity(isGone ? kGone : 1.0);
            const QImage picture = pictureOf(unit);
            if (picture.isNull())
                painter.fillRect(place, colors[style::Role::Raised]);
            else
                painter.drawImage(place, picture);
            painter.setPen(QPen(colors[style::Role::Text], 1.5, isGone ? Qt::DotLine : Qt::SolidLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place);
            if (isGone) { // crossed out
                painter.drawLine(place.topLeft(), place.bottomRight());
                painter.drawLine(place.topRight(), place.bottomLeft());
            }
            painter.setOpacity(1.0);
            if (unit.name.isEmpty())
                continue;
            const QFontMetricsF metrics(painter.font());
            const QRectF words = metrics.boundingRect(unit.name);
            painter.setPen(colors[style::Role::Text]);
            if (picture.isNull() && words.width() < side)
                painter.drawText(place, Qt::AlignCenter, unit.name);
            else
                painter.drawText(
                    QPointF(middle.x() - words.width() / 2, place.bottom() + metrics.ascent() + 1),
                    unit.name);
        }
    }
}

} // namespace carpo::plots
