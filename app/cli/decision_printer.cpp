// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/decision_printer.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

std::string counted(std::int64_t count)
{
    return std::to_string(count) + (count == 1 ? " decision" : " decisions");
}

/// What is decided about one image; empty where nothing is.
Json imageJson(const dataset::Dataset& dataset, const project::DecisionTable& table, std::size_t image)
{
    Json object = Json::object();
    if (table.excluded[image])
        object["excluded"] = true;
    if (table.sexes[image] != dataset::Sex::Unknown)
        object["sex"] = dataset::sexKey(table.sexes[image]);
    addNumber(object, "age_months", static_cast<double>(table.months[image]));
    if (!table.tags[image].empty())
        object["tags"] = table.tags[image];
    if (object.empty())
        return object;
    Json whole = {{"id", dataset.ids[image]},
                  {"path", dataset.files[image].lexically_relative(dataset.root).string()}};
    whole.update(object);
    return whole;
}

std::string imageText(const Json& image)
{
    std::string text = image["id"].get<std::string>();
    if (image.contains("excluded"))
        text += "  excluded";
    if (image.contains("sex"))
        text += "  sex " + image["sex"].get<std::string>();
    if (image.contains("age_months"))
        text += "  age " + fixed(image["age_months"].get<double>(), 1) + " months";
    for (const Json& tag : image.value("tags", Json::array()))
        text += "  [" + tag.get<std::string>() + ']';
    return text;
}

void addText(Json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

Json entryJson(const project::DecisionEntry& entry)
{
    Json object = {{"step", entry.step},
                   {"kind", project::decisionKey(entry.kind)},
                   {"id", entry.id},
                   {"path", entry.path}};
    addText(object, "old", entry.oldValue);
    addText(object, "value", entry.value);
    object["user"] = entry.user;
    object["at"] = entry.at;
    object["state"] = project::stepStateKey(entry.state);
    addText(object, "undone_by", entry.undoneBy);
    addText(object, "undone_at", entry.undoneAt);
    return object;
}

std::string entryText(const project::DecisionEntry& entry)
{
    std::string text = std::to_string(entry.step) + "  " + entry.at + "  " + entry.user + "  " + entry.id
                       + "  " + std::string(project::decisionKey(entry.kind));
    if (!entry.value.empty())
        text += ' ' + entry.value;
    if (!entry.oldValue.empty() && entry.oldValue != entry.value)
        text += " (was " + entry.oldValue + ')';
    if (entry.state != project::StepState::InForce)
        text += "  undone by " + entry.undoneBy + " at " + entry.undoneAt;
    return text;
}

} // namespace

DecisionPrinter::DecisionPrinter(Console& console, bool json)
    : m_console(console)
    , m_json(json)
{}

void DecisionPrinter::decided(std::int64_t count)
{
    m_console.note(count == 0 ? "nothing changes: all of it was decided before" : counted(count) + " taken");
}

void DecisionPrinter::undone(std::int64_t count)
{
    m_console.note(count == 0 ? "there is nothing to undo" : counted(count) + " taken back");
}

void DecisionPrinter::redone(std::int64_t count)
{
    m_console.note(count == 0 ? "there is nothing to redo" : counted(count) + " taken again");
}

void DecisionPrinter::imported(const project::ImportedDecisions& imported)
{
    if (!m_json) {
        decided(imported.taken);
        for (const core::Problem& problem : imported.problems)
            m_console.print(oneLine(core::inEnglish(problem)));
        return;
    }
    Json problems = Json::array();
    for (const core::Problem& problem : imported.problems)
        problems.push_back({{"place", problem.place},
                            {"reason", core::errorText(problem.code).key},
                            {"message", core::inEnglish(problem)}});
    m_console.printJson({{"changed", imported.taken}, {"problems", std::move(problems)}});
}

void DecisionPrinter::list(const dataset::Dataset& dataset, const project::DecisionTable& table)
{
    for (std::size_t image = 0; image < dataset.size(); ++image) {
        const Json object = imageJson(dataset, table, image);
        if (object.empty())
            continue;
        if (m_json)
            m_console.printJson(object);
        else
            m_console.print(imageText(object));
    }
    if (table.unmatched > 0)
        m_console.note(counted(table.unmatched) + " about images that this data set does not have");
}

void DecisionPrinter::journal(const std::vector<project::DecisionEntry>& entries)
{
    for (const project::DecisionEntry& entry : entries) {
        if (m_json)
            m_console.printJson(entryJson(entry));
        else
            m_console.print(entryText(entry));
    }
}

} // namespace carpo::cli
