// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_printer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
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

void TrainPrinter::onStarted(const std::string& device, double constantGuessMae)
{
    m_console.note("training on " + device + "; always guessing the median errs by "
                   + fixed(constantGuessMae, 1) + " months");
}

void TrainPrinter::onBatch(const training::BatchReport& report)
{
    m_console.status("epoch " + std::to_string(report.epoch) + ", batch " + std::to_string(report.batch)
                     + " of " + std::to_string(report.batches) + ", loss " + fixed(report.loss, 3) + ", "
                     + fixed(report.imagesPerSecond, 0) + " images/s");
}

void TrainPrinter::onEpoch(const training::EpochReport& report, const std::vector<float>&)
{
    if (!m_json) {
        m_console.print("epoch " + std::to_string(report.epoch) + " of " + std::to_string(report.epochs)
                        + "  training loss " + fixed(report.trainLoss, 3) + "  validation MAE "
                        + fixed(report.validationMae, 2) + " months, CCC " + fixed(report.validationCcc, 3)
                        + (report.best ? "  best" : ""));
        return;
    }
    Json epoch = {{"epoch", report.epoch}};
    addNumber(epoch, "train_loss", report.trainLoss);
    addNumber(epoch, "val_mae", report.validationMae);
    addNumber(epoch, "val_ccc", report.validationCcc);
    addNumber(epoch, "learning_rate", report.learningRate);
    addNumber(epoch, "images_per_second", report.imagesPerSecond);
    m_console.printJson(epoch);
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
        m_console.print("run " + run + ": best epoch " + std::to_string(outcome.bestEpoch)
                        + ", validation MAE " + fixed(outcome.bestMae, 2) + " months, CCC "
                        + fixed(outcome.bestCcc, 3));
        return {};
    }
    Json best = {{"epoch", outcome.bestEpoch}};
    addNumber(best, "val_mae", outcome.bestMae);
    addNumber(best, "val_ccc", outcome.bestCcc);
    const Json last = {
        {"run", result.run}, {"best", std::move(best)}, {"weights_sha256", outcome.weightsSha256}};
    m_console.printJson(last);
    return {};
}

} // namespace carpo::cli
