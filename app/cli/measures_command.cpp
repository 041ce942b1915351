// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/explore/columns.h"
#include "engine/explore/histogram.h"
#include "engine/explore/measures.h"
#include "engine/report/table_csv.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct MeasuresArguments
{
    DatasetArguments dataset;
    std::string project;
    bool csv = false;
};

void printCsv(Console& console, const OpenedSet& set)
{
    std::vector<std::string> keys;
    for (const explore::Measure& measure : explore::measures())
        keys.emplace_back(measure.key);
    // Only read, and no longer than this runs.
    const explore::Columns columns(
        std::shared_ptr<const dataset::Dataset>(std::shared_ptr<void>(), &set.dataset),
        std::shared_ptr<const explore::ScanTable>(std::shared_ptr<void>(), &set.scan));
    const report::TableCsv table(set.dataset, columns, nullptr, std::move(keys));
    console.print(table.header());
    for (std::size_t row = 0; row < set.dataset.size(); ++row) {
        if (set.scan.decoded[row])
            console.print(table.line(row));
    }
}

void printInWords(Console& console, const OpenedSet& set)
{
    for (std::size_t i = 0; i < explore::measures().size(); ++i) {
        const explore::Measure& measure = explore::measures()[i];
        const explore::ColumnSummary summary = explore::summaryOf(set.scan.measures[i], {});
        const std::string unit = *measure.unit == '\0' ? "" : std::string(" ") + measure.unit;
        console.print(std::string(measure.key) + ": " + measure.name + unit);
        if (measure.words.empty())
            console.print("    mean " + fixed(summary.mean, 4) + ", SD " + fixed(summary.sd, 4) + ", "
                          + fixed(summary.minimum, 4) + " to " + fixed(summary.maximum, 4) + " (n "
                          + std::to_string(summary.n) + ")");
        console.print(std::string("    ") + measure.howToRead);
    }
}

core::Result<void> printMeasures(const MeasuresArguments& arguments, Console& console, std::stop_token stop)
{
    const core::Result<OpenedSet> set =
        openAndScan(arguments.dataset, arguments.project, console, std::move(stop));
    if (!set)
        return tl::unexpected(set.error());
    if (arguments.csv)
        printCsv(console, *set);
    else
        printInWords(console, *set);
    return {};
}

} // namespace

Action declareMeasures(CLI::App& command)
{
    auto arguments = std::make_shared<MeasuresArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    command.add_flag("--csv", arguments->csv, "One row an image: id, path, then every measure by its key");
    return [arguments](Console& console, std::stop_token stop) {
        return printMeasures(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli
