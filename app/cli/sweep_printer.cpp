// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep_printer.h"

#include "engine/training/target.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace carpo::cli {
namespace {

/// People count from 1.
int numberOf(int trial)
{
    return trial + 1;
}

Json bestOf(const training::NamedValues& metrics, int epoch)
{
    Json best = {{"epoch", epoch}};
    for (const auto& [key, value] : metrics)
        addNumber(best, ("val_" + key).c_str(), value);
    return best;
}

} // namespace

SweepPrinter::SweepPrinter(Console& console, bool json)
    : m_console(console)
    , m_json(json)
    , m_trial(std::make_unique<TrainPrinter>(console, json))
{}

void SweepPrinter::onTask(const jobs::SweepTask& task, const jobs::SweepStanding& standing)
{
    m_trial = std::make_unique<TrainPrinter>(m_console, m_json);
    m_console.note("trial " + std::to_string(numberOf(task.trial.number)) + " of "
                   + std::to_string(standing.trials.size())
                   + (task.step.epochs > 0 ? ", rung " + std::to_string(task.step.rung + 1) + ", until epoch "
                                                 + std::to_string(task.step.epochs)
                                           : "")
                   + ": " + task.experiment.name());
}

void SweepPrinter::onPassedOver(const jobs::SweepTask& task, const core::Error& error)
{
    m_console.note("trial " + std::to_string(numberOf(task.trial.number))
                   + " is passed over: " + core::inEnglish(error));
    if (!m_json)
        return;
    m_console.printJson({{"trial", numberOf(task.trial.number)},
                         {"failed", core::errorText(error.code).key},
                         {"reason", core::inEnglish(error)}});
}

void SweepPrinter::onTaskOver(const jobs::SweepTask& task, const jobs::TrainJobResult& result)
{
    const training::TrainingOutcome& outcome = result.outcome;
    if (!m_json) {
        m_console.print("trial " + std::to_string(numberOf(task.trial.number)) + ", run "
                        + std::to_string(result.run) + ": best epoch " + std::to_string(outcome.bestEpoch)
                        + " of " + std::to_string(outcome.epochs));
        return;
    }
    m_console.printJson({{"trial", numberOf(task.trial.number)},
                         {"rung", task.step.rung + 1},
                         {"run", result.run},
                         {"epochs", outcome.epochs},
                         {"best", bestOf(outcome.bestMetrics, outcome.bestEpoch)},
                         {"weights_sha256", outcome.weightsSha256}});
}

core::Result<void> SweepPrinter::finish(const jobs::SweepStanding& standing)
{
    const std::optional<int> best = jobs::bestTrial(standing);
    const std::size_t failed = standing.failures.size();
    if (!best && !standing.failures.empty())
        return tl::unexpected(standing.failures.back().error);
    Json last = {{"sweep", standing.stored.number}, {"trials", standing.trials.size()}, {"failed", failed}};
    std::string words = "sweep " + std::to_string(standing.stored.number) + ": "
                        + std::to_string(standing.trials.size()) + " trials, " + std::to_string(failed)
                        + " passed over";
    if (best) {
        const auto place = static_cast<std::size_t>(*best);
        const training::ChosenMetric metric = training::chosenMetric(standing.experiments[place]);
        const double score = training::scoreOf(standing.trials[place], 0);
        const double value = metric.higherIsBetter ? -score : score;
        last["best"] = {{"trial", numberOf(*best)}, {"run", standing.runs[place]}};
        addNumber(last["best"], ("val_" + std::string(metric.key)).c_str(), value);
        for (const training::SweepAxis& axis : standing.sweep.axes)
            std::visit([&](const auto& plain) { last["best"][axis.key] = plain; },
                       standing.experiments[place].value(axis.key));
        words += "; the best is trial " + std::to_string(numberOf(*best)) + ", run "
                 + std::to_string(standing.runs[place]) + ": " + std::string(metric.key) + " "
                 + fixed(value, 3) + ", " + standing.experiments[place].name();
    }
    if (m_json)
        m_console.printJson(last);
    else
        m_console.print(words);
    return {};
}

} // namespace carpo::cli
