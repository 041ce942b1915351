// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/method.h"

#include "engine/core/joined.h"
#include "engine/core/version.h"
#include "engine/dataset/submission.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/run_account.h"
#include "engine/jobs/training_data.h"
#include "engine/nn/registry.h"
#include "engine/project/project.h"
#include "engine/report/html.h"
#include "engine/report/plain_text.h"
#include "engine/training/class_metrics.h"
#include "engine/training/network_options.h"
#include "engine/training/target.h"
#include "engine/training/value_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
#include <string_view>

namespace carpo::jobs {
namespace {

using report::PlainText;
using Json = nlohmann::ordered_json;

constexpr int kErrorDecimals = 2;
constexpr int kConcordanceDecimals = 3;

std::string counted(std::size_t count, const std::string& what)
{
    return std::to_string(count) + ' ' + what;
}

/// In months, or as the plain number that the run's target is.
std::string errorInWords(double error, const RunAccount& account)
{
    return report::fixed(error, kErrorDecimals)
           + (isPlainNumberIn(account.run.environmentJson) ? "" : " months");
}

/// Three digits that count: a rate spans many powers of ten.
std::string rateInWords(double rate)
{
    constexpr int kDigits = 3;
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), rate, std::chars_format::general, kDigits).ptr;
    return {text.data(), end};
}

/// "1, 2 and 3"
std::string enumerated(const std::vector<std::int64_t>& numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0)
            text += i + 1 == numbers.size() ? " and " : ", ";
        text += std::to_string(numbers[i]);
    }
    return text;
}

bool hasClasses(std::span<const RunAccount> accounts)
{
    return training::hasClasses(accounts.front().experiment);
}

void writeCases(PlainText& text, const PredictedCases& cases, std::span<const RunAccount> accounts)
{
    const std::optional<dataset::Part>& part = cases.choice.part;
    const std::string which =
        part ? "the " + std::string(dataset::partKey(*part)) + " part" : std::string("all images");
    text.entry("Cases", counted(cases.count, "(" + which + " of " + cases.dataset + ")"));
    if (hasClasses(accounts))
        text.entry("Prediction",
                   accounts.front().experiment.text("target.name")
                       + " and its probability, one row a case; one of "
                       + core::joined(accounts.front().classes()));
    else
        text.entry("Prediction",
                   std::string(isPlainNumberIn(accounts.front().run.environmentJson) ? "a plain number"
                                                                                     : "bone age in months")
                       + ", one row a case, in " + dataset::kSubmissionName);
}

/// What stands for a hyperparameter in a run where it means nothing.
constexpr const char* kDoesNotApply = "-";

std::string valueOf(const RunAccount& account, const training::Hyperparameter& entry)
{
    return account.experiment.applies(entry) ? training::inWords(entry, account.experiment.value(entry.key))
                                             : kDoesNotApply;
}

void writeDifferences(PlainText& text, std::span<const RunAccount> accounts)
{
    text.heading("What differs between the runs");
    bool alike = true;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        const std::string first = valueOf(accounts.front(), entry);
        if (std::ranges::all_of(accounts,
                                [&](const RunAccount& account) { return valueOf(account, entry) == first; }))
            continue;
        alike = false;
        std::string values;
        for (const RunAccount& account : accounts)
            values += (values.empty() ? "" : "; ") + valueOf(account, entry) + " in run "
                      + std::to_string(account.run.number);
        text.entry(entry.name, values);
    }
    if (alike)
        text.paragraph("No hyperparameter.");
}

/// "the 3 networks, runs 1, 2 and 4." or "the snapshots of runs 1 and 2."
std::string networksOf(const PredictionChoice& choice)
{
    if (choice.snapshots)
        return "the snapshots of run" + std::string(choice.runs.size() > 1 ? "s " : " ")
               + enumerated(choice.runs) + ".";
    return "the " + std::to_string(choice.runs.size()) + " networks, runs " + enumerated(choice.runs) + ".";
}

/// Whether the stored validation predictions, averaged evenly, are what the ensemble says.
bool isJudgedByStored(const PredictionChoice& choice, std::size_t runs)
{
    // A run that was named twice counts twice in the cases.
    return choice.runs.size() == runs && choice.combination == Combination::Mean && !choice.snapshots
           && !choice.outOfFold && choice.views == 0;
}

void writeEnsemble(PlainText& text, const PredictedCases& cases, std::span<const RunAccount> accounts)
{
    const PredictionChoice& choice = cases.choice;
    const std::string mean = choice.combination == Combination::Median ? "median" : "mean";
    const std::string networks = networksOf(choice);
    if (choice.outOfFold)
        text.paragraph("Each case is predicted by those of the networks alone that have not learnt from it.");
    if (hasClasses(accounts)) {
        text.paragraph("The networks make an ensemble: each case's class is the one with the highest " + mean
                       + " probability, over " + networks);
        return;
    }
    text.paragraph("The networks make an ensemble: each case's prediction is the " + mean + " of those of "
                   + networks);
    if (!isJudgedByStored(choice, accounts.size()))
        return;
    const SharedValidation shared = sharedValidation(accounts);
    if (shared.images == 0) {
        text.paragraph("No image is in the validation part of all of them, so that none can judge the "
                       "ensemble.");
        return;
    }
    text.paragraph("On the " + counted(shared.images, "images")
                   + " that are in the validation part of all "
                     "of them, the ensemble has a mean absolute error of "
                   + errorInWords(shared.mae, accounts.front())
                   + " and a concordance correlation coefficient of "
                   + report::fixed(shared.ccc, kConcordanceDecimals) + ".");
}

void writeMakers(PlainText& text, const PredictedCases& cases, std::span<const RunAccount> accounts)
{
    const PredictionChoice& choice = cases.choice;
    if (choice.runs.size() > 1 || choice.snapshots)
        writeEnsemble(text, cases, accounts);
    else
        text.paragraph("One network makes them, that of run " + enumerated(choice.runs) + ".");
    if (choice.views > 0)
        text.paragraph("Each image is judged in " + counted(static_cast<std::size_t>(choice.views), "views")
                       + ", whatever the runs' own test-time augmentation is; the mean counts.");
}

void writeNetwork(PlainText& text, const RunAccount& account)
{
    const training::Experiment& experiment = account.experiment;
    const nn::Architecture& network = *nn::findArchitecture(experiment.text("network.name"));
    const explore::Preparation preparation = preparationOf(experiment);
    const std::string side = std::to_string(preparation.pixels.inputSize);
    text.entry(
        "Network", std::string(network.label) + " (" + std::string(network.name) + ")", network.summary);
    text.entry("Parameters",
               std::to_string(nn::parameterCount(
                   network.name, training::networkOptions(experiment, std::ssize(account.classes())))));
    if (const std::vector<std::string> classes = account.classes(); !classes.empty())
        text.entry("Classes", core::joined(classes));
    text.entry("Input", side + " x " + side + " pixels, one channel", preparation.description());
}

/// Runs of before Carpo counted them have no numbers of images.
void writeImages(PlainText& text, const RunAccount& account, const Json& environment)
{
    const auto counts = environment.find("images");
    if (counts == environment.end() || !counts->is_object()) {
        text.entry("Images", counted(account.validation.size(), "to validate"));
        return;
    }
    std::string images;
    for (const auto& [part, count] : counts->items()) {
        if (count.is_structured())
            continue;
        images += (images.empty() ? "" : ", ") + part + ' ' + count.dump();
    }
    text.entry("Images", images);
    if (const auto name = environment.find("dataset"); name != environment.end() && name->is_string())
        text.entry("Data set", name->get<std::string>());
}

/// Of the best epoch's validation.
void writeMetrics(PlainText& text, const RunAccount& account, int best)
{
    if (!training::hasClasses(account.experiment)) {
        text.entry("Validation MAE", errorInWords(account.metric(best, "val_mae"), account));
        text.entry("Validation CCC", report::fixed(account.metric(best, "val_ccc"), kConcordanceDecimals));
        return;
    }
    const auto write = [&](std::string_view key, const char* label) {
        const double value = account.metric(best, "val_" + std::string(key));
        if (std::isfinite(value))
            text.entry(std::string("Validation ") + label, report::fixed(value, kConcordanceDecimals));
    };
    for (const training::ClassMetric& metric : training::classMetrics())
        write(metric.key, metric.label);
    for (const training::ScoreMetric& metric : training::scoreMetrics())
        write(metric.key, metric.label);
}

void writeOutcome(PlainText& text, const RunAccount& account)
{
    const project::Run& run = account.run;
    std::string trained = std::to_string(run.epochs);
    if (run.state != project::RunState::Finished)
        trained += " (the run is " + std::string(project::runStateKey(run.state)) + ")";
    text.entry("Epochs trained", trained);
    if (const std::optional<int> best = account.bestEpoch()) {
        const training::ChosenMetric chosen = training::chosenMetric(account.experiment);
        text.entry("Best epoch",
                   std::to_string(*best),
                   std::string("The one with the ") + (chosen.higherIsBetter ? "highest" : "lowest")
                       + " validation " + chosen.label + "; its weights make the predictions.");
        writeMetrics(text, account, *best);
    }
    if (run.constantGuess > 0 && training::hasClasses(account.experiment))
        text.entry("Accuracy of always naming the most frequent training class",
                   report::fixed(run.constantGuess, kConcordanceDecimals));
    else if (run.constantGuess > 0)
        text.entry("MAE of always guessing the training median", errorInWords(run.constantGuess, account));
    double lowest = HUGE_VAL;
    double highest = 0;
    for (const project::EpochRow& row : account.epochs) {
        const double rate = account.metric(row.epoch, "learning_rate");
        lowest = std::fmin(lowest, rate);
        highest = std::fmax(highest, rate);
    }
    // A rate that was changed while the run went on stands nowhere else.
    if (highest > 0)
        text.entry("Learning rate at the epochs' ends", rateInWords(lowest) + " to " + rateInWords(highest));
    if (!run.weightsSha256.empty())
        text.entry("Weights (SHA-256)", run.weightsSha256);
}

/// By its name and its bytes: the folder is nobody else's business.
void writeBase(PlainText& text, const RunAccount& account)
{
    if (const std::optional<training::BaseWeights> base = account.base())
        text.entry("Started with the weights of",
                   base->file.filename().string(),
                   "SHA-256 of the file: " + base->sha256);
}

/// Versions, device and threads: whatever plain values the environment holds.
void writeEnvironment(PlainText& text, const Json& environment)
{
    std::string made;
    for (const auto& [name, value] : environment.items()) {
        if (value.is_structured() || name == "dataset")
            continue;
        made += (made.empty() ? "" : ", ") + name + ' '
                + (value.is_string() ? value.get<std::string>() : value.dump());
    }
    if (!made.empty())
        text.entry("Made with", made);
}

void writeHyperparameters(PlainText& text, const training::Experiment& experiment)
{
    for (const training::Group& group : training::groups()) {
        bool headed = false;
        for (const training::Hyperparameter& entry : training::hyperparameters()) {
            if (entry.group() != group.key || !experiment.applies(entry))
                continue;
            if (!headed)
                text.heading(group.name);
            headed = true;
            text.entry(entry.name, training::inWords(entry, experiment.value(entry.key)), entry.explanation);
        }
    }
}

void writeRun(PlainText& text, const RunAccount& account)
{
    const project::Run& run = account.run;
    text.title("Run " + std::to_string(run.number) + (run.name.empty() ? "" : ": " + run.name));
    const Json parsed = Json::parse(run.environmentJson, nullptr, false);
    const Json environment = parsed.is_object() ? parsed : Json::object();
    writeNetwork(text, account);
    writeImages(text, account, environment);
    writeBase(text, account);
    writeOutcome(text, account);
    writeEnvironment(text, environment);
    writeHyperparameters(text, account.experiment);
}

core::Result<std::vector<RunAccount>> readRuns(const std::filesystem::path& projectFile,
                                               const std::vector<std::int64_t>& runs)
{
    const core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    std::vector<RunAccount> accounts;
    std::set<std::int64_t> known;
    for (const std::int64_t run : runs) {
        if (!known.insert(run).second)
            continue;
        core::Result<RunAccount> account = readRun(*project, run);
        if (!account)
            return tl::unexpected(account.error());
        accounts.push_back(std::move(*account));
    }
    return accounts;
}

} // namespace

core::Result<std::string> describeMethod(const std::filesystem::path& projectFile,
                                         const PredictedCases& cases)
{
    const core::Result<std::vector<RunAccount>> accounts = readRuns(projectFile, cases.choice.runs);
    if (!accounts)
        return tl::unexpected(accounts.error());
    PlainText text;
    text.title(hasClasses(*accounts) ? "How these classes were predicted"
                                     : "How these bone ages were predicted");
    text.paragraph("Written by Carpo " + std::string(core::version())
                   + " from the experiments that trained the networks.");
    text.heading("Predictions");
    writeCases(text, cases, *accounts);
    writeMakers(text, cases, *accounts);
    if (accounts->size() > 1)
        writeDifferences(text, *accounts);
    for (const RunAccount& account : *accounts)
        writeRun(text, account);
    return text.text();
}

} // namespace carpo::jobs
