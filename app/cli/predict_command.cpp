// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/dataset/submission.h"
#include "engine/jobs/evaluate_job.h"
#include "engine/jobs/method.h"
#include "engine/jobs/predict_job.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

constexpr const char* kAll = "all";
constexpr const char* kMean = "mean";
constexpr const char* kMedian = "median";
constexpr std::array kParts = {dataset::Part::Train, dataset::Part::Validation, dataset::Part::Test};

struct PredictArguments
{
    jobs::PredictionChoice choice; ///< its part is `split`
    std::string combination = kMean;
    DatasetArguments data;
    std::string project;
    std::string split = kAll;
    std::string out;
    std::string challenge; ///< empty: not asked for
};

std::vector<std::string> splitNames()
{
    std::vector<std::string> names = {kAll};
    for (const dataset::Part part : kParts)
        names.emplace_back(dataset::partKey(part));
    return names;
}

std::optional<dataset::Part> partOf(const std::string& split)
{
    for (const dataset::Part part : kParts) {
        if (dataset::partKey(part) == split)
            return part;
    }
    return std::nullopt;
}

core::Result<void> checkTargets(const PredictArguments& arguments)
{
    // Where this cannot be told, writing will fail and say why.
    std::error_code unknown;
    if (arguments.challenge.empty()
        || std::filesystem::weakly_canonical(arguments.out, unknown)
               != std::filesystem::weakly_canonical(arguments.challenge, unknown))
        return {};
    return core::failure(
        core::ErrorCode::WrongUsage, "predict", {{"detail", "--out and --challenge name the same file."}});
}

jobs::PredictionChoice choiceOf(const PredictArguments& arguments)
{
    jobs::PredictionChoice choice = arguments.choice;
    choice.part = partOf(arguments.split);
    choice.combination =
        arguments.combination == kMedian ? jobs::Combination::Median : jobs::Combination::Mean;
    return choice;
}

core::Result<void>
writeChallenge(const PredictArguments& arguments, const std::string& dataset, const jobs::Predictions& predictions)
{
    const core::Result<std::string> method = jobs::describeMethod(
        arguments.project,
        {.choice = choiceOf(arguments), .dataset = dataset, .count = predictions.ids.size()});
    if (!method)
        return tl::unexpected(method.error());
    if (!predictions.target.empty())
        return dataset::writeChallenge(arguments.challenge, jobs::classTable(predictions), *method);
    return dataset::writeChallenge(arguments.challenge, predictions.ids, predictions.months, *method);
}

core::Result<void> predict(const PredictArguments& arguments, Console& console, std::stop_token stop)
{
    if (auto checked = checkTargets(arguments); !checked)
        return checked;
    // What was opened for training is opened for predictions too.
    const jobs::PredictionChoice choice = choiceOf(arguments);
    const auto limits = jobs::decodeLimitsOf(arguments.project, choice.runs);
    if (!limits)
        return tl::unexpected(limits.error());
    imaging::setDecodeLimits(*limits);
    const core::Result<dataset::Dataset> dataset =
        openWithFacts(arguments.data, arguments.project, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    const core::Result<jobs::Predictions> predictions = jobs::predictRuns(
        arguments.project, cacheOptions(), choice, *dataset, std::move(stop), console.progress("predicting"));
    if (!predictions)
        return tl::unexpected(predictions.error());
    // The window says how often the test images were looked at.
    if (choice.part == dataset::Part::Test) {
        const auto kept = jobs::keepEvaluation(arguments.project, choice, {}, *predictions);
        if (!kept)
            return tl::unexpected(kept.error());
    }
    const std::size_t cases = predictions->ids.size();
    // The archive first: it holds the table too, and a failure then leaves nothing behind.
    if (!arguments.challenge.empty()) {
        if (auto written = writeChallenge(arguments, dataset->name, *predictions); !written)
            return written;
        console.note("table and method in " + arguments.challenge);
    }
    if (auto written = jobs::writePredictions(arguments.out, *predictions); !written)
        return written;
    console.note(std::to_string(cases) + " cases in " + arguments.out);
    // A challenge wants every case.
    if (arguments.split == kAll && cases < dataset->size())
        console.note(std::to_string(dataset->size() - cases) + " images are excluded or cannot be read"
                     + (choice.outOfFold ? ", or every run has learnt from them" : "") + ", and have no row");
    return {};
}

} // namespace

Action declarePredict(CLI::App& command)
{
    auto arguments = std::make_shared<PredictArguments>();
    jobs::PredictionChoice& choice = arguments->choice;
    command.add_option("RUN", choice.runs, "Numbers of the runs; several make an ensemble")
        ->required()
        ->check(CLI::PositiveNumber);
    command.add_option("--data", arguments->data.folder, "Folder of radiographs, or a table in it")
        ->required();
    addMappingOptions(command, arguments->data);
    command.add_option("--project", arguments->project, "Project file that holds the runs")->required();
    command.add_option("--split", arguments->split, "Which images: all, or one part of the run's own split")
        ->check(CLI::IsMember(splitNames()))
        ->capture_default_str();
    command
        .add_option("--combine", arguments->combination, "What is made of several predictions of an image")
        ->check(CLI::IsMember({kMean, kMedian}))
        ->capture_default_str();
    command.add_flag("--out-of-fold",
                     choice.outOfFold,
                     "Each image by those of the runs alone that have not learnt from it");
    command.add_flag(
        "--snapshots", choice.snapshots, "The weights that each run kept on the way, not its best ones");
    command
        .add_option("--views", choice.views, "Views of each image, instead of the runs' own evaluation.views")
        ->check(CLI::Range(1, 64));
    command.add_option("--out", arguments->out, "CSV file to write")->required();
    command.add_option("--challenge",
                       arguments->challenge,
                       "Zip file to write too: the table, and a text that describes the method");
    return [arguments](Console& console, std::stop_token stop) {
        return predict(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli
