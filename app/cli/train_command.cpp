// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_arguments.h"
#include "app/cli/opened_set.h"
#include "app/cli/train_printer.h"
#include "engine/dataset/dataset.h"
#include "engine/jobs/predict_job.h"
#include "engine/jobs/train_job.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct TrainArguments
{
    std::string experiment;
    DatasetArguments data;
    std::string project;
    std::vector<std::string> settings;
    std::int64_t continuedRun = 0;
    bool allFolds = false;
    bool json = false;
};

core::Result<void> checkUsage(const TrainArguments& arguments)
{
    const bool fresh = !arguments.experiment.empty() && !arguments.data.folder.empty();
    const bool hasFresh = !arguments.experiment.empty() || !arguments.data.folder.empty()
                          || !arguments.data.mapping.empty() || !arguments.data.targetUnit.empty()
                          || !arguments.settings.empty() || arguments.allFolds;
    if (arguments.continuedRun > 0 ? !hasFresh : fresh)
        return {};
    return core::failure(core::ErrorCode::WrongUsage,
                         "train",
                         {{"detail",
                           arguments.continuedRun > 0
                               ? "--continue takes the experiment and the data set from the run; leave out "
                                 "EXPERIMENT, --data, --mapping, --target-unit, --set and "
                                 "--all-folds."
                               : "name an EXPERIMENT (a file or a preset) and --data DATASET, or --continue "
                                 "RUN."}});
}

/// One, or one for each fold.
core::Result<std::vector<training::Experiment>> experimentsOf(const TrainArguments& arguments)
{
    const core::Result<training::Experiment> experiment =
        experimentFrom(arguments.experiment, arguments.settings);
    if (!experiment)
        return tl::unexpected(experiment.error());
    if (!arguments.allFolds)
        return std::vector{*experiment};
    const std::int64_t folds = experiment->integer("data.folds");
    if (folds < 2)
        return core::failure(
            core::ErrorCode::WrongUsage,
            "train",
            {{"detail", "--all-folds needs to know how many there are: --set data.folds=5, for instance."}});
    std::vector<training::Experiment> experiments;
    for (std::int64_t fold = 1; fold <= folds; ++fold) {
        experiments.push_back(*experiment);
        if (const auto set = experiments.back().setFromText("data.fold", std::to_string(fold)); !set)
            return tl::unexpected(set.error());
    }
    return experiments;
}

core::Result<void> start(const TrainArguments& arguments, Console& console, const std::stop_token& stop)
{
    const core::Result<std::vector<training::Experiment>> experiments = experimentsOf(arguments);
    if (!experiments)
        return tl::unexpected(experiments.error());
    const core::Result<dataset::Dataset> dataset =
        openWithFacts(arguments.data, arguments.project, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    for (const training::Experiment& experiment : *experiments) {
        TrainPrinter printer(console, arguments.json);
        training::TrainingControls controls;
        const core::Result<jobs::TrainJobResult> result = jobs::startRun({.projectFile = arguments.project,
                                                                          .cache = cacheOptions(),
                                                                          .dataset = *dataset,
                                                                          .experiment = experiment},
                                                                         controls,
                                                                         printer,
                                                                         stop);
        if (!result)
            return tl::unexpected(result.error());
        if (auto told = printer.finish(*result, arguments.project); !told)
            return told;
    }
    return {};
}

/// Within the limits for images that it began with, where nobody says others.
core::Result<void> goOn(const TrainArguments& arguments, Console& console, std::stop_token stop)
{
    const auto limits = jobs::decodeLimitsOf(arguments.project, {arguments.continuedRun});
    if (!limits)
        return tl::unexpected(limits.error());
    imaging::setDecodeLimits(arguments.data.limits(*limits));
    project::CacheOptions cache = cacheOptions();
    cache.limits = imaging::decodeLimits();
    TrainPrinter printer(console, arguments.json);
    training::TrainingControls controls;
    const core::Result<jobs::TrainJobResult> result = jobs::continueRun(
        arguments.project, cache, arguments.continuedRun, controls, printer, std::move(stop));
    if (!result)
        return tl::unexpected(result.error());
    return printer.finish(*result, arguments.project);
}

core::Result<void> train(const TrainArguments& arguments, Console& console, std::stop_token stop)
{
    if (const auto checked = checkUsage(arguments); !checked)
        return checked;
    return arguments.continuedRun > 0 ? goOn(arguments, console, std::move(stop))
                                      : start(arguments, console, stop);
}

} // namespace

Action declareTrain(CLI::App& command)
{
    auto arguments = std::make_shared<TrainArguments>();
    command.add_option("EXPERIMENT", arguments->experiment, "Experiment file, or a preset's name");
    command.add_option("--data", arguments->data.folder, "Folder of radiographs, or a table in it");
    addMappingOptions(command, arguments->data);
    command.add_option("--project", arguments->project, "Project file; made where it is missing")->required();
    command
        .add_option("--set", arguments->settings, "key=value: a hyperparameter instead of the experiment's")
        ->allow_extra_args(false);
    command.add_option("--continue", arguments->continuedRun, "Go on with this run from its last checkpoint")
        ->check(CLI::PositiveNumber);
    command.add_flag("--all-folds", arguments->allFolds, "A run for each of data.folds, one after the other");
    command.add_flag("--json", arguments->json, "One JSON object an epoch on stdout");
    return [arguments](Console& console, std::stop_token stop) {
        return train(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli
