// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/report_page.h"
#include "engine/jobs/environment.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct ReportArguments
{
    DatasetArguments dataset;
    std::int64_t run = 0;
    std::string project;
    std::string out;
};

core::Result<DatasetArguments> datasetOf(const ReportArguments& arguments)
{
    if (arguments.run == 0)
        return arguments.dataset;
    return project::Project::open(arguments.project)
        .and_then([&arguments](const project::Project& project) {
            return project.run(arguments.run)
                .and_then([&project](const project::Run& run) -> core::Result<std::filesystem::path> {
                    if (const auto own = jobs::datasetIn(run.environmentJson))
                        return own->folder;
                    return project.datasetFolder();
                });
        })
        .map([&arguments](const std::filesystem::path& folder) {
            DatasetArguments dataset = arguments.dataset;
            dataset.folder = folder.string();
            return dataset;
        });
}

core::Result<void> report(const ReportArguments& arguments, Console& console, std::stop_token stop)
{
    if (arguments.dataset.folder.empty() == (arguments.run == 0))
        return core::failure(
            core::ErrorCode::WrongUsage, "report", {{"detail", "name either a DATASET or --run RUN."}});
    const core::Result<DatasetArguments> dataset = datasetOf(arguments);
    if (!dataset)
        return tl::unexpected(dataset.error());
    const core::Result<OpenedSet> set = openAndScan(*dataset, arguments.project, console, std::move(stop));
    if (!set)
        return tl::unexpected(set.error());
    auto written =
        writeReportPage(*set, arguments.run > 0 ? std::optional(arguments.run) : std::nullopt, arguments.out);
    if (written)
        console.note("report in " + arguments.out);
    return written;
}

} // namespace

Action declareReport(CLI::App& command)
{
    auto arguments = std::make_shared<ReportArguments>();
    command.add_option("DATASET", arguments->dataset.folder, "Folder of radiographs, or a table in it");
    addMappingOptions(command, arguments->dataset);
    command.add_option("--run", arguments->run, "A run of the project, with the data set it was trained on")
        ->check(CLI::PositiveNumber);
    command.add_option("--project", arguments->project, "Project file")->required();
    command.add_option("--out", arguments->out, "HTML file to write")->required();
    return [arguments](Console& console, std::stop_token stop) {
        return report(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli
