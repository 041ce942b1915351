// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/lesson_picture.h"

#include "app/bridge/lesson_words.h"
#include "widgets/style/scale_color.h"

namespace carpo::bridge {
namespace {

plots::DrawnInk inkOf(lessons::Ink ink)
{
    using lessons::Ink;
    switch (ink) {
    case Ink::Training:
        return {.role = style::Role::Training, .line = Qt::SolidLine, .marker = 0};
    case Ink::Validation:
        return {.role = style::Role::Validation, .line = Qt::SolidLine, .marker = 1};
    case Ink::Truth:
        return {.role = style::Role::Text, .line = Qt::DotLine, .marker = 3};
    case Ink::Good:
        return {.role = style::Role::Good, .line = Qt::SolidLine, .marker = 0};
    case Ink::Problem:
        return {.role = style::Role::Problem, .line = Qt::DashDotLine, .marker = 2};
    case Ink::Muted:
        return {.role = style::Role::Rest, .line = Qt::SolidLine, .marker = 0};
    default:
        break;
    }
    const auto kind = static_cast<std::size_t>(ink) - static_cast<std::size_t>(Ink::Kind1);
    const style::KindLook look = style::kindLook(kind);
    return {.role = look.role, .line = look.line, .marker = static_cast<int>(kind)};
}

plots::DrawnAxis axisOf(const lessons::Axis& axis)
{
    plots::DrawnAxis drawn{.label = lessonWords(axis.label),
                           .counting = axis.counting,
                           .minimum = axis.minimum,
                           .maximum = axis.maximum,
                           .logarithmic = axis.logarithmic,
                           .categories = {}};
    for (const lessons::Words& name : axis.categories)
        drawn.categories += lessonWords(name);
    return drawn;
}

plots::DrawnLine lineOf(const lessons::Line& line)
{
    plots::DrawnInk ink = inkOf(line.ink);
    if (line.dashed)
        ink.line = Qt::DashLine;
    return {.name = lessonWords(line.name),
            .ink = ink,
            .x = line.x,
            .y = line.y,
            .filled = line.filled,
            .faint = line.faint};
}

plots::DrawnHeat heatOf(const lessons::Heat& heat)
{
    return {.columns = heat.columns,
            .rows = heat.rows,
            .values = heat.values,
            .left = heat.left,
            .right = heat.right,
            .bottom = heat.bottom,
            .top = heat.top,
            .low = heat.low,
            .high = heat.high,
            .diverging = heat.diverging,
            .label = lessonWords(heat.label)};
}

void addMarks(const lessons::Chart& chart, plots::DrawnChart& drawn)
{
    for (const lessons::Arrow& arrow : chart.arrows)
        drawn.arrows.push_back({.name = lessonWords(arrow.name),
                                .ink = inkOf(arrow.ink),
                                .fromX = arrow.fromX,
                                .fromY = arrow.fromY,
                                .toX = arrow.toX,
                                .toY = arrow.toY});
    for (const lessons::Level& level : chart.levels)
        drawn.levels.push_back({.vertical = level.vertical,
                                .at = level.at,
                                .name = lessonWords(level.name),
                                .ink = inkOf(level.ink)});
    for (const lessons::Handle& handle : chart.handles)
        drawn.handles.push_back({.id = handle.id,
                                 .x = handle.x,
                                 .y = handle.y,
                                 .name = lessonWords(handle.name),
                                 .alongX = handle.alongX,
                                 .alongY = handle.alongY});
}

} // namespace

plots::DrawnChart drawn(const lessons::Chart& chart)
{
    plots::DrawnChart drawn;
    drawn.title = lessonWords(chart.title);
    drawn.note = lessonWords(chart.note);
    drawn.x = axisOf(chart.x);
    drawn.y = axisOf(chart.y);
    if (chart.heat)
        drawn.heat = heatOf(*chart.heat);
    for (const lessons::Bars& bars : chart.bars)
        drawn.bars.push_back({.name = lessonWords(bars.name),
                              .ink = inkOf(bars.ink),
                              .width = bars.width,
                              .x = bars.x,
                              .y = bars.y});
    for (const lessons::Line& line : chart.lines)
        drawn.lines.push_back(lineOf(line));
    for (const lessons::Points& points : chart.points)
        drawn.points.push_back({.name = lessonWords(points.name),
                                .ink = inkOf(points.ink),
                                .x = points.x,
                                .y = points.y,
                                .large = points.large});
    addMarks(chart, drawn);
    drawn.equalScales = chart.equalScales;
    drawn.takesPoints = chart.takesPoints;
    return drawn;
}

plots::DrawnNet drawn(const lessons::NetDrawing& net)
{
    plots::DrawnNet drawn;
    drawn.title = lessonWords(net.title);
    drawn.note = lessonWords(net.note);
    drawn.side = net.side;
    drawn.weights = net.weights;
    for (const auto& layer : net.layers) {
        auto& units = drawn.layers.emplace_back();
        for (const lessons::NetDrawing::Unit& unit : layer)
            units.push_back({.name = lessonWords(unit.name), .picture = unit.picture, .share = unit.share});
    }
    return drawn;
}

plots::DrawnCode drawn(const lessons::Code& code)
{
    plots::DrawnCode drawn{.title = lessonWords(code.title), .note = lessonWords(code.note), .lines = {}};
    for (const lessons::Code::CodeLine& line : code.lines)
        drawn.lines.push_back({.text = QString::fromStdString(line.text),
                               .value = QString::fromStdString(line.value),
                               .missing = line.missing});
    return drawn;
}

DrawnTable drawn(const lessons::Table& table)
{
    DrawnTable drawn{
        .title = lessonWords(table.title), .note = lessonWords(table.note), .columns = {}, .rows = {}};
    for (const lessons::Words& column : table.columns)
        drawn.columns += lessonWords(column);
    for (const auto& row : table.rows) {
        QStringList& cells = drawn.rows.emplace_back();
        for (const lessons::Words& cell : row)
            cells += lessonWords(cell);
    }
    return drawn;
}

} // namespace carpo::bridge
