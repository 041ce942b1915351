// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_plot.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kClickRadius = 6.0;
constexpr std::array kMarkers{QCPScatterStyle::ssDisc,
                              QCPScatterStyle::ssTriangle,
                              QCPScatterStyle::ssSquare,
                              QCPScatterStyle::ssDiamond};

struct Marker
{
    double size;
    double alpha;
};

// Ink on the plot stays about the same from a hundred points to many thousands.
Marker markerFor(std::size_t points)
{
    if (points <= 300)
        return {6.0, 0.8};
    const double crowd = std::sqrt(static_cast<double>(points) / 300.0);
    return {std::max(3.0, 6.0 / std::sqrt(crowd)), std::max(0.2, 0.8 / crowd)};
}

QCPRange padded(QCPRange range)
{
    const double margin = range.size() > 0.0 ? 0.04 * range.size() : 1.0;
    return {range.lower - margin, range.upper + margin};
}

} // namespace

struct ScatterPlot::Parts
{
    std::vector<QCPGraph*> graphs;
    QCPItemStraightLine* identity = nullptr;
    QCPItemText* identityText = nullptr;
    QMetaObject::Connection clicking;
};

ScatterPlot::ScatterPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    m_parts->clicking = connect(
        canvas(), &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { emitNearest(event->pos()); });
    ScatterPlot::applyColors(style::Theme::instance().colors());
}

ScatterPlot::~ScatterPlot() = default;

void ScatterPlot::setSeries(std::vector<ScatterSeries> series)
{
    m_series = std::move(series);
    rebuild();
}

void ScatterPlot::setIdentityLine(const QString& label)
{
    m_identity = label;
    rebuild();
}

void ScatterPlot::setNumbers(const QString& numbers)
{
    m_numbers = numbers;
    refreshSummary();
}

void ScatterPlot::setChoosable()
{
    disconnect(m_parts->clicking);
    letDrawOutline(
        *canvas(),
        [this](const QPolygonF& corners) { Q_EMIT areaChosen(corners); },
        [this](const QPoint& pixel) { emitNearest(pixel); });
    colourChoosing(*canvas(), style::Theme::instance().colors());
}

void ScatterPlot::clear()
{
    setSeries({});
}

QString ScatterPlot::table() const
{
    QString lines = QStringLiteral("series,x,y\n");
    for (const ScatterSeries& each : m_series)
        for (std::size_t i = 0; i < each.x.size(); ++i)
            lines += csvCell(each.name) + QLatin1Char(',') + csvNumber(each.x[i]) + QLatin1Char(',')
                     + csvNumber(each.y[i]) + QLatin1Char('\n');
    return lines;
}

void ScatterPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    std::size_t points = 0;
    for (const ScatterSeries& each : m_series)
        points += each.x.size();
    const Marker marker = markerFor(points);
    std::size_t marked = 0; // the rest has the first one's marker
    for (std::size_t i = 0; i < m_parts->graphs.size(); ++i) {
        const QColor ink = colors.faded(m_series[i].role, marker.alpha);
        QCPScatterStyle look(kMarkers[marked % kMarkers.size()], QPen(ink, 1.0), QBrush(ink), marker.size);
        m_parts->graphs[i]->setScatterStyle(look);
        marked += m_series[i].isRest ? 0 : 1;
    }
    if (m_parts->identity != nullptr) {
        m_parts->identity->setPen(QPen(colors[style::Role::Guess], 1.0, Qt::DashLine));
        m_parts->identityText->setColor(colors[style::Role::MutedText]);
        m_parts->identityText->setFont(style::Theme::instance().smallFont());
    }
}

void ScatterPlot::fitRanges()
{
    QCPRange x;
    QCPRange y;
    bool any = false;
    for (const QCPGraph* graph : m_parts->graphs) {
        bool foundX = false;
        bool foundY = false;
        const QCPRange keys = graph->getKeyRange(foundX);
        const QCPRange values = graph->getValueRange(foundY);
        if (!foundX || !foundY)
            continue;
        x = any ? x.expanded(keys) : keys;
        y = any ? y.expanded(values) : values;
        any = true;
    }
    if (!any)
        return;
    if (m_parts->identity != nullptr)
        x = y = x.expanded(y);
    canvas()->xAxis->setRange(padded(x));
    canvas()->yAxis->setRange(padded(y));
}

void ScatterPlot::retranslate()
{
    Plot::retranslate();
    refreshSummary();
}

void ScatterPlot::rebuild()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    *m_parts = {.graphs = {}, .clicking = m_parts->clicking};
    for (const ScatterSeries& each : m_series) {
        QVector<double> keys;
        QVector<double> values;
        for (std::size_t i = 0; i < std::min(each.x.size(), each.y.size()); ++i) {
            if (std::isfinite(each.x[i]) && std::isfinite(each.y[i])) {
                keys.append(each.x[i]);
                values.append(each.y[i]);
            }
        }
        auto* graph = new QCPGraph(canvas()->xAxis, canvas()->yAxis);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setData(keys, values);
        graph->setName(each.name);
        if (each.isRest)
            graph->removeFromLegend();
        m_parts->graphs.push_back(graph);
    }
    if (!m_identity.isEmpty()) {
        m_parts->identity = new QCPItemStraightLine(canvas());
        m_parts->identity->point1->setCoords(0.0, 0.0);
        m_parts->identity->point2->setCoords(1.0, 1.0);
        m_parts->identityText = new QCPItemText(canvas());
        m_parts->identityText->setText(m_identity);
        m_parts->identityText->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
        m_parts->identityText->position->setType(QCPItemPosition::ptAxisRectRatio);
        m_parts->identityText->position->setCoords(0.9, 0.02);
    }
    canvas()->legend->setVisible(canvas()->legend->itemCount() > 1);
    canvas()->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    refreshSummary();
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void ScatterPlot::refreshSummary()
{
    qint64 points = 0;
    for (std::size_t i = 0; i < m_parts->graphs.size(); ++i)
        points += m_series[i].isRest ? 0 : m_parts->graphs[i]->dataCount();
    QString text = points > 0 ? tr("n = %1").arg(style::countNumber(points)) : QString();
    if (points > 0 && !m_numbers.isEmpty())
        text += QStringLiteral(" · ") + m_numbers;
    setSummary(text);
}

void ScatterPlot::emitNearest(const QPoint& position)
{
    int series = -1;
    int point = -1;
    double nearest = kClickRadius * kClickRadius;
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        for (std::size_t i = 0; i < m_series[s].x.size(); ++i) {
            const double dx = canvas()->xAxis->coordToPixel(m_series[s].x[i]) - position.x();
            const double dy = canvas()->yAxis->coordToPixel(m_series[s].y[i]) - position.y();
            if (const double distance = dx * dx + dy * dy; distance < nearest) {
                nearest = distance;
                series = static_cast<int>(s);
                point = static_cast<int>(i);
            }
        }
    }
    if (point >= 0)
        Q_EMIT pointClicked(series, point);
}

} // namespace carpo::plots
