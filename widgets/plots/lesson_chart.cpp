// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/lesson_chart.h"

#include "widgets/plots/chart_hands.h"
#include "widgets/plots/chart_parts.h"
#include "widgets/plots/colour_bar.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kHandleReach = 10.0; // pixels from the mouse to a point

double orGap(double value, const DrawnAxis& axis)
{
    return std::isfinite(value) && (!axis.logarithmic || value > 0) ? value : kNowhere;
}

QVector<QCPCurveData>
curveData(const DrawnChart& chart, const std::vector<double>& x, const std::vector<double>& y)
{
    const std::size_t size = std::min(x.size(), y.size());
    QVector<QCPCurveData> data;
    data.reserve(static_cast<qsizetype>(size));
    for (std::size_t i = 0; i < size; ++i) {
        const double right = orGap(x[i], chart.x);
        const double up = orGap(y[i], chart.y);
        // A gap is one in both.
        const bool isThere = std::isfinite(right) && std::isfinite(up);
        data.append(
            QCPCurveData(static_cast<double>(i), isThere ? right : kNowhere, isThere ? up : kNowhere));
    }
    return data;
}

QVector<QCPGraphData>
graphData(const DrawnChart& chart, const std::vector<double>& x, const std::vector<double>& y)
{
    const std::size_t size = std::min(x.size(), y.size());
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(size));
    for (std::size_t i = 0; i < size; ++i) {
        if (std::isfinite(orGap(x[i], chart.x)))
            data.append(QCPGraphData(x[i], orGap(y[i], chart.y)));
    }
    return data;
}

/// A line that has only begun is a point.
QCPScatterStyle beginning(const DrawnLine& line)
{
    constexpr double kSize = 6;
    return line.x.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, kSize) : QCPScatterStyle();
}

} // namespace

LessonChart::LessonChart(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
    , m_hands(new ChartHands(*this))
{
    connect(canvas(), &QCustomPlot::afterLayout, this, [this] {
        if (m_parts->scale != nullptr)
            nameBar(*m_parts->scale, m_chart.heat->label);
    });
    LessonChart::applyColors(style::Theme::instance().colors());
}

LessonChart::~LessonChart()
{
    delete m_hands; // before the parts that it draws: the canvas loses the keyboard after them
}

void LessonChart::setChart(DrawnChart chart)
{
    const bool isSame = hasSameParts(chart);
    m_chart = std::move(chart);
    if (m_chart.title != title())
        setTitle(m_chart.title);
    if (m_chart.note != summary())
        setSummary(m_chart.note);
    if (!isSame)
        rebuild();
    fill();
    m_hands->refresh();
    queueDraw();
    if (m_companion != nullptr)
        m_companion->queueDraw(); // whose scale may follow
}

bool LessonChart::hasSameParts(const DrawnChart& other) const
{
    const auto areAlike = [](const auto& mine, const auto& theirs, const auto& same) {
        return std::ranges::equal(
            mine, theirs, [&same](const auto& a, const auto& b) { return a.name == b.name && same(a, b); });
    };
    const auto sameInk = [](const auto& a, const auto& b) { return a.ink == b.ink; };
    const auto sameLine = [](const DrawnLine& a, const DrawnLine& b) {
        return a.ink == b.ink && a.filled == b.filled && a.faint == b.faint;
    };
    const auto samePoints = [](const DrawnPoints& a, const DrawnPoints& b) {
        return a.ink == b.ink && a.large == b.large;
    };
    const auto sameAxis = [](const DrawnAxis& a, const DrawnAxis& b) {
        return a.label == b.label && a.counting == b.counting && a.logarithmic == b.logarithmic
               && a.categories == b.categories;
    };
    const auto any = [](const auto&, const auto&) { return true; };
    const bool hasSameHeat = m_chart.heat.has_value() == other.heat.has_value()
                             && (!other.heat
                                 || (m_chart.heat->label == other.heat->label
                                     && m_chart.heat->diverging == other.heat->diverging));
    return hasSameHeat && m_chart.hasLegend == other.hasLegend && sameAxis(m_chart.x, other.x)
           && sameAxis(m_chart.y, other.y) && areAlike(m_chart.bars, other.bars, sameInk)
           && areAlike(m_chart.lines, other.lines, sameLine)
           && areAlike(m_chart.points, other.points, samePoints)
           && areAlike(m_chart.arrows, other.arrows, sameInk)
           && areAlike(m_chart.levels, other.levels, sameInk)
           && areAlike(m_chart.handles, other.handles, any);
}

void LessonChart::rebuild()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    if (m_parts->scale != nullptr) {
        canvas()->plotLayout()->remove(m_parts->scale);
        canvas()->plotLayout()->simplify();
    }
    const style::Colors colors = m_parts->colors;
    *m_parts = {};
    m_parts->colors = colors;
    applyAxes();
    if (m_chart.heat) {
        m_parts->heat = new QCPColorMap(canvas()->xAxis, canvas()->yAxis);
        m_parts->heat->removeFromLegend();
        if (!m_chart.heat->label.isEmpty()) {
            m_parts->sides = std::make_unique<QCPMarginGroup>(canvas());
            m_parts->scale = addColourBar(*canvas(), *m_parts->sides);
        }
    }
    const auto add = [](auto& parts, auto* part, const QString& name) {
        part->setName(name);
        if (name.isEmpty())
            part->removeFromLegend();
        parts.push_back(part);
    };
    for (const DrawnBars& bars : m_chart.bars)
        add(m_parts->bars, new QCPBars(canvas()->xAxis, canvas()->yAxis), bars.name);
    for (const DrawnLine& line : m_chart.lines) {
        if (line.filled) {
            auto* const graph = new QCPGraph(canvas()->xAxis, canvas()->yAxis);
            m_parts->curves.push_back(nullptr);
            add(m_parts->graphs, graph, line.name);
        } else {
            m_parts->graphs.push_back(nullptr);
            add(m_parts->curves, new QCPCurve(canvas()->xAxis, canvas()->yAxis), line.name);
        }
    }
    for (const DrawnPoints& points : m_chart.points) {
        add(m_parts->points, new QCPCurve(canvas()->xAxis, canvas()->yAxis), points.name);
        m_parts->points.back()->setLineStyle(QCPCurve::lsNone);
    }
    createItems();
    createLegend();
    applyColors(m_parts->colors);
}

void LessonChart::createItems()
{
    const auto label = [this](const QString& text, Qt::Alignment alignment) {
        auto* const item = new QCPItemText(canvas());
        item->setText(text);
        item->setPositionAlignment(alignment);
        item->setPadding(QMargins(3, 1, 3, 1));
        return item;
    };
    for (const DrawnLevel& level : m_chart.levels) {
        m_parts->levels.push_back(new QCPItemStraightLine(canvas()));
        QCPItemText* const text = label(
            level.name, level.vertical ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignRight | Qt::AlignBottom);
        text->position->setTypeX(level.vertical ? QCPItemPosition::ptPlotCoords
                                                : QCPItemPosition::ptAxisRectRatio);
        text->position->setTypeY(level.vertical ? QCPItemPosition::ptAxisRectRatio
                                                : QCPItemPosition::ptPlotCoords);
        m_parts->levelTexts.push_back(text);
    }
    for (const DrawnArrow& arrow : m_chart.arrows) {
        m_parts->arrows.push_back(new QCPItemLine(canvas()));
        m_parts->arrows.back()->setHead(QCPLineEnding(QCPLineEnding::esSpikeArrow, 9, 11));
        m_parts->arrowTexts.push_back(label(arrow.name, Qt::AlignLeft | Qt::AlignBottom));
    }
    for (const DrawnHandle& handle : m_chart.handles) {
        auto* const mark = new QCPItemTracer(canvas());
        mark->setStyle(QCPItemTracer::tsCircle);
        m_parts->handles.push_back(mark);
        QCPItemText* const text = label(handle.name, Qt::AlignHCenter | Qt::AlignBottom);
        text->position->setParentAnchor(mark->position);
        m_parts->handleTexts.push_back(text);
    }
    m_parts->cursor = new QCPItemTracer(canvas());
    m_parts->cursor->setStyle(QCPItemTracer::tsPlus);
    m_parts->cursor->setVisible(false);
}

void LessonChart::applyAxes()
{
    for (const auto& [axis, drawn] :
         {std::pair{canvas()->xAxis, &m_chart.x}, {canvas()->yAxis, &m_chart.y}}) {
        plots::setLogarithmic(*axis, drawn->logarithmic);
        setCounting(*axis, drawn->counting);
        setCategoryTicks(*axis, drawn->categories);
        setAxisName(*axis, drawn->label);
    }
}

void LessonChart::fill()
{
    fillHeat();
    for (std::size_t i = 0; i < m_chart.bars.size(); ++i) {
        const DrawnBars& bars = m_chart.bars[i];
        const std::size_t size = std::min(bars.x.size(), bars.y.size());
        QVector<QCPBarsData> heights;
        for (std::size_t k = 0; k < size; ++k) {
            if (std::isfinite(bars.x[k]) && std::isfinite(bars.y[k]))
                heights.append(QCPBarsData(bars.x[k], bars.y[k]));
        }
        m_parts->bars[i]->setWidth(bars.width);
        m_parts->bars[i]->data()->set(heights);
    }
    for (std::size_t i = 0; i < m_chart.lines.size(); ++i) {
        const DrawnLine& line = m_chart.lines[i];
        if (m_parts->curves[i] != nullptr)
            m_parts->curves[i]->data()->set(curveData(m_chart, line.x, line.y), true);
        else
            m_parts->graphs[i]->data()->set(graphData(m_chart, line.x, line.y));
        if (m_parts->graphs[i] != nullptr)
            m_parts->graphs[i]->setScatterStyle(beginning(line));
    }
    for (std::size_t i = 0; i < m_chart.points.size(); ++i)
        m_parts->points[i]->data()->set(curveData(m_chart, m_chart.points[i].x, m_chart.points[i].y), true);
    fillItems();
}

void LessonChart::fillHeat()
{
    if (!m_chart.heat)
        return;
    const DrawnHeat& heat = *m_chart.heat;
    const auto count = static_cast<std::size_t>(std::max(0, heat.columns))
                       * static_cast<std::size_t>(std::max(0, heat.rows));
    if (count == 0 || heat.values.size() < count)
        return;
    QCPColorMapData& cells = *m_parts->heat->data();
    if (cells.keySize() != heat.columns || cells.valueSize() != heat.rows)
        cells.setSize(heat.columns, heat.rows);
    // A map's range goes from the middle of its first cell to that of its last; a single one fills it.
    const double half = heat.columns > 1 ? (heat.right - heat.left) / heat.columns / 2 : 0;
    const double halfRow = heat.rows > 1 ? (heat.top - heat.bottom) / heat.rows / 2 : 0;
    cells.setRange(QCPRange(heat.left + half, heat.right - half),
                   QCPRange(heat.bottom + halfRow, heat.top - halfRow));
    for (int row = 0; row < heat.rows; ++row)
        for (int column = 0; column < heat.columns; ++column)
            cells.setCell(
                column,
                row,
                static_cast<double>(heat.values[static_cast<std::size_t>(row * heat.columns + column)]));
    const QCPRange range(heat.low, std::max(heat.high, heat.low + 1e-12));
    m_parts->heat->setDataRange(range);
    if (m_parts->scale != nullptr)
        m_parts->scale->setDataRange(range);
}

void LessonChart::fillItems()
{
    for (std::size_t i = 0; i < m_chart.levels.size(); ++i) {
        const DrawnLevel& level = m_chart.levels[i];
        const double at = std::isfinite(level.at) ? level.at : 0.0;
        QCPItemStraightLine& line = *m_parts->levels[i];
        line.point1->setTypeX(level.vertical ? QCPItemPosition::ptPlotCoords
                                             : QCPItemPosition::ptAxisRectRatio);
        line.point1->setTypeY(level.vertical ? QCPItemPosition::ptAxisRectRatio
                                             : QCPItemPosition::ptPlotCoords);
        line.point2->setTypeX(line.point1->typeX());
        line.point2->setTypeY(line.point1->typeY());
        line.point1->setCoords(level.vertical ? at : 0.0, level.vertical ? 0.0 : at);
        line.point2->setCoords(level.vertical ? at : 1.0, level.vertical ? 1.0 : at);
        line.setVisible(std::isfinite(level.at));
        m_parts->levelTexts[i]->setVisible(std::isfinite(level.at) && !level.name.isEmpty());
        m_parts->levelTexts[i]->position->setCoords(level.vertical ? at : 0.99, level.vertical ? 0.02 : at);
    }
    for (std::size_t i = 0; i < m_chart.arrows.size(); ++i) {
        const DrawnArrow& arrow = m_chart.arrows[i];
        const bool isThere = std::isfinite(arrow.fromX) && std::isfinite(arrow.fromY)
                             && std::isfinite(arrow.toX) && std::isfinite(arrow.toY);
        m_parts->arrows[i]->setVisible(isThere);
        m_parts->arrowTexts[i]->setVisible(isThere && !arrow.name.isEmpty());
        if (!isThere)
            continue;
        m_parts->arrows[i]->start->setCoords(arrow.fromX, arrow.fromY);
        m_parts->arrows[i]->end->setCoords(arrow.toX, arrow.toY);
        // At their middles: the tips of a sum and of its last part are one.
        m_parts->arrowTexts[i]->position->setCoords((arrow.fromX + arrow.toX) / 2,
                                                    (arrow.fromY + arrow.toY) / 2);
    }
    for (std::size_t i = 0; i < m_chart.handles.size(); ++i) {
        const DrawnHandle& handle = m_chart.handles[i];
        const bool isThere = std::isfinite(handle.x) && std::isfinite(handle.y);
        m_parts->handles[i]->setVisible(isThere);
        m_parts->handleTexts[i]->setVisible(isThere && !handle.name.isEmpty());
        if (isThere)
            m_parts->handles[i]->position->setCoords(handle.x, handle.y);
    }
}

void LessonChart::prepare()
{
    if (m_isLegendBelow && canvas()->width() != m_legendWidth)
        createLegend();
    placeLegend();
    placeHandleNames();
    const bool hasCursor = m_chart.takesPoints && m_hands->cursor().has_value();
    if (m_parts->cursor != nullptr) {
        m_parts->cursor->setVisible(hasCursor);
        if (hasCursor)
            m_parts->cursor->position->setCoords(*m_hands->cursor());
    }
}

QPointF LessonChart::pixelOf(double x, double y) const
{
    return {canvas()->xAxis->coordToPixel(x), canvas()->yAxis->coordToPixel(y)};
}

QPointF LessonChart::placeAt(const QPointF& pixel) const
{
    return {canvas()->xAxis->pixelToCoord(pixel.x()), canvas()->yAxis->pixelToCoord(pixel.y())};
}

void LessonChart::placeHandle(int index, double x, double y)
{
    DrawnHandle& handle = m_chart.handles[static_cast<std::size_t>(index)];
    handle.x = x;
    handle.y = y;
    m_parts->handles[static_cast<std::size_t>(index)]->position->setCoords(x, y);
    queueDraw();
}

void LessonChart::recolourHandles()
{
    colourHandles();
    queueDraw();
}

QWidget* LessonChart::canvasWidget() const
{
    return canvas();
}

QString LessonChart::hoverText(double x, double y) const
{
    const QPointF mouse = pixelOf(x, y);
    double least = kHandleReach * style::Theme::instance().scale();
    QString words;
    const auto look = [&](const auto& each) {
        const std::size_t size = std::min(each.x.size(), each.y.size());
        for (std::size_t i = 0; i < size; ++i) {
            const QPointF away = pixelOf(each.x[i], each.y[i]) - mouse;
            const double distance = std::hypot(away.x(), away.y());
            if (!(distance < least))
                continue;
            least = distance;
            const QString place =
                style::compactNumber(each.x[i]) + QStringLiteral("; ") + style::compactNumber(each.y[i]);
            words = each.name.isEmpty() ? place : QString(each.name + QStringLiteral(": ") + place);
        }
    };
    std::ranges::for_each(m_chart.lines, look);
    std::ranges::for_each(m_chart.points, look);
    std::ranges::for_each(m_chart.bars, look);
    return words;
}

} // namespace carpo::plots
