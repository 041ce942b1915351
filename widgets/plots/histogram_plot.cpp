// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/histogram_plot.h"

#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace carpo::plots {

struct HistogramPlot::Parts
{
    std::vector<QCPGraph*> outlines; // one per series, a closed staircase
};

HistogramPlot::HistogramPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    setCounting(*canvas()->yAxis);
    canvas()->xAxis->grid()->setVisible(false);
    canvas()->axisRect()->setRangeZoom(Qt::Horizontal);
    canvas()->axisRect()->setRangeDrag(Qt::Horizontal);
    HistogramPlot::applyColors(style::Theme::instance().colors());
}

HistogramPlot::~HistogramPlot() = default;

void HistogramPlot::setHistogram(std::vector<double> edges,
                                 std::vector<HistogramSeries> series,
                                 Arrangement arrangement)
{
    const bool matches = edges.size() >= 2 && std::is_sorted(edges.begin(), edges.end())
                         && std::all_of(series.begin(), series.end(), [&](const HistogramSeries& each) {
                                return each.counts.size() + 1 == edges.size();
                            });
    m_edges = matches ? std::move(edges) : std::vector<double>();
    m_series = matches ? std::move(series) : std::vector<HistogramSeries>();
    m_arrangement = arrangement;
    rebuild();
}

void HistogramPlot::setNumberStyle(int decimals, const QString& unit)
{
    m_decimals = decimals;
    m_unit = unit;
    refreshSummary();
}

void HistogramPlot::clear()
{
    setHistogram({}, {}, m_arrangement);
}

QString HistogramPlot::table() const
{
    QString lines = QStringLiteral("from,to");
    for (const HistogramSeries& each : m_series)
        lines += QLatin1Char(',') + csvCell(each.name.isEmpty() ? QStringLiteral("count") : each.name);
    lines += QLatin1Char('\n');
    for (std::size_t bin = 0; bin + 1 < m_edges.size(); ++bin) {
        lines += csvNumber(m_edges[bin]) + QLatin1Char(',') + csvNumber(m_edges[bin + 1]);
        for (const HistogramSeries& each : m_series)
            lines += QLatin1Char(',') + csvNumber(each.counts[bin]);
        lines += QLatin1Char('\n');
    }
    return lines;
}

void HistogramPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    const bool overlaid = m_arrangement == Arrangement::Overlaid && m_series.size() > 1;
    for (std::size_t i = 0; i < m_parts->outlines.size(); ++i) {
        const style::Role role = m_series[i].role;
        // Series after the first have a dashed edge: colour alone never tells them apart.
        m_parts->outlines[i]->setPen(QPen(colors[role], 1.5, i == 0 ? Qt::SolidLine : Qt::DashLine));
        m_parts->outlines[i]->setBrush(colors.faded(role, overlaid ? 0.3 : 0.65));
    }
}

void HistogramPlot::fitRanges()
{
    if (m_edges.empty())
        return;
    canvas()->xAxis->setRange(m_edges.front(), m_edges.back());
    canvas()->yAxis->setRange(0.0, std::max(1.0, highest() * 1.08));
}

void HistogramPlot::retranslate()
{
    Plot::retranslate();
    refreshSummary();
}

void HistogramPlot::rebuild()
{
    canvas()->clearPlottables();
    m_parts->outlines.clear();
    std::vector<double> base(m_edges.empty() ? 0 : m_edges.size() - 1, 0.0);
    QCPGraph* below = nullptr;
    for (const HistogramSeries& each : m_series) {
        QVector<double> keys;
        QVector<double> values;
        for (std::size_t bin = 0; bin < base.size(); ++bin) {
            const double bottom = m_arrangement == Arrangement::Stacked ? base[bin] : 0.0;
            base[bin] = bottom + each.counts[bin];
            keys.append(m_edges[bin]);
            values.append(base[bin]);
        }
        if (!base.empty()) {
            keys.append(m_edges.back());
            values.append(base.back());
        }
        auto* outline = new QCPGraph(canvas()->xAxis, canvas()->yAxis);
        outline->setLineStyle(QCPGraph::lsStepLeft);
        outline->setData(keys, values, true);
        outline->setName(each.name);
        if (m_arrangement == Arrangement::Stacked && below != nullptr)
            outline->setChannelFillGraph(below);
        below = outline;
        m_parts->outlines.push_back(outline);
    }
    canvas()->legend->setVisible(m_series.size() > 1);
    canvas()->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    refreshSummary();
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void HistogramPlot::refreshSummary()
{
    QStringList parts;
    for (const HistogramSeries& each : m_series) {
        const QString unit = m_unit.isEmpty() ? QString() : QString(QLatin1Char(' ') + m_unit);
        QString text = tr("n = %1 · mean %2 · SD %3")
                           .arg(style::countNumber(each.n),
                                style::fixedNumber(each.mean, m_decimals),
                                style::fixedNumber(each.deviation, m_decimals) + unit);
        parts += each.name.isEmpty() ? text : QString(each.name + QStringLiteral(": ") + text);
    }
    setSummary(parts.join(QLatin1Char('\n')));
}

double HistogramPlot::highest() const
{
    double highest = 0.0;
    for (std::size_t bin = 0; bin + 1 < m_edges.size(); ++bin) {
        double sum = 0.0;
        for (const HistogramSeries& each : m_series)
            sum = m_arrangement == Arrangement::Stacked ? sum + each.counts[bin]
                                                        : std::max(sum, each.counts[bin]);
        highest = std::max(highest, sum);
    }
    return highest;
}

} // namespace carpo::plots
