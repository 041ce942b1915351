// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_arguments.h"
#include "app/cli/report_page.h"
#include "app/cli/train_printer.h"
#include "engine/jobs/demo.h"
#include "engine/jobs/locations.h"
#include "engine/jobs/predict_job.h"
#include "engine/jobs/train_job.h"
#include "engine/phantom/cohort.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

namespace fs = std::filesystem;

struct DemoArguments
{
    std::string out = (jobs::dataFolder() / "demo-results").string();
    std::vector<std::string> settings;
    bool cohortOnly = false;
};

/// Smaller than the window's cohort, so that all of it takes a few minutes on two cores.
phantom::CohortOptions headlessCohort()
{
    return {.count = 1000, .seed = 1, .anomalies = 0.02, .height = 256};
}

/// The preset in fewer epochs, for the same reason; what was asked for comes last and wins.
core::Result<training::Experiment> headlessExperiment(const std::vector<std::string>& asked)
{
    std::vector<std::string> settings = {"training.epochs=12"};
    settings.insert(settings.end(), asked.begin(), asked.end());
    return experimentFrom("demo", settings);
}

/// Where everything lies below the folder that was asked for.
struct Places
{
    fs::path cohort;
    fs::path project;
    fs::path predictions;
    fs::path report;
};

core::Result<void> makeCohort(const fs::path& folder,
                              const phantom::CohortOptions& options,
                              Console& console,
                              std::stop_token stop)
{
    console.print("cohort       " + std::to_string(options.count) + " synthetic hand radiographs, "
                  + std::to_string(options.height) + " px high: " + folder.string());
    return phantom::writeCohort(folder, options, std::move(stop), console.progress("drawing"));
}

/// The project's last run, if it is of this very experiment.
std::optional<project::Run> earlierRun(const OpenedSet& set, const training::Experiment& experiment)
{
    const core::Result<std::vector<project::Run>> runs = set.project.runs();
    if (!runs || runs->empty() || runs->back().experimentJson != experiment.toJson())
        return std::nullopt;
    return runs->back();
}

core::Result<std::int64_t> trainOnce(const OpenedSet& set,
                                     const training::Experiment& experiment,
                                     Console& console,
                                     std::stop_token stop)
{
    const std::optional<project::Run> earlier = earlierRun(set, experiment);
    if (earlier && earlier->state == project::RunState::Finished) {
        console.print("training     done before: run " + std::to_string(earlier->number));
        return earlier->number;
    }
    console.print(
        "training     the preset \"" + experiment.name() + "\" with "
        + std::to_string(experiment.integer("training.epochs")) + " epochs"
        + (earlier ? ", going on from the last checkpoint" : "; --set training.epochs=N for more or fewer"));
    TrainPrinter printer(console, false);
    training::TrainingControls controls;
    const fs::path& file = set.project.file();
    const core::Result<jobs::TrainJobResult> result =
        earlier ? jobs::continueRun(file, cacheOptions(), earlier->number, controls, printer, std::move(stop))
                : jobs::startRun({.projectFile = file,
                                  .cache = cacheOptions(),
                                  .dataset = set.dataset,
                                  .experiment = experiment},
                                 controls,
                                 printer,
                                 std::move(stop));
    if (!result)
        return tl::unexpected(result.error());
    return printer.finish(*result, file.string()).map([&result] { return result->run; });
}

core::Result<void> predictOnce(
    const OpenedSet& set, std::int64_t run, const fs::path& file, Console& console, std::stop_token stop)
{
    const core::Result<jobs::Predictions> predictions =
        jobs::predictRuns(set.project.file(),
                          cacheOptions(),
                          {.runs = {run}, .part = dataset::Part::Validation},
                          set.dataset,
                          std::move(stop),
                          console.progress("predicting"));
    if (!predictions)
        return tl::unexpected(predictions.error());
    console.print("predictions  of the " + std::to_string(predictions->ids.size())
                  + " validation images: " + file.string());
    return jobs::writePredictions(file, *predictions);
}

core::Result<void> runDemo(const DemoArguments& arguments, Console& console, std::stop_token stop)
{
    if (arguments.cohortOnly)
        return makeCohort(jobs::demoCohortFolder(), jobs::demoCohortOptions(), console, std::move(stop));
    const fs::path out = fs::absolute(arguments.out);
    const Places places{out / "cohort", out / "demo.carpo", out / "predictions.csv", out / "report.html"};
    const core::Result<training::Experiment> experiment = headlessExperiment(arguments.settings);
    if (!experiment)
        return tl::unexpected(experiment.error());
    if (auto made = makeCohort(places.cohort, headlessCohort(), console, stop); !made)
        return made;
    const core::Result<OpenedSet> set = openAndScan(
        {.folder = places.cohort.string(), .mapping = {}, .targetUnit = {}}, places.project, console, stop);
    if (!set)
        return tl::unexpected(set.error());
    console.print("scan         " + std::to_string(explore::summarize(set->dataset, set->scan).images)
                  + " images read; project: " + places.project.string());
    const core::Result<std::int64_t> run = trainOnce(*set, *experiment, console, stop);
    if (!run)
        return tl::unexpected(run.error());
    if (auto predicted = predictOnce(*set, *run, places.predictions, console, stop); !predicted)
        return predicted;
    if (auto written = writeReportPage(*set, *run, places.report); !written)
        return written;
    console.print("report       " + places.report.string());
    return {};
}

} // namespace

Action declareDemo(CLI::App& command)
{
    auto arguments = std::make_shared<DemoArguments>();
    command.add_option("--out", arguments->out, "Folder for cohort, project, predictions and report")
        ->capture_default_str();
    command.add_option("--set", arguments->settings, "key=value: a hyperparameter instead of the preset's")
        ->allow_extra_args(false);
    command.add_flag("--cohort-only", arguments->cohortOnly, "Only make the cohort that the window opens");
    return [arguments](Console& console, std::stop_token stop) {
        return runDemo(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli
