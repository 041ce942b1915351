// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_printer.h"

#include "engine/core/joined.h"
#include "engine/training/target.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace carpo::cli {
namespace {

// "; surplus in the file: fc.bias, fc.weight"; nothing without names.
std::string listed(const std::string& what, const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
        text += (i == 0 ? "; " + what + ": " : ", ") + names[i];
    return names.size() > kShown ? text + " and " + std::to_string(names.size() - kShown) + " more" : text;
}

} // namespace

TrainPrinter::TrainPrinter(Console& console, bool json)
    : m_console(console)
    , m_json(json)
    , m_preparing(console.progress("reading the images"))
{}

void TrainPrinter::onPreparing(const core::Progress& progress)
{
    m_preparing(progress);
}

void TrainPrinter::onRun(std::int64_t number)
{
    m_console.note("run " + std::to_string(number));
}

void TrainPrinter::onTransferred(const training::TransferReport& report)
{
    m_console.note("weights: " + std::to_string(report.taken) + " tensors taken"
                   + listed("not in the file, or of another shape there", report.kept)
                   + listed("surplus in the file", report.surplus));
}

void TrainPrinter::onCheckpointPassedOver(const core::Error& damage, int epoch)
{
    m_console.note(core::fillIn(core::errorText(damage.code).what, damage)
                   + " The one before it is taken: epoch " + std::to_string(epoch)
                   + " is the last that is finished there.");
}

void TrainPrinter::onClasses(const std::vector<std::string>& names)
{
    m_ofClasses = true;
    m_console.note("classes: " + core::joined(names));
}

void TrainPrinter::onExperiment(const training::Experiment& experiment, bool isPlainNumber)
{
    m_metric = training::chosenMetric(experiment).key;
    m_unit = isPlainNumber ? "" : " months";
}

void TrainPrinter::onStarted(const std::string& device, double constantGuess)
{
    m_console.note(
        "training on " + device
        + (m_ofClasses
               ? "; always naming the most frequent class has an accuracy of " + fixed(constantGuess, 3)
               : "; always guessing the median errs by " + fixed(constantGuess, 1) + m_unit));
}

void TrainPrinter::onBatch(const training::BatchReport& report)
{
    m_console.status("epoch " + std::to_string(report.epoch) + ", batch " + std::to_string(report.batch)
                     + " of " + std::to_string(report.batches) + ", loss " + fixed(report.loss, 3) + ", "
                     + fixed(report.imagesPerSecond, 0) + " images/s");
}

void TrainPrinter::onEpoch(const training::EpochReport& report, const training::Predicted&)
{
    if (!m_json) {
        m_console.print("epoch " + std::to_string(report.epoch) + " of " + std::to_string(report.epochs)
                        + "  training loss " + fixed(report.trainLoss, 3) + "  validation "
                        + inWords(report.metrics) + (report.best ? "  best" : ""));
        return;
    }
    Json epoch = {{"epoch", report.epoch}};
    addNumber(epoch, "train_loss", report.trainLoss);
    for (const auto& [key, value] : report.metrics) {
        // Of numbers the two that the challenge is judged by, and the chosen one.
        if (m_ofClasses || key == "mae" || key == "ccc" || key == m_metric)
            addNumber(epoch, ("val_" + key).c_str(), value);
    }
    addNumber(epoch, "learning_rate", report.learningRate);
    addNumber(epoch, "images_per_second", report.imagesPerSecond);
    m_console.printJson(epoch);
}

std::string TrainPrinter::inWords(const training::NamedValues& metrics) const
{
    const auto valueOf = [&metrics](std::string_view key) {
        const auto found = std::ranges::find(metrics, key, &training::NamedValues::value_type::first);
        return found == metrics.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
    };
    if (m_ofClasses)
        return "accuracy " + fixed(valueOf("accuracy"), 3) + ", balanced "
               + fixed(valueOf("balanced_accuracy"), 3) + ", F1 " + fixed(valueOf("f1"), 3);
    return "MAE " + fixed(valueOf("mae"), 2) + m_unit + ", CCC " + fixed(valueOf("ccc"), 3);
}

void TrainPrinter::onPaused(bool)
{
    // The command line has no pause.
}

core::Result<void> TrainPrinter::finish(const jobs::TrainJobResult& result, const std::string& projectFile)
{
    const training::TrainingOutcome& outcome = result.outcome;
    const std::string run = std::to_string(result.run);
    if (!outcome.finished) {
        m_console.note("run " + run + " stopped after epoch " + std::to_string(outcome.epochs)
                       + "; go on with: carpo-cli train --continue " + run + " --project " + projectFile);
        return core::failure(core::ErrorCode::Cancelled);
    }
    if (!m_json) {
        m_console.print("run " + run + ": best epoch " + std::to_string(outcome.bestEpoch) + ", validation "
                        + inWords(outcome.bestMetrics));
        return {};
    }
    Json best = {{"epoch", outcome.bestEpoch}};
    for (const auto& [key, value] : outcome.bestMetrics)
        addNumber(best, ("val_" + key).c_str(), value);
    const Json last = {
        {"run", result.run}, {"best", std::move(best)}, {"weights_sha256", outcome.weightsSha256}};
    m_console.printJson(last);
    return {};
}

} // namespace carpo::cli
