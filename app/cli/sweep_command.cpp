// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "app/cli/sweep_printer.h"
#include "engine/jobs/sweep_job.h"
#include "engine/jobs/train_job.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct SweepArguments
{
    std::string sweep;
    DatasetArguments data;
    std::string project;
    std::int64_t continuedSweep = 0;
    bool list = false;
    bool json = false;
};

core::Result<void> checkUsage(const SweepArguments& arguments)
{
    const char* detail = nullptr;
    if (arguments.continuedSweep > 0) {
        if (!arguments.sweep.empty() || !arguments.data.folder.empty() || !arguments.data.mapping.empty()
            || !arguments.data.targetUnit.empty() || arguments.list)
            detail = "--continue takes sweep and data set from the project; leave out SWEEP, --data, "
                     "--mapping, --target-unit and --list.";
        else if (arguments.project.empty())
            detail = "--continue needs --project.";
    } else if (arguments.sweep.empty()) {
        detail = "name a SWEEP file with --data DATASET and --project PROJECT, or --continue NUMBER.";
    } else if (!arguments.list && (arguments.data.folder.empty() || arguments.project.empty())) {
        detail = "name --data DATASET and --project PROJECT, or --list to see the experiments only.";
    }
    if (detail == nullptr)
        return {};
    return core::failure(core::ErrorCode::WrongUsage, "sweep", {{"detail", detail}});
}

void list(const training::Sweep& sweep, Console& console, bool json)
{
    int trial = 0;
    for (const training::Experiment& experiment : training::trialsOf(sweep)) {
        ++trial;
        if (!json) {
            console.print(std::to_string(trial) + "  " + experiment.name());
            continue;
        }
        Json object = {{"trial", trial}};
        for (const training::SweepAxis& axis : sweep.axes)
            std::visit([&](const auto& plain) { object[axis.key] = plain; }, experiment.value(axis.key));
        console.printJson(object);
    }
    std::string rungs;
    for (const training::Rung& rung : training::rungsOf(sweep)) {
        if (rung.epochs > 0)
            rungs += (rungs.empty() ? "; trials until epoch: " : ", ") + std::to_string(rung.trials)
                     + " until " + std::to_string(rung.epochs);
    }
    console.note(std::to_string(trial) + " trials, " + std::to_string(training::epochsOf(sweep))
                 + " epochs in all" + rungs);
}

core::Result<void>
perform(const SweepArguments& arguments, const jobs::SweepJob& job, Console& console, const std::stop_token& stop)
{
    SweepPrinter printer(console, arguments.json);
    training::TrainingControls controls;
    const core::Result<jobs::SweepStanding> standing = jobs::makeSweep(job, controls, printer, stop);
    if (standing)
        return printer.finish(*standing);
    if (standing.error().code == core::ErrorCode::Cancelled) {
        const std::string number = std::to_string(job.sweep);
        console.note("sweep " + number + " stopped; go on with: carpo-cli sweep --continue " + number
                     + " --project " + job.projectFile.string());
    }
    return tl::unexpected(standing.error());
}

core::Result<void> start(const SweepArguments& arguments, Console& console, const std::stop_token& stop)
{
    const core::Result<training::Sweep> sweep = training::loadSweep(arguments.sweep);
    if (!sweep)
        return tl::unexpected(sweep.error());
    if (arguments.list) {
        list(*sweep, console, arguments.json);
        return {};
    }
    core::Result<dataset::Dataset> dataset = openWithFacts(arguments.data, arguments.project, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    core::Result<project::Project> project = project::Project::openOrCreate(arguments.project);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto stored = project->setDataset(*dataset); !stored)
        return tl::unexpected(stored.error());
    const std::string name = sweep->name.empty() ? sweep->base.name() : sweep->name;
    const core::Result<std::int64_t> number = project::addSweep(*project, name, training::toJson(*sweep));
    if (!number)
        return tl::unexpected(number.error());
    console.note("sweep " + std::to_string(*number));
    return perform(arguments,
                   {.projectFile = arguments.project,
                    .cache = cacheOptions(),
                    .dataset = std::move(*dataset),
                    .sweep = *number},
                   console,
                   stop);
}

/// The project has the sweep.
core::Result<void> checkNumber(const project::Project& project, std::int64_t number)
{
    const auto stored = project::sweeps(project);
    if (!stored)
        return tl::unexpected(stored.error());
    std::string known;
    for (const project::StoredSweep& each : *stored) {
        if (each.number == number)
            return {};
        known += (known.empty() ? "" : ", ") + std::to_string(each.number);
    }
    const std::string sweeps = known.empty() ? "it holds none." : "it holds: " + known + ".";
    return core::failure(
        core::ErrorCode::WrongUsage,
        project.file().string(),
        {{"detail", "there is no sweep " + std::to_string(number) + " in this project; " + sweeps}});
}

/// That of the sweep's runs; before the first one the project's.
core::Result<dataset::Dataset> datasetOfSweep(project::Project& project,
                                              const SweepArguments& arguments,
                                              Console& console,
                                              const std::stop_token& stop)
{
    const auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    for (const project::Run& run : *runs) {
        if (run.trial && run.trial->sweep == arguments.continuedSweep)
            return jobs::datasetOf(project, run, stop, console.progress("scanning"));
    }
    const core::Result<std::filesystem::path> root = project.datasetFolder();
    if (!root)
        return tl::unexpected(root.error());
    DatasetArguments data = arguments.data;
    data.folder = root->string();
    return openWithFacts(data, arguments.project, console, stop);
}

core::Result<void> goOn(const SweepArguments& arguments, Console& console, const std::stop_token& stop)
{
    core::Result<project::Project> project = project::Project::open(arguments.project);
    if (!project)
        return tl::unexpected(project.error());
    if (auto checked = checkNumber(*project, arguments.continuedSweep); !checked)
        return checked;
    core::Result<dataset::Dataset> dataset = datasetOfSweep(*project, arguments, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    return perform(arguments,
                   {.projectFile = arguments.project,
                    .cache = cacheOptions(),
                    .dataset = std::move(*dataset),
                    .sweep = arguments.continuedSweep},
                   console,
                   stop);
}

core::Result<void> sweep(const SweepArguments& arguments, Console& console, const std::stop_token& stop)
{
    if (const auto checked = checkUsage(arguments); !checked)
        return checked;
    return arguments.continuedSweep > 0 ? goOn(arguments, console, stop) : start(arguments, console, stop);
}

} // namespace

Action declareSweep(CLI::App& command)
{
    auto arguments = std::make_shared<SweepArguments>();
    command.add_option("SWEEP", arguments->sweep, "Sweep file: an experiment, its axes and a strategy");
    command.add_option("--data", arguments->data.folder, "Folder of radiographs, or a table in it");
    addMappingOptions(command, arguments->data);
    command.add_option("--project", arguments->project, "Project file; made where it is missing");
    command.add_option("--continue", arguments->continuedSweep, "Go on with this sweep of the project")
        ->check(CLI::PositiveNumber);
    command.add_flag("--list", arguments->list, "List the experiments and train none");
    command.add_flag(
        "--json", arguments->json, "One JSON object an epoch and a trial on stdout, the best trial last");
    return [arguments](Console& console, const std::stop_token& stop) {
        return sweep(*arguments, console, stop);
    };
}

} // namespace carpo::cli
