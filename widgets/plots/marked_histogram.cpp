// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/marked_histogram.h"

#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr int kMarkedHeight = 40;
constexpr QSize kSize(128, 0);
constexpr double kLeastBar = 1.0; // so that single images are seen beside thousands

} // namespace

MarkedHistogram::MarkedHistogram(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void MarkedHistogram::setHistogram(
    const QString& title, std::vector<double> counts, double low, double high, double value)
{
    m_title = title;
    m_counts = std::move(counts);
    m_low = low;
    m_high = high;
    m_value = value;
    setAccessibleName(title);
    setToolTip(title);
    update();
}

double MarkedHistogram::markedShare() const
{
    return m_high > m_low ? std::clamp((m_value - m_low) / (m_high - m_low), 0.0, 1.0) : 0.5;
}

QSize MarkedHistogram::sizeHint() const
{
    const int line = QFontMetrics(style::Theme::instance().smallFont()).height();
    return {style::Theme::instance().scaled(kSize.width()),
            style::Theme::instance().scaled(kMarkedHeight) + 2 * line + style::kUnit};
}

QSize MarkedHistogram::minimumSizeHint() const
{
    return {sizeHint().width() / 2, sizeHint().height()};
}

void MarkedHistogram::paintEvent(QPaintEvent* /*event*/)
{
    const style::Theme& theme = style::Theme::instance();
    QPainter painter(this);
    painter.setFont(theme.smallFont());
    const QFontMetrics metrics(theme.smallFont());
    const int line = metrics.height();
    painter.setPen(theme.color(style::Role::Text));
    painter.drawText(QRect(0, 0, width(), line),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                     metrics.elidedText(m_title, Qt::ElideRight, width()));
    const QRectF area(0.0, line + style::kUnit, width(), height() - 2 * line - style::kUnit);
    const double most = m_counts.empty() ? 0.0 : *std::ranges::max_element(m_counts);
    const double wide = area.width() / static_cast<double>(std::max<std::size_t>(m_counts.size(), 1));
    for (std::size_t i = 0; i < m_counts.size() && most > 0; ++i) {
        const double high = m_counts[i] > 0 ? std::max(kLeastBar, area.height() * m_counts[i] / most) : 0.0;
        painter.fillRect(QRectF(area.left() + static_cast<double>(i) * wide,
                                area.bottom() - high,
                                std::max(1.0, wide - 1.0),
                                high),
                         theme.color(style::Role::Rest));
    }
    painter.setPen(QPen(theme.color(style::Role::Axis), 1.0));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const double x = area.left() + markedShare() * (area.width() - 2.0) + 1.0;
    painter.setPen(QPen(theme.color(style::Role::Suspect), 2.0));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(theme.color(style::Role::MutedText));
    const QRect numbers(0, height() - line, width(), line);
    painter.drawText(
        numbers, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), style::compactNumber(m_low));
    painter.drawText(
        numbers, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), style::compactNumber(m_high));
}

} // namespace carpo::plots
