// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_arguments.h"
#include "app/cli/opened_set.h"
#include "engine/jobs/rate_job.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct FindRateArguments
{
    std::string experiment;
    DatasetArguments data;
    std::string project;
    std::vector<std::string> settings;
    training::RateSearchOptions search;
    bool json = false;
};

void print(Console& console, const training::RateSearch& search, bool json)
{
    for (const training::RatePoint& point : search.points) {
        Json object = {{"learning_rate", point.rate}};
        addNumber(object, "loss", point.loss);
        addNumber(object, "smoothed_loss", point.smoothed);
        if (json)
            console.printJson(object);
        else
            console.print("learning rate " + training::toText(point.rate) + ": loss "
                          + fixed(point.smoothed, 4));
    }
    if (json) {
        Json object = Json::object();
        if (search.suggestion)
            object["suggestion"] = *search.suggestion;
        console.printJson(object);
    } else {
        console.print(search.suggestion ? "Suggestion: " + training::toText(*search.suggestion)
                                        : std::string("No suggestion: the loss does not fall."));
    }
}

core::Result<void> findRate(const FindRateArguments& arguments, Console& console, const std::stop_token& stop)
{
    core::Result<training::Experiment> experiment = experimentFrom(arguments.experiment, arguments.settings);
    if (!experiment)
        return tl::unexpected(experiment.error());
    core::Result<dataset::Dataset> dataset = openWithFacts(arguments.data, arguments.project, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    const core::Result<training::RateSearch> search =
        jobs::findRate({.projectFile = arguments.project,
                        .cache = cacheOptions(),
                        .dataset = std::move(*dataset),
                        .experiment = std::move(*experiment)},
                       arguments.search,
                       stop,
                       console.progress("Preparing images"),
                       console.progress("Trying learning rates"));
    if (!search)
        return tl::unexpected(search.error());
    print(console, *search, arguments.json);
    return {};
}

} // namespace

Action declareFindRate(CLI::App& command)
{
    auto arguments = std::make_shared<FindRateArguments>();
    command.add_option("EXPERIMENT", arguments->experiment, "Experiment file, or a preset's name")
        ->required();
    command.add_option("--data", arguments->data.folder, "Folder of radiographs, or a table in it")
        ->required();
    addMappingOptions(command, arguments->data);
    command.add_option("--project", arguments->project, "Project file; made where it is missing")->required();
    command
        .add_option("--set", arguments->settings, "key=value: a hyperparameter instead of the experiment's")
        ->allow_extra_args(false);
    command.add_option("--from", arguments->search.lowest, "Lowest learning rate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--to", arguments->search.highest, "Highest learning rate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--steps", arguments->search.steps, "Batches, one a learning rate")
        ->check(CLI::Range(3, 100'000))
        ->capture_default_str();
    command.add_flag(
        "--json", arguments->json, "One JSON object a learning rate on stdout, the suggestion last");
    return [arguments](Console& console, const std::stop_token& stop) {
        return findRate(*arguments, console, stop);
    };
}

} // namespace carpo::cli
