// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_arguments.h"
#include "app/cli/opened_set.h"
#include "engine/dataset/dataset.h"
#include "engine/jobs/label_suspects.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct LabelSuspectsArguments
{
    DatasetArguments dataset;
    std::string project;
    std::string experiment;
    std::vector<std::string> settings;
    int folds = 4;
    std::size_t top = 0;
    bool anew = false;
    bool json = false;
};

/// "female" for a "male", and the other way round.
std::string_view otherSexKey(dataset::Sex sex)
{
    return dataset::sexKey(sex == dataset::Sex::Female ? dataset::Sex::Male : dataset::Sex::Female);
}

void print(Console& console, const dataset::Dataset& dataset, const jobs::LabelSuspect& suspect, bool json)
{
    const std::string& id = dataset.ids[suspect.image];
    if (!json) {
        const std::string label = suspect.sex
                                      ? std::string(dataset::sexKey(suspect.labelSex))
                                      : fixed(static_cast<double>(suspect.labelMonths), 1) + " months";
        const std::string expected = suspect.sex ? std::string(otherSexKey(suspect.labelSex))
                                                 : fixed(suspect.expectedMonths, 1) + " months";
        console.print(id + "  " + fixed(suspect.score, 2) + "  " + (suspect.sex ? "sex" : "age") + "  label "
                      + label + ", expected " + expected);
        return;
    }
    Json object = {{"id", id}};
    addNumber(object, "score", suspect.score);
    object["kind"] = suspect.sex ? "sex" : "age";
    if (suspect.sex) {
        object["label"] = dataset::sexKey(suspect.labelSex);
        object["expected"] = otherSexKey(suspect.labelSex);
    } else {
        addNumber(object, "label", static_cast<double>(suspect.labelMonths));
        addNumber(object, "expected", suspect.expectedMonths);
    }
    console.printJson(object);
}

core::Result<void> rank(const LabelSuspectsArguments& arguments, Console& console, const std::stop_token& stop)
{
    core::Result<training::Experiment> experiment =
        arguments.experiment.empty() ? withSettings(jobs::suspectExperiment(), arguments.settings)
                                     : experimentFrom(arguments.experiment, arguments.settings);
    if (!experiment)
        return tl::unexpected(experiment.error());
    core::Result<dataset::Dataset> dataset =
        openWithFacts(arguments.dataset, arguments.project, console, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    const jobs::SuspectJob job{.projectFile = arguments.project,
                               .folds = {.cache = cacheOptions(),
                                         .dataset = std::move(*dataset),
                                         .experiment = std::move(*experiment),
                                         .folds = arguments.folds,
                                         .anew = arguments.anew}};
    const auto suspects = jobs::labelSuspects(job, stop, console.progress("training networks to ask"));
    if (!suspects) {
        if (suspects.error().code == core::ErrorCode::Cancelled)
            console.note("what was trained is kept; the same command goes on from there");
        return tl::unexpected(suspects.error());
    }
    std::size_t printed = 0;
    for (const jobs::LabelSuspect& suspect : *suspects) {
        if (arguments.top > 0 && ++printed > arguments.top)
            break;
        print(console, job.folds.dataset, suspect, arguments.json);
    }
    return {};
}

constexpr const char* kLabelSuspectsFooter =
    "Networks that did not see an image tell its age; labels far from what they say come first. The score\n"
    "counts robust spreads of the error at that age: below about 3 a label is as good as any. An age that "
    "no\n"
    "child has scores 100. A line of kind 'sex' means that the label would fit if the child had the other "
    "sex;\n"
    "girls and boys differ by little more than the networks err, so such lines are hints and mostly wrong.\n"
    "Every image with a label is listed, once. Excluded images are left out, corrected labels stand for the\n"
    "table's (see decisions).\n\n"
    "The predictions are kept in the project: a second call answers at once unless files, labels of the "
    "table\n"
    "or the experiment have changed, and one that was interrupted goes on. Corrections made since do not "
    "train\n"
    "the networks again; --anew does.\n\n"
    "--json: one object a line: id, score, kind (age, sex), label, expected (months; female, male).";

} // namespace

Action declareLabelSuspects(CLI::App& command)
{
    auto arguments = std::make_shared<LabelSuspectsArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    command.add_option(
        "--experiment", arguments->experiment, "File or preset that trains the networks; else a small one");
    command
        .add_option("--set", arguments->settings, "key=value: a hyperparameter instead of the experiment's")
        ->allow_extra_args(false);
    command.add_option("--folds", arguments->folds, "Networks, each asked about an equal part of the images")
        ->check(CLI::Range(2, 20))
        ->capture_default_str();
    command.add_option("--top", arguments->top, "Print so many at most; 0: all")->capture_default_str();
    command.add_flag("--anew", arguments->anew, "Train the networks again whatever is stored");
    command.add_flag("--json", arguments->json, "One JSON object an image on stdout");
    command.footer(kLabelSuspectsFooter);
    return [arguments](Console& console, const std::stop_token& stop) {
        return rank(*arguments, console, stop);
    };
}

} // namespace carpo::cli
