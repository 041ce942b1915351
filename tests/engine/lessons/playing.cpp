// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/lessons/playing.h"

#include "engine/training/experiment.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdlib>
#include <sstream>

namespace carpo::lessons {
namespace {

using Flaws = std::vector<std::string>;

void need(Flaws& flaws, bool isRight, const std::string& what)
{
    if (!isRight)
        flaws.push_back(what);
}

template <typename Numbers>
bool areFinite(const Numbers& numbers)
{
    for (const auto number : numbers) {
        if (!std::isfinite(number))
            return false;
    }
    return true;
}

void check(Flaws& flaws, const Words& words, const std::string& where)
{
    need(flaws, areFinite(words.values), where + ": a number of its words");
    for (std::size_t i = 1; i <= words.values.size(); ++i)
        need(flaws,
             std::string_view(words.text).find("%" + std::to_string(i)) != std::string_view::npos,
             where + ": words without a place for a number: " + words.text);
    const std::string next = "%" + std::to_string(words.values.size() + 1);
    need(flaws, std::string_view(words.text).find(next) == std::string_view::npos, where + ": no " + next);
}

template <typename Series>
void checkSeries(Flaws& flaws, const std::vector<Series>& all, const std::string& where)
{
    for (const Series& series : all) {
        need(flaws, series.x.size() == series.y.size(), where + ": unequal lists");
        check(flaws, series.name, where);
    }
}

void check(Flaws& flaws, const Axis& axis, const std::string& where)
{
    check(flaws, axis.label, where);
    if (axis.minimum && axis.maximum)
        need(flaws, *axis.minimum < *axis.maximum, where + ": an axis without a length");
    if (axis.logarithmic && axis.minimum)
        need(flaws, *axis.minimum > 0, where + ": a logarithm of nothing");
}

void check(Flaws& flaws, const Chart& chart)
{
    const std::string where = chart.title.text;
    need(flaws, !where.empty(), "a chart without a title");
    check(flaws, chart.title, where);
    check(flaws, chart.note, where);
    check(flaws, chart.x, where);
    check(flaws, chart.y, where);
    checkSeries(flaws, chart.lines, where);
    checkSeries(flaws, chart.points, where);
    checkSeries(flaws, chart.bars, where);
    for (const Points& points : chart.points)
        need(flaws, areFinite(points.x) && areFinite(points.y), where + ": a point nowhere");
    for (const Arrow& arrow : chart.arrows)
        need(flaws,
             areFinite(std::vector{arrow.fromX, arrow.fromY, arrow.toX, arrow.toY}),
             where + ": an arrow nowhere");
    for (const Handle& handle : chart.handles)
        need(flaws, areFinite(std::vector{handle.x, handle.y}), where + ": a handle nowhere");
    if (!chart.heat)
        return;
    const Heat& heat = *chart.heat;
    need(flaws,
         heat.values.size() == static_cast<std::size_t>(heat.rows) * static_cast<std::size_t>(heat.columns),
         where + ": a map of another size");
    need(flaws, areFinite(heat.values), where + ": a hole in the map");
    need(flaws,
         heat.low < heat.high && heat.left < heat.right && heat.bottom < heat.top,
         where + ": a map without a range");
}

void check(Flaws& flaws, const NetDrawing& net)
{
    check(flaws, net.note, "network");
    need(flaws, net.weights.size() + 1 == net.layers.size(), "network: weights of other layers");
    for (std::size_t layer = 0; layer + 1 < net.layers.size() && layer < net.weights.size(); ++layer) {
        need(flaws,
             net.weights[layer].size() == net.layers[layer].size() * net.layers[layer + 1].size(),
             "network: weights of other units");
        need(flaws, areFinite(net.weights[layer]), "network: a weight that is no number");
    }
    const auto pixels = static_cast<std::size_t>(net.side) * static_cast<std::size_t>(net.side);
    for (const auto& layer : net.layers) {
        for (const NetDrawing::Unit& unit : layer) {
            need(flaws, unit.picture.size() == pixels, "network: a picture of another size");
            for (const float value : unit.picture)
                need(flaws, value >= -1 && value <= 1, "network: a value out of range");
        }
    }
}

void check(Flaws& flaws, const Code& code)
{
    need(flaws, !code.lines.empty(), "code without lines");
    check(flaws, code.note, "code");
    for (const Code::CodeLine& line : code.lines)
        need(flaws, line.value.find("nan") == std::string::npos, "code: " + line.text);
}

void check(Flaws& flaws, const Table& table)
{
    check(flaws, table.note, "table");
    for (const auto& row : table.rows) {
        need(flaws, row.size() == table.columns.size(), "table: a row of another length");
        for (const Words& cell : row)
            check(flaws, cell, "table");
    }
}

void write(std::ostream& out, const Words& words)
{
    out << words.text;
    for (const double value : words.values)
        out << ' ' << value;
    out << '\n';
}

template <typename Numbers>
void writeNumbers(std::ostream& out, const Numbers& numbers)
{
    for (const auto number : numbers)
        out << number << ' ';
    out << '\n';
}

void write(std::ostream& out, const Chart& chart)
{
    write(out, chart.title);
    write(out, chart.note);
    if (chart.heat)
        writeNumbers(out, chart.heat->values);
    for (const Line& line : chart.lines) {
        write(out, line.name);
        writeNumbers(out, line.x);
        writeNumbers(out, line.y);
    }
    for (const Points& points : chart.points) {
        writeNumbers(out, points.x);
        writeNumbers(out, points.y);
    }
    for (const Arrow& arrow : chart.arrows)
        out << arrow.toX << ' ' << arrow.toY << '\n';
}

void write(std::ostream& out, const NetDrawing& net)
{
    for (const auto& layer : net.weights)
        writeNumbers(out, layer);
    for (const auto& layer : net.layers) {
        for (const NetDrawing::Unit& unit : layer)
            writeNumbers(out, unit.picture);
    }
}

void write(std::ostream& out, const Code& code)
{
    for (const Code::CodeLine& line : code.lines)
        out << line.text << ' ' << line.value << '\n';
}

void write(std::ostream& out, const Table& table)
{
    for (const auto& row : table.rows) {
        for (const Words& cell : row)
            write(out, cell);
    }
}

void expectPlays(const Lesson& lesson, const Settings& settings, int steps, const std::string& what)
{
    const auto demonstration = lesson.make(settings, 1);
    EXPECT_THAT(flawsOf(demonstration->picture()), testing::IsEmpty()) << what;
    for (int i = 0; i < steps; ++i)
        demonstration->step();
    EXPECT_THAT(flawsOf(demonstration->picture()), testing::IsEmpty()) << what;
}

std::vector<training::Value> extremesOf(const training::Hyperparameter& control)
{
    std::vector<training::Value> values;
    if (control.type == training::ValueType::Boolean)
        values = {true, false};
    for (const training::Choice& choice : control.choices)
        values.emplace_back(std::string(choice.value));
    for (const std::optional<double>& end : {control.minimum, control.maximum}) {
        if (end && control.type == training::ValueType::Integer)
            values.emplace_back(static_cast<std::int64_t>(*end));
        else if (end)
            values.emplace_back(*end);
    }
    return values;
}

} // namespace

Settings settingsWith(const Lesson& lesson,
                      const std::vector<std::pair<std::string_view, std::string>>& values)
{
    const LessonPreset preset{"", {values.begin(), values.end()}};
    return settingsOf(lesson, &preset);
}

std::unique_ptr<Demonstration> played(const Lesson& lesson,
                                      const std::vector<std::pair<std::string_view, std::string>>& values,
                                      int steps,
                                      std::uint64_t seed)
{
    auto demonstration = lesson.make(settingsWith(lesson, values), seed);
    for (int i = 0; i < steps; ++i)
        demonstration->step();
    return demonstration;
}

std::vector<std::string> flawsOf(const Picture& picture)
{
    Flaws flaws;
    need(flaws, !picture.panels.empty(), "nothing to be seen");
    need(flaws,
         picture.stretch.empty() || picture.stretch.size() == static_cast<std::size_t>(picture.columns),
         "widths of other columns");
    check(flaws, picture.status, "status");
    for (const Panel& panel : picture.panels)
        std::visit([&flaws](const auto& own) { check(flaws, own); }, panel);
    return flaws;
}

std::string writtenOut(const Picture& picture)
{
    std::ostringstream out;
    out.precision(17);
    write(out, picture.status);
    for (const Panel& panel : picture.panels)
        std::visit([&out](const auto& own) { write(out, own); }, panel);
    return out.str();
}

void expectPresetsPlay(const Lesson& lesson)
{
    training::Experiment own;
    for (const auto& [key, value] : lesson.ownSet.settings)
        EXPECT_TRUE(own.setFromText(key, value).has_value()) << key;
    for (const LessonPreset& preset : lesson.presets) {
        const Settings settings = settingsOf(lesson, &preset);
        for (const auto& [key, value] : preset.settings) {
            ASSERT_TRUE(settings.contains(key)) << preset.name << ": " << key;
            EXPECT_EQ(training::toText(settings.find(key)->second), value) << preset.name;
        }
        expectPlays(lesson, settings, 50, preset.name);
        const auto first = lesson.make(settings, 7);
        const auto second = lesson.make(settings, 7);
        for (int i = 0; i < 10; ++i) {
            first->step();
            second->step();
        }
        EXPECT_EQ(writtenOut(first->picture()), writtenOut(second->picture())) << preset.name;
    }
}

void expectExtremesPlay(const Lesson& lesson)
{
    for (const training::Hyperparameter& control : lesson.controls) {
        for (const training::Value& value : extremesOf(control)) {
            const std::string what = std::string(control.key) + "=" + training::toText(value);
            Settings settings = settingsOf(lesson);
            // A control that another one makes apply.
            for (const training::Condition& condition : control.appliesWhen) {
                if (!condition.anyOf.empty())
                    settings[std::string(condition.key)] = std::string(condition.anyOf.front());
            }
            EXPECT_TRUE(set(lesson, settings, control.key, value).has_value()) << what;
            expectPlays(lesson, settings, 30, what);
        }
    }
}

} // namespace carpo::lessons
