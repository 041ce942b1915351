// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/core/joined.h"
#include "engine/dataset/table_preview.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace carpo::cli {
namespace {

struct MappingArguments
{
    DatasetArguments dataset;
    bool json = false;
};

Json previewJson(const dataset::TablePreview& preview)
{
    return {{"mapping", Json::parse(dataset::toJson(preview.mapping))},
            {"tables", preview.tables},
            {"sheets", preview.sheets},
            {"header", preview.header},
            {"rows", preview.rows},
            {"row_count", preview.rowCount},
            {"matched", preview.matched},
            {"images", preview.images}};
}

/// What to look at before the mapping is used.
void printNotes(Console& console, const dataset::TablePreview& preview)
{
    const dataset::ColumnMapping& mapping = preview.mapping;
    console.note(mapping.table + ": " + std::to_string(preview.rowCount) + " rows, "
                 + std::to_string(preview.matched) + " of them with one of the "
                 + std::to_string(preview.images) + " images");
    console.note("columns: " + core::joined(preview.header));
    if (!mapping.target.empty() && mapping.targetUnit == dataset::Unit::Unstated)
        console.note("neither the header nor the values say what \"" + mapping.target
                     + "\" is counted in: add \"target_unit\": \"months\", \"years\" or \"none\"");
    if (!mapping.chronologicalAge.empty() && mapping.chronologicalUnit == dataset::Unit::Unstated)
        console.note("the same for \"" + mapping.chronologicalAge
                     + "\": add \"chronological_age_unit\": \"months\" or \"years\"");
}

core::Result<void> printMapping(const MappingArguments& arguments, Console& console, const std::stop_token& stop)
{
    const auto mapping = mappingFrom(arguments.dataset, {}, stop);
    if (!mapping)
        return tl::unexpected(mapping.error());
    const core::Result<dataset::TablePreview> preview =
        dataset::previewTable(arguments.dataset.folder, *mapping, stop);
    if (!preview)
        return tl::unexpected(preview.error());
    printNotes(console, *preview);
    if (arguments.json) {
        console.printJson(previewJson(*preview));
        return {};
    }
    std::string text = dataset::toJson(preview->mapping);
    text.pop_back(); // the line's end, which print() writes
    console.print(text);
    return {};
}

} // namespace

Action declareMapping(CLI::App& command)
{
    auto arguments = std::make_shared<MappingArguments>();
    command.add_option("DATASET", arguments->dataset.folder, "Folder of radiographs, or a table in it")
        ->required();
    addMappingOptions(command, arguments->dataset);
    command.add_flag("--json", arguments->json, "One JSON object: the mapping and a preview of the table");
    command.footer(
        "carpo-cli mapping DATASET > F.json writes the guess; correct it and give it to the other\n"
        "commands as --mapping F.json. Keys: table, sheet, images (paths within DATASET),\n"
        "columns {file, sex, target, chronological_age, split, patient, class} (a header, or #3 for\n"
        "the third column), target_unit and chronological_age_unit (months, years, none),\n"
        "sex_values {female, male} (what the column has, where it is no usual word).");
    return [arguments](Console& console, const std::stop_token& stop) {
        return printMapping(*arguments, console, stop);
    };
}

} // namespace carpo::cli
