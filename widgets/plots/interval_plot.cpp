// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/interval_plot.h"

#include "widgets/plots/plot_look.h"
#include "widgets/plots/point_colour.h"
#include "widgets/style/theme.h"

#include <QMouseEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kApart = 0.24; // of the room that a category has
constexpr double kRoomAbove = 1.12;
constexpr double kMarkerSize = 8.0;

} // namespace

struct IntervalPlot::Parts
{
    std::vector<QCPGraph*> values; // the drawn things belong to the canvas
    std::vector<QCPErrorBars*> bounds;
    QCPItemStraightLine* reference = nullptr;
    QCPItemText* referenceText = nullptr;
};

IntervalPlot::IntervalPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    setZoomable(false);
    canvas()->xAxis->grid()->setVisible(false);
    connect(canvas(), &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        const Place place = nearest(canvas()->xAxis->pixelToCoord(event->pos().x()));
        if (pointAt(place) != nullptr)
            Q_EMIT pointChosen(place.category, place.series);
    });
    IntervalPlot::applyColors(style::Theme::instance().colors());
}

IntervalPlot::~IntervalPlot() = default;

void IntervalPlot::setIntervals(QStringList categories, std::vector<IntervalSeries> series)
{
    m_categories = std::move(categories);
    m_series = std::move(series);
    rebuild();
}

void IntervalPlot::setNumbers(const QString& numbers)
{
    m_numbers = numbers;
    setSummary(m_numbers);
}

void IntervalPlot::setReference(double value, const QString& label)
{
    m_reference = value;
    m_referenceLabel = label;
    rebuild();
}

QString IntervalPlot::table() const
{
    QString lines = QStringLiteral("category,series,value,low,high\n");
    for (const IntervalSeries& series : m_series) {
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const IntervalPoint& point = series.points[i];
            lines += csvCell(m_categories.value(static_cast<int>(i))) + QLatin1Char(',')
                     + csvCell(series.name) + QLatin1Char(',') + csvNumber(point.value) + QLatin1Char(',')
                     + csvNumber(point.low) + QLatin1Char(',') + csvNumber(point.high) + QLatin1Char('\n');
        }
    }
    return lines;
}

double IntervalPlot::placeOf(std::size_t category, std::size_t series) const
{
    const double middle = (static_cast<double>(m_series.size()) - 1) / 2;
    return static_cast<double>(category) + (static_cast<double>(series) - middle) * kApart;
}

IntervalPlot::Place IntervalPlot::nearest(double x) const
{
    Place found{-1, -1};
    double least = 0.5; // half a category
    for (std::size_t series = 0; series < m_series.size(); ++series) {
        for (std::size_t i = 0; i < m_series[series].points.size(); ++i) {
            const double away = std::abs(x - placeOf(i, series));
            if (away < least && std::isfinite(m_series[series].points[i].value)) {
                least = away;
                found = {static_cast<int>(i), static_cast<int>(series)};
            }
        }
    }
    return found;
}

const IntervalPoint* IntervalPlot::pointAt(const Place& place) const
{
    if (place.category < 0)
        return nullptr;
    return &m_series[static_cast<std::size_t>(place.series)].points[static_cast<std::size_t>(place.category)];
}

QString IntervalPlot::hoverText(double x, double) const
{
    const IntervalPoint* const point = pointAt(nearest(x));
    return point == nullptr ? QString() : point->words;
}

void IntervalPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    for (std::size_t i = 0; i < m_parts->values.size(); ++i) {
        const QColor colour = colors[m_series[i].role];
        const PointMarker marker = markerOf({.kind = PointColour::Kind::Role, .role = m_series[i].role}, i);
        m_parts->values[i]->setScatterStyle(
            QCPScatterStyle(static_cast<QCPScatterStyle::ScatterShape>(scatterShape(marker)),
                            QPen(colour),
                            QBrush(colour),
                            kMarkerSize));
        m_parts->bounds[i]->setPen(QPen(colour, 1.5));
    }
    if (m_parts->reference != nullptr) {
        m_parts->reference->setPen(QPen(colors[style::Role::Guess], 1.0, Qt::DashLine));
        m_parts->referenceText->setColor(colors[style::Role::MutedText]);
        m_parts->referenceText->setFont(style::Theme::instance().smallFont());
    }
}

void IntervalPlot::fitRanges()
{
    const auto count = static_cast<double>(m_categories.size());
    canvas()->xAxis->setRange(-0.6, std::max(1.0, count) - 0.4);
    double highest = std::isfinite(m_reference) ? m_reference : 0.0;
    for (const IntervalSeries& series : m_series) {
        for (const IntervalPoint& point : series.points) {
            for (const double value : {point.value, point.high})
                highest = std::isfinite(value) ? std::max(highest, value) : highest;
        }
    }
    canvas()->yAxis->setRange(0, highest > 0 ? highest * kRoomAbove : 1);
    // Names that would run into each other stand upright.
    const QFontMetrics metrics(canvas()->xAxis->tickLabelFont());
    int all = 0;
    for (const QString& name : m_categories)
        all += metrics.horizontalAdvance(name + QStringLiteral("  "));
    canvas()->xAxis->setTickLabelRotation(all > canvas()->axisRect()->width() ? kUpright : 0.0);
}

void IntervalPlot::retranslate()
{
    Plot::retranslate();
    rebuild();
}

void IntervalPlot::addSeries(std::size_t place)
{
    const IntervalSeries& series = m_series[place];
    auto* const graph = new QCPGraph(canvas()->xAxis, canvas()->yAxis);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setName(series.name);
    auto* const bars = new QCPErrorBars(canvas()->xAxis, canvas()->yAxis);
    bars->removeFromLegend();
    bars->setDataPlottable(graph);
    bars->setErrorType(QCPErrorBars::etValueError);
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const IntervalPoint& point = series.points[i];
        if (!std::isfinite(point.value))
            continue;
        graph->addData(placeOf(i, place), point.value);
        const bool isBound = std::isfinite(point.low) && std::isfinite(point.high);
        bars->addData(isBound ? point.value - point.low : 0.0, isBound ? point.high - point.value : 0.0);
    }
    m_parts->values.push_back(graph);
    m_parts->bounds.push_back(bars);
}

void IntervalPlot::rebuild()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    *m_parts = {};
    for (std::size_t i = 0; i < m_series.size(); ++i)
        addSeries(i);
    setCategoryTicks(*canvas()->xAxis, m_categories);
    canvas()->legend->setVisible(m_series.size() > 1);
    if (std::isfinite(m_reference)) {
        m_parts->reference = new QCPItemStraightLine(canvas());
        m_parts->reference->point1->setCoords(0.0, m_reference);
        m_parts->reference->point2->setCoords(1.0, m_reference);
        m_parts->referenceText = new QCPItemText(canvas());
        m_parts->referenceText->setText(m_referenceLabel);
        m_parts->referenceText->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        m_parts->referenceText->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        m_parts->referenceText->position->setTypeY(QCPItemPosition::ptPlotCoords);
        m_parts->referenceText->position->setCoords(0.01, m_reference);
    }
    setSummary(m_numbers);
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

} // namespace carpo::plots
