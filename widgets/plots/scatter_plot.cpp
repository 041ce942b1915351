// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_plot.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/colour_bar.h"
#include "widgets/plots/legend_corner.h"
#include "widgets/plots/plot_look.h"
#include "widgets/plots/point_cursor.h"
#include "widgets/plots/scatter_cloud.h"
#include "widgets/plots/scatter_layer.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kScatterReach = 6.0; // pixels from the mouse to a point
// Of PointMarker, in its order.
struct Ink
{
    double size;
    double alpha;
};

// Ink on the plot stays about the same from a hundred points to many thousands.
Ink inkFor(std::size_t points)
{
    if (points <= 300)
        return {6.0, 0.8};
    const double crowd = std::sqrt(static_cast<double>(points) / 300.0);
    return {std::max(3.0, 6.0 / std::sqrt(crowd)), std::max(0.2, 0.8 / crowd)};
}

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QCPRange padded(const Extent& extent)
{
    // As much as the points themselves reach beyond their middles; of one value a little on both sides.
    const double margin = extent.high > extent.low ? 0.06 * (extent.high - extent.low)
                                                   : std::max(0.05 * std::abs(extent.high), 1e-3);
    return {extent.low - margin, extent.high + margin};
}

} // namespace

struct ScatterPlot::Parts
{
    explicit Parts(QCustomPlot& canvas)
        : cursor(canvas, cloud)
    {}

    ScatterCloud cloud;
    PointCursor cursor;
    std::vector<std::pair<QCPGraph*, PointColour>> legend; // graphs without points
    QCPColorScale* bar = nullptr;
    QCPMarginGroup* sides = nullptr; // keeps the bar as high as the axes
    QCPItemStraightLine* identity = nullptr;
    QCPItemText* identityText = nullptr;
    std::vector<std::pair<QCPItemStraightLine*, QCPItemText*>> levels; // as m_levels
    QMetaObject::Connection clicking;
};

ScatterPlot::ScatterPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>(*canvas()))
{
    m_parts->clicking = connect(
        canvas(), &QCustomPlot::mousePress, this, [this](QMouseEvent* event) { emitNearest(event->pos()); });
    connect(canvas(), &QCustomPlot::afterLayout, this, [this] {
        if (m_parts->bar != nullptr)
            nameBar(*m_parts->bar, m_colours.scale);
    });
    offerLogarithmic(Qt::Horizontal | Qt::Vertical);
    setFocusPolicy(Qt::StrongFocus);
    canvas()->setFocusProxy(this);
    rebuild();
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

void ScatterPlot::setLevels(std::vector<ScatterLevel> levels)
{
    m_levels = std::move(levels);
    rebuild();
}

void ScatterPlot::setNumbers(const QString& numbers)
{
    m_numbers = numbers;
    refreshSummary();
}

void ScatterPlot::setDetails(const QString& details)
{
    m_details = details;
    refreshSummary();
}

void ScatterPlot::setColours(PointColours colours)
{
    m_colours = std::move(colours);
    rebuild();
}

void ScatterPlot::setTableColumns(ScatterTable columns)
{
    m_columns = std::move(columns);
}

void ScatterPlot::setHover(Words words)
{
    m_hover = std::move(words);
}

QString ScatterPlot::hoverText(double x, double y) const
{
    if (!m_hover)
        return {};
    const QPointF pixel(canvas()->xAxis->coordToPixel(x), canvas()->yAxis->coordToPixel(y));
    // Of several in one place the cursor's own.
    const PointCursor& cursor = m_parts->cursor;
    const auto found = cursor.isShown() && cursor.pixel() == pixel.toPoint()
                           ? cursor.place()
                           : m_parts->cloud.nearest(scatterView(*canvas()), pixel, kScatterReach);
    return found ? m_hover(found->series, found->point) : QString();
}

void ScatterPlot::setChoosable()
{
    disconnect(m_parts->clicking);
    m_parts->cursor.setFraming();
    letDrawOutline(
        *canvas(),
        [this] { return !followsData(); },
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
    QStringList lines;
    const auto add = [&lines](QStringList cells, const QStringList& more) {
        for (const QString& each : more)
            cells += csvCell(each);
        lines += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    add({QStringLiteral("series"), csvCell(m_columns.x), csvCell(m_columns.y)}, m_columns.more);
    for (std::size_t s = 0; s < m_series.size(); ++s) {
        const ScatterSeries& each = m_series[s];
        for (std::size_t i = 0; i < each.x.size(); ++i)
            add({csvCell(each.name), csvNumber(each.x[i]), csvNumber(each.y[i])},
                m_columns.cells ? m_columns.cells(static_cast<int>(s), static_cast<int>(i)) : QStringList());
    }
    return lines.join(QString());
}

void ScatterPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    const Ink ink = inkFor(m_parts->cloud.size());
    std::vector<PointLayer> layers;
    std::size_t marked = 0; // the rest has the first one's marker
    for (const ScatterSeries& each : m_series) {
        PointLayer layer{.points = {}, .colours = {}, .inks = {}, .radius = ink.size / 2, .markers = {}};
        if (!isColoured(each)) {
            layer.inks = {colors.faded(each.role, ink.alpha)};
            layer.markers = {markerOf({.kind = PointColour::Kind::Role, .role = each.role}, marked)};
        } else {
            for (std::size_t i = 0; i < m_colours.colours.size(); ++i) {
                layer.inks.push_back(faded(m_colours.colours[i].in(colors), ink.alpha));
                layer.markers.push_back(markerOf(m_colours.colours[i], i));
            }
        }
        layers.push_back(std::move(layer));
        marked += each.isRest ? 0 : 1;
    }
    m_parts->cloud.setLayers(std::move(layers));
    for (std::size_t i = 0; i < m_parts->legend.size(); ++i) {
        const auto& [graph, colour] = m_parts->legend[i];
        const QColor solid = colour.in(colors);
        graph->setScatterStyle(
            QCPScatterStyle(graph->scatterStyle().shape(), QPen(solid), QBrush(solid), 6.0));
    }
    if (m_parts->bar != nullptr)
        colourBar(*m_parts->bar, m_colours, colors);
    for (std::size_t i = 0; i < m_parts->levels.size(); ++i) {
        m_parts->levels[i].first->setPen(QPen(colors[style::Role::Guess], 1.0, m_levels[i].line));
        m_parts->levels[i].second->setColor(colors[style::Role::Text]);
        m_parts->levels[i].second->setFont(style::Theme::instance().smallFont());
        m_parts->levels[i].second->setBrush(colors.faded(style::Role::Surface, 0.8)); // read over points
    }
    if (m_parts->identity != nullptr) {
        m_parts->identity->setPen(QPen(colors[style::Role::Guess], 1.0, Qt::DashLine));
        m_parts->identityText->setColor(colors[style::Role::MutedText]);
        m_parts->identityText->setFont(style::Theme::instance().smallFont());
    }
}

void ScatterPlot::setCategories(const QStringList& names)
{
    m_categories = names;
    plots::setLogarithmic(*canvas()->xAxis, isLogarithmic(Qt::Horizontal));
    setCategoryTicks(*canvas()->xAxis, m_categories);
}

void ScatterPlot::fitRanges()
{
    const auto x = m_parts->cloud.extentX();
    const auto y = m_parts->cloud.extentY();
    if (!x || !y)
        return;
    QCPRange across = padded(*x);
    QCPRange up = padded(*y);
    if (m_parts->identity != nullptr && m_parts->identity->visible())
        across = up = padded({std::min(x->low, y->low), std::max(x->high, y->high)});
    if (!isLogarithmic(Qt::Vertical) && !m_levels.empty()) {
        Extent all{.low = y->low, .high = y->high};
        for (const ScatterLevel& each : m_levels)
            all = {.low = std::min(all.low, each.y), .high = std::max(all.high, each.y)};
        up = padded(all);
    }
    if (!m_categories.isEmpty())
        across = {-0.5, static_cast<double>(m_categories.size()) - 0.5};
    setScatterRange(*canvas()->xAxis, across);
    setScatterRange(*canvas()->yAxis, up);
    canvas()->axisRect()->insetLayout()->setInsetAlignment(0, emptiestCorner(*canvas(), m_series));
}

void ScatterPlot::onScaleChanged()
{
    setCategories(m_categories); // an axis has other ticks then
    rebuild();
}

void ScatterPlot::retranslate()
{
    Plot::retranslate();
    refreshSummary();
}

void ScatterPlot::rebuild()
{
    const bool hadCursor = m_parts->cursor.isShown();
    canvas()->clearPlottables();
    canvas()->clearItems();
    m_parts->legend.clear();
    m_parts->identity = nullptr;
    m_parts->levels.clear();
    m_parts->cloud.setPoints(
        m_series, isLogarithmic(Qt::Horizontal), isLogarithmic(Qt::Vertical), m_colours.colours.size());
    addScatterLayer(*canvas(), m_parts->cloud);
    addLegend();
    if (!m_identity.isEmpty())
        addIdentity();
    addLevels();
    refreshSummary();
    applyColors(style::Theme::instance().colors());
    if (hadCursor)
        m_parts->cursor.show();
    queueDraw();
}

void ScatterPlot::addLegend()
{
    const auto add = [this](const QString& name, const PointColour& colour, std::size_t marker) {
        auto* const graph = new QCPGraph(canvas()->xAxis, canvas()->yAxis);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(
            static_cast<QCPScatterStyle::ScatterShape>(scatterShape(markerOf(colour, marker))));
        graph->setName(name);
        m_parts->legend.emplace_back(graph, colour);
    };
    std::size_t marked = 0;
    bool areColoured = false;
    for (const ScatterSeries& each : m_series) {
        areColoured = areColoured || isColoured(each);
        if (!each.isRest && !isColoured(each))
            add(each.name, {.kind = PointColour::Kind::Role, .role = each.role}, marked++);
    }
    if (areColoured && m_colours.scale.isEmpty()) {
        for (std::size_t i = 0; i < m_colours.colours.size(); ++i) {
            if (!m_colours.names[i].isEmpty())
                add(m_colours.names[i], m_colours.colours[i], i);
        }
    }
    showBar(areColoured && !m_colours.scale.isEmpty());
    canvas()->legend->setVisible(canvas()->legend->itemCount() > 1);
}

bool ScatterPlot::isColoured(const ScatterSeries& series) const
{
    return !series.colours.empty() && !m_colours.colours.empty();
}

void ScatterPlot::showBar(bool isThere)
{
    if (isThere == (m_parts->bar != nullptr))
        return;
    if (isThere) {
        if (m_parts->sides == nullptr)
            m_parts->sides = new QCPMarginGroup(canvas());
        m_parts->bar = addColourBar(*canvas(), *m_parts->sides);
        return;
    }
    canvas()->plotLayout()->remove(m_parts->bar);
    canvas()->plotLayout()->simplify();
    m_parts->bar = nullptr;
}

void ScatterPlot::addIdentity()
{
    m_parts->identity = new QCPItemStraightLine(canvas());
    m_parts->identity->point1->setCoords(1.0, 1.0);
    m_parts->identity->point2->setCoords(10.0, 10.0);
    m_parts->identityText = new QCPItemText(canvas());
    m_parts->identityText->setText(m_identity);
    m_parts->identityText->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop); // under the line's upper end
    m_parts->identityText->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_parts->identityText->position->setCoords(0.8, 0.22);
    // Straight on two axes of the same kind only.
    const bool isStraight = isLogarithmic(Qt::Horizontal) == isLogarithmic(Qt::Vertical);
    m_parts->identity->setVisible(isStraight);
    m_parts->identityText->setVisible(isStraight);
}

void ScatterPlot::addLevels()
{
    for (const ScatterLevel& each : m_levels) {
        auto* const line = new QCPItemStraightLine(canvas());
        line->point1->setCoords(1.0, each.y);
        line->point2->setCoords(10.0, each.y);
        auto* const text = new QCPItemText(canvas());
        text->setText(each.label);
        text->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
        text->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        text->position->setTypeY(QCPItemPosition::ptPlotCoords);
        text->position->setCoords(0.99, each.y);
        m_parts->levels.emplace_back(line, text);
    }
}

void ScatterPlot::refreshSummary()
{
    qint64 points = 0;
    qint64 left = 0; // not above 0 where the axis is logarithmic
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const ScatterSeries& each = m_series[i];
        if (each.isRest)
            continue;
        points += static_cast<qint64>(m_parts->cloud.seen(i));
        for (std::size_t point = 0; point < std::min(each.x.size(), each.y.size()); ++point)
            left += std::isfinite(each.x[point]) && std::isfinite(each.y[point]) ? 1 : 0;
    }
    left -= points;
    QString text = points > 0 ? tr("n = %1").arg(style::countNumber(points)) : QString();
    if (points > 0 && !m_numbers.isEmpty())
        text += QStringLiteral(" · ") + m_numbers;
    if (left > 0)
        text += (text.isEmpty() ? QString() : QStringLiteral(" · "))
                + tr("%1 not above 0").arg(style::countNumber(left));
    setSummary(text, m_details);
}

void ScatterPlot::emitNearest(const QPoint& position)
{
    if (const auto found = m_parts->cloud.nearest(scatterView(*canvas()), position, kScatterReach))
        Q_EMIT pointClicked(found->series, found->point);
}

void ScatterPlot::keyPressEvent(QKeyEvent* event)
{
    PointCursor& cursor = m_parts->cursor;
    const bool isChoice =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (cursor.move(*event))
        showHover(cursor.pixel());
    else if (isChoice && cursor.isShown())
        chooseAtCursor();
    else if (event->key() == Qt::Key_Escape && cursor.isShown())
        cursor.drop();
    else
        return Plot::keyPressEvent(event);
    queueDraw();
}

void ScatterPlot::chooseAtCursor()
{
    if (const QPolygonF frame = m_parts->cursor.frame(); !frame.isEmpty()) {
        m_parts->cursor.drop();
        Q_EMIT areaChosen(frame);
    } else if (const auto place = m_parts->cursor.place()) {
        Q_EMIT pointClicked(place->series, place->point);
    }
}

void ScatterPlot::focusInEvent(QFocusEvent* event)
{
    Plot::focusInEvent(event);
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKey && m_parts->cursor.show()) {
        showHover(m_parts->cursor.pixel());
        queueDraw();
    }
}

void ScatterPlot::focusOutEvent(QFocusEvent* event)
{
    Plot::focusOutEvent(event);
    m_parts->cursor.hide();
    queueDraw();
}

} // namespace carpo::plots
