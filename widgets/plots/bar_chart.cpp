// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_chart.h"

#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace carpo::plots {

struct BarChart::Parts
{
    std::vector<QCPBars*> bars;
    std::vector<QCPItemText*> texts;
};

BarChart::BarChart(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    setCounting(*canvas()->yAxis);
    setZoomable(false);
    canvas()->xAxis->grid()->setVisible(false);
    canvas()->xAxis->setTicks(true);
    BarChart::applyColors(style::Theme::instance().colors());
}

BarChart::~BarChart() = default;

void BarChart::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    rebuild();
}

QString BarChart::barText(int index) const
{
    const double total = std::accumulate(
        m_bars.begin(), m_bars.end(), 0.0, [](double sum, const Bar& bar) { return sum + bar.count; });
    const double count = m_bars.at(static_cast<std::size_t>(index)).count;
    const QString text = style::countNumber(static_cast<qint64>(count));
    return total > 0.0 ? QString(text + QStringLiteral(" · ") + style::percent(count / total)) : text;
}

QString BarChart::table() const
{
    QString lines = QStringLiteral("category,count\n");
    for (const Bar& bar : m_bars)
        lines += csvCell(bar.label) + QLatin1Char(',') + csvNumber(bar.count) + QLatin1Char('\n');
    return lines;
}

void BarChart::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    for (std::size_t i = 0; i < m_parts->bars.size(); ++i) {
        m_parts->bars[i]->setBrush(colors[m_bars[i].role]);
        m_parts->bars[i]->setPen(Qt::NoPen);
        m_parts->texts[i]->setColor(colors[style::Role::Text]);
        m_parts->texts[i]->setFont(style::Theme::instance().smallFont());
    }
}

void BarChart::fitRanges()
{
    double highest = 1.0;
    for (const Bar& bar : m_bars)
        highest = std::max(highest, bar.count);
    canvas()->xAxis->setRange(-0.6, std::max(1.0, static_cast<double>(m_bars.size())) - 0.4);
    canvas()->yAxis->setRange(0.0, highest * 1.15);
}

void BarChart::retranslate()
{
    Plot::retranslate();
    rebuild();
}

void BarChart::rebuild()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    m_parts->bars.clear();
    m_parts->texts.clear();
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    double total = 0.0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const auto position = static_cast<double>(i);
        auto* bar = new QCPBars(canvas()->xAxis, canvas()->yAxis);
        bar->setWidth(0.7);
        bar->addData(position, m_bars[i].count);
        auto* text = new QCPItemText(canvas());
        text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        text->setText(barText(static_cast<int>(i)));
        text->position->setCoords(position, m_bars[i].count);
        ticker->addTick(position, m_bars[i].label);
        m_parts->bars.push_back(bar);
        m_parts->texts.push_back(text);
        total += m_bars[i].count;
    }
    canvas()->xAxis->setTicker(ticker);
    setSummary(m_bars.empty() ? QString() : tr("n = %1").arg(style::countNumber(static_cast<qint64>(total))));
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

} // namespace carpo::plots
