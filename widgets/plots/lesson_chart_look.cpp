// SPDX-License-Identifier: GPL-3.0-or-later
// How a lesson's chart is drawn: colours, widths, markers, legend.
#include "widgets/plots/chart_hands.h"
#include "widgets/plots/chart_parts.h"
#include "widgets/plots/colour_bar.h"
#include "widgets/plots/legend_corner.h"
#include "widgets/plots/lesson_chart.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace carpo::plots {
namespace {

constexpr double kLineWidth = 1.75;
constexpr double kFaintWidth = 1.0;
constexpr double kFaint = 0.35;
constexpr double kFill = 0.18;
constexpr double kBarFill = 0.55;
constexpr double kPointSize = 6;
constexpr double kLargePointSize = 10;

double scaled(double size)
{
    return size * style::Theme::instance().scale();
}

constexpr int kLegendLine = 28;
constexpr int kLegendHeight = 12;

QPen penOf(const DrawnInk& ink, const style::Colors& colors, bool isFaint)
{
    QPen pen(isFaint ? colors.faded(ink.role, kFaint) : colors[ink.role],
             scaled(isFaint ? kFaintWidth : kLineWidth),
             ink.line);
    pen.setCapStyle(Qt::RoundCap);
    return pen;
}

QCPScatterStyle markerOf(const DrawnPoints& points, const style::Colors& colors)
{
    static constexpr std::array kShapes{QCPScatterStyle::ssCircle,
                                        QCPScatterStyle::ssSquare,
                                        QCPScatterStyle::ssTriangle,
                                        QCPScatterStyle::ssDiamond,
                                        QCPScatterStyle::ssTriangleInverted,
                                        QCPScatterStyle::ssPlus,
                                        QCPScatterStyle::ssCross};
    const auto shape = kShapes.at(static_cast<std::size_t>(std::max(0, points.ink.marker)) % kShapes.size());
    // The ground's colour around them keeps them apart on a surface of the same hue.
    const bool isLine = shape == QCPScatterStyle::ssPlus || shape == QCPScatterStyle::ssCross;
    const QColor edge = isLine ? colors[points.ink.role] : colors[style::Role::Surface];
    return {shape,
            QPen(edge, 1.0),
            QBrush(colors[points.ink.role]),
            scaled(points.large ? kLargePointSize : kPointSize)};
}

void colourText(QCPItemText& text, const QColor& color)
{
    text.setColor(color);
    text.setFont(style::Theme::instance().smallFont());
}

constexpr int kLeastPlot = 120; // pixels above a legend, its axis too

/// As many as there is room for, filled row by row.
int columnsOf(const std::vector<int>& widths, int room)
{
    constexpr std::size_t kMost = 6;
    for (std::size_t columns = std::min(kMost, widths.size()); columns > 1; --columns) {
        std::vector<int> widest(columns, 0);
        for (std::size_t i = 0; i < widths.size(); ++i)
            widest[i % columns] = std::max(widest[i % columns], widths[i]);
        if (std::accumulate(widest.begin(), widest.end(), 0) <= room)
            return static_cast<int>(columns);
    }
    return 1;
}

} // namespace

// Few names stand in the plot, many below it.
void LessonChart::createLegend()
{
    constexpr int kFew = 4;
    const int iconRoom = style::Theme::instance().scaled(kLegendLine) + 28; // and around both
    QCPLegend& legend = *canvas()->legend;
    const bool isVisible = m_chart.hasLegend && legend.itemCount() > 0;
    const bool isBelow = isVisible && legend.itemCount() > kFew;
    legend.setVisible(isVisible);
    m_legendWidth = canvas()->width();
    if (isBelow != m_isLegendBelow) {
        m_isLegendBelow = isBelow;
        if (legend.layout() != nullptr)
            legend.layout()->take(&legend);
        canvas()->plotLayout()->simplify();
        if (isBelow) {
            canvas()->plotLayout()->addElement(1, 0, &legend);
            canvas()->plotLayout()->setRowStretchFactor(1, 0.001);
        } else {
            canvas()->axisRect()->insetLayout()->addElement(&legend, Qt::AlignTop | Qt::AlignRight);
        }
    }
    if (!isBelow) {
        canvas()->setMinimumHeight(0);
        legend.setFillOrder(QCPLayoutGrid::foRowsFirst);
        legend.setWrap(0);
        return;
    }
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    std::vector<int> widths;
    for (int i = 0; i < legend.itemCount(); ++i) {
        if (auto* const item = qobject_cast<QCPPlottableLegendItem*>(legend.item(i)))
            widths.push_back(metrics.horizontalAdvance(item->plottable()->name()) + iconRoom);
    }
    legend.setFillOrder(QCPLayoutGrid::foColumnsFirst, false);
    legend.setWrap(columnsOf(widths, canvas()->width()));
    legend.setFillOrder(QCPLayoutGrid::foColumnsFirst, true);
    // It must leave the plot room to be read.
    const style::Theme& theme = style::Theme::instance();
    canvas()->setMinimumHeight(theme.scaled(kLeastPlot) + legend.rowCount() * metrics.height());
}

QSize LessonChart::minimumSizeHint() const
{
    const QSize least = Plot::minimumSizeHint();
    return m_isLegendBelow ? QSize(least.width(), std::max(least.height(), layout()->minimumSize().height()))
                           : least;
}

void LessonChart::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    // Long enough for a dashed line to be told from a dotted one.
    const style::Theme& theme = style::Theme::instance();
    canvas()->legend->setIconSize(theme.scaled(kLegendLine), theme.scaled(kLegendHeight));
    if (m_parts == nullptr)
        return; // while it is made
    m_parts->colors = colors;
    colourSeries();
    for (std::size_t i = 0; i < m_parts->levels.size(); ++i) {
        const DrawnInk& ink = m_chart.levels[i].ink;
        m_parts->levels[i]->setPen(QPen(colors[ink.role], scaled(1.25), Qt::DashLine));
        colourText(*m_parts->levelTexts[i], colors[style::Role::MutedText]);
    }
    for (std::size_t i = 0; i < m_parts->arrows.size(); ++i) {
        m_parts->arrows[i]->setPen(QPen(colors[m_chart.arrows[i].ink.role], scaled(2.0)));
        colourText(*m_parts->arrowTexts[i], colors[style::Role::Text]);
        m_parts->arrowTexts[i]->setBrush(colors.faded(style::Role::Surface, 0.7));
    }
    colourHandles();
}

void LessonChart::colourHandles()
{
    const style::Colors& colors = m_parts->colors;
    for (std::size_t i = 0; i < m_parts->handles.size(); ++i) {
        const bool isHeld = static_cast<int>(i) == m_hands->held();
        m_parts->handles[i]->setSize(scaled(kHandleSize));
        m_parts->handles[i]->setPen(QPen(colors[style::Role::Text], scaled(2.0)));
        m_parts->handles[i]->setBrush(colors[isHeld ? style::Role::Focus : style::Role::Surface]);
        colourText(*m_parts->handleTexts[i], colors[style::Role::Text]);
        m_parts->handleTexts[i]->setBrush(colors.faded(style::Role::Surface, 0.7));
    }
    if (m_parts->cursor != nullptr) {
        m_parts->cursor->setPen(QPen(colors[style::Role::Focus], 2.0));
        m_parts->cursor->setSize(scaled(kHandleSize));
    }
}

void LessonChart::colourSeries()
{
    const style::Colors& colors = m_parts->colors;
    if (m_parts->heat != nullptr) {
        QCPColorGradient gradient;
        gradient.clearColorStops();
        constexpr int kStops = 16;
        for (int i = 0; i <= kStops; ++i) {
            const double share = static_cast<double>(i) / kStops;
            gradient.setColorStopAt(share,
                                    m_chart.heat->diverging ? style::divergingColor(colors, share)
                                                            : style::scaleColor(colors, share));
        }
        gradient.setNanHandling(QCPColorGradient::nhTransparent);
        m_parts->heat->setGradient(gradient);
        if (m_parts->scale != nullptr) {
            m_parts->scale->setGradient(gradient);
            nameBar(*m_parts->scale, m_chart.heat->label);
            for (QCPAxis* const axis : m_parts->scale->axis()->axisRect()->axes())
                applyAxisLook(*axis, colors);
        }
    }
    for (std::size_t i = 0; i < m_parts->bars.size(); ++i) {
        const DrawnInk& ink = m_chart.bars[i].ink;
        m_parts->bars[i]->setPen(QPen(colors[ink.role], 1.0, ink.line));
        m_parts->bars[i]->setBrush(colors.faded(ink.role, kBarFill));
    }
    for (std::size_t i = 0; i < m_chart.lines.size() && i < m_parts->curves.size(); ++i) {
        const DrawnLine& line = m_chart.lines[i];
        if (m_parts->curves[i] != nullptr) {
            m_parts->curves[i]->setPen(penOf(line.ink, colors, line.faint));
        } else {
            m_parts->graphs[i]->setPen(penOf(line.ink, colors, line.faint));
            m_parts->graphs[i]->setBrush(colors.faded(line.ink.role, kFill));
        }
    }
    for (std::size_t i = 0; i < m_parts->points.size(); ++i)
        m_parts->points[i]->setScatterStyle(markerOf(m_chart.points[i], colors));
}

// Above their handles; below where that would be cut off.
void LessonChart::placeHandleNames()
{
    const double reach = scaled(kHandleSize) / 2 + 2;
    const int height = QFontMetrics(style::Theme::instance().smallFont()).height();
    for (std::size_t i = 0; i < m_parts->handles.size(); ++i) {
        const double up = m_parts->handles[i]->position->pixelPosition().y() - canvas()->axisRect()->top();
        const bool isBelow = up < reach + height;
        m_parts->handleTexts[i]->setPositionAlignment(Qt::AlignHCenter
                                                      | (isBelow ? Qt::AlignTop : Qt::AlignBottom));
        m_parts->handleTexts[i]->position->setCoords(0, isBelow ? reach : -reach);
    }
}

// It goes where the fewest points are, and stays there for a while: one that leaps about draws all eyes.
void LessonChart::placeLegend()
{
    constexpr int kPatience = 8; // drawings
    if (!canvas()->legend->visible() || m_isLegendBelow || m_parts->sinceLegend++ % kPatience != 0)
        return;
    std::vector<ScatterSeries> series;
    for (const DrawnLine& line : m_chart.lines)
        series.push_back({.name = {}, .x = line.x, .y = line.y});
    for (const DrawnPoints& points : m_chart.points)
        series.push_back({.name = {}, .x = points.x, .y = points.y});
    for (const DrawnBars& bars : m_chart.bars)
        series.push_back({.name = {}, .x = bars.x, .y = bars.y});
    constexpr std::size_t kWeight = 60; // points: what is dragged must be seen
    for (const DrawnHandle& handle : m_chart.handles)
        series.push_back({.name = {},
                          .x = std::vector<double>(kWeight, handle.x),
                          .y = std::vector<double>(kWeight, handle.y)});
    canvas()->axisRect()->insetLayout()->setInsetAlignment(0, emptiestCorner(*canvas(), series));
}

} // namespace carpo::plots
