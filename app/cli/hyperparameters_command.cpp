// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/training/hyperparameter.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

namespace carpo::cli {
namespace {

using training::Hyperparameter;

/// A limit as a number of the hyperparameter's own type.
Json limitJson(const Hyperparameter& hyperparameter, double limit)
{
    if (hyperparameter.type == training::ValueType::Integer)
        return static_cast<std::int64_t>(limit);
    return limit;
}

Json describe(const Hyperparameter& hyperparameter)
{
    Json object = {{"key", hyperparameter.key},
                   {"group", hyperparameter.group()},
                   {"type", training::valueTypeKey(hyperparameter.type)}};
    object["default"] =
        std::visit([](const auto& value) { return Json(value); }, hyperparameter.defaultValue);
    if (hyperparameter.minimum)
        object["min"] = limitJson(hyperparameter, *hyperparameter.minimum);
    if (hyperparameter.maximum)
        object["max"] = limitJson(hyperparameter, *hyperparameter.maximum);
    for (const training::Choice& choice : hyperparameter.choices)
        object["choices"].push_back(choice.value);
    if (*hyperparameter.unit != '\0')
        object["unit"] = hyperparameter.unit;
    for (const training::Condition& condition : hyperparameter.appliesWhen) {
        Json& values = object["applies_when"][std::string(condition.key)];
        values = condition.anyOf;
        if (condition.anyOf.empty())
            values.push_back("> 0");
    }
    if (!hyperparameter.lesson.empty())
        object["lesson"] = hyperparameter.lesson;
    return object;
}

std::string rangeInWords(const Hyperparameter& hyperparameter)
{
    std::string text;
    for (const training::Choice& choice : hyperparameter.choices)
        text += (text.empty() ? "" : ", ") + std::string(choice.value);
    if (hyperparameter.minimum)
        text += "from " + limitJson(hyperparameter, *hyperparameter.minimum).dump();
    if (hyperparameter.maximum)
        text += (text.empty() ? "to " : " to ") + limitJson(hyperparameter, *hyperparameter.maximum).dump();
    return text.empty() ? std::string(training::valueTypeKey(hyperparameter.type)) : text;
}

void printInWords(Console& console, const Hyperparameter& hyperparameter)
{
    const std::string unit = *hyperparameter.unit == '\0' ? "" : std::string(" ") + hyperparameter.unit;
    console.print(std::string(hyperparameter.key) + " = " + training::toText(hyperparameter.defaultValue)
                  + unit + "  (" + rangeInWords(hyperparameter) + ")");
    console.print(std::string("    ") + hyperparameter.explanation);
}

} // namespace

Action declareHyperparameters(CLI::App& command)
{
    auto json = std::make_shared<bool>(false);
    command.add_flag("--json", *json, "One JSON object a hyperparameter on stdout");
    return [json](Console& console, const std::stop_token&) -> core::Result<void> {
        for (const Hyperparameter& hyperparameter : training::hyperparameters()) {
            if (*json)
                console.printJson(describe(hyperparameter));
            else
                printInWords(console, hyperparameter);
        }
        return {};
    };
}

} // namespace carpo::cli
