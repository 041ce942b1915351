// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/training_run.h"

#include "engine/training/archive.h"
#include "engine/training/balance.h"
#include "engine/training/checkpoint.h"
#include "engine/training/class_metrics.h"
#include "engine/training/device_choice.h"
#include "engine/training/epoch_tally.h"
#include "engine/training/metrics.h"
#include "engine/training/run_files.h"
#include "engine/training/safetensors.h"
#include "engine/training/sampler.h"
#include "engine/training/schedule.h"
#include "engine/training/step_images.h"
#include "engine/training/target.h"
#include "engine/training/transfer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace carpo::training {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double valueOf(const NamedValues& metrics, std::string_view key)
{
    const auto found = std::ranges::find(metrics, key, &NamedValues::value_type::first);
    return found == metrics.end() ? kNaN : found->second;
}

} // namespace

TrainingRun::TrainingRun(const Experiment& experiment,
                         const TrainingSet& set,
                         const TrainerOptions& options,
                         TrainingControls& controls,
                         TrainingObserver& observer,
                         std::stop_token stop,
                         RunState state,
                         torch::Device device)
    : m_experiment(experiment)
    , m_now(experiment)
    , m_set(set)
    , m_options(options)
    , m_controls(controls)
    , m_observer(observer)
    , m_stop(std::move(stop))
    , m_state(std::move(state))
    , m_device(device)
    , m_epochs(static_cast<int>(experiment.integer("training.epochs")))
    , m_partSize(experiment.integer("training.batch_size"))
    , m_batchSize(imagesOfAStep(experiment, set))
    , m_batchCount(Sampler::batchCount(static_cast<std::int64_t>(set.train.size()), m_batchSize))
    , m_groups(balanceGroups(experiment, set))
    , m_standardisation(standardise(experiment, set))
    , m_batches(set, m_standardisation, device)
    , m_learner(experiment, m_standardisation, device)
    , m_inspector(set)
{}

core::Result<void> TrainingRun::startWith(const WeightsFile& base)
{
    const core::Result<TransferReport> report = m_learner.startWith(base.weights, m_experiment);
    if (!report)
        return tl::make_unexpected(report.error());
    m_observer.onTransferred(*report);
    return writeTransferReport(m_options.folder, m_experiment.text("transfer.weights"), base.sha256, *report);
}

core::Result<void> TrainingRun::restore(torch::serialize::InputArchive& archive)
{
    m_learner.read(archive);
    repeatChanges();
    if (m_state.bestEpoch > 0) {
        m_best = copyOf(weightsOf(m_learner.judged()));
        readWeights(archive, "best", m_best);
        // The kill may have come after the checkpoint and before best.pt, or after a best.pt of an epoch that
        // is now made again.
        return saveBestWeights();
    }
    return {};
}

core::Result<TrainingOutcome> TrainingRun::run()
{
    m_observer.onStarted(describe(m_device, m_state.threads), constantGuess(m_set));
    if (m_state.step == 0) {
        // A folder that cannot be written to says so now, not after the first epoch.
        if (const auto saved = saveCheckpoint(); !saved)
            return tl::make_unexpected(saved.error());
    }
    while (m_state.epoch <= m_epochs && !hasStoppedImproving()) {
        const core::Result<Step> step = runEpoch();
        if (!step)
            return tl::make_unexpected(step.error());
        if (*step == Step::Stopped) {
            if (const auto saved = saveCheckpoint(); !saved)
                return tl::make_unexpected(saved.error());
            return ended(false);
        }
    }
    dropCheckpointBefore(m_options.folder);
    return ended(true);
}

core::Result<TrainingOutcome> TrainingRun::ended(bool finished)
{
    // Beside best.safetensors, with the same names and metadata.
    return writeSafetensors(m_options.folder / "last.safetensors",
                            weightsOf(m_learner.judged()),
                            {{"format", "pt"}, {"carpo_experiment", m_experiment.toJson()}})
        .map([this, finished] { return outcome(finished); });
}

Sampler TrainingRun::samplerOf(int epoch) const
{
    const auto seed = static_cast<std::uint64_t>(m_experiment.integer("training.seed"));
    return epochOf(m_set, m_groups, m_batchSize, seed, epoch);
}

bool TrainingRun::hasStoppedImproving() const
{
    const std::int64_t patience = m_experiment.integer("regularization.patience");
    return patience > 0 && m_state.bestEpoch > 0 && m_state.epoch - 1 - m_state.bestEpoch >= patience;
}

core::Result<TrainingRun::Step> TrainingRun::runEpoch()
{
    m_learner.beginEpoch(m_state.epoch);
    std::optional<Sampler> sampler;
    while (m_state.batch < m_batchCount) {
        const core::Result<Step> rested = rest();
        if (!rested || *rested == Step::Stopped)
            return rested;
        takeControls();
        if (m_state.batch == 0) {
            takeBatchSize();
            tryBatchSize();
        }
        if (!sampler)
            sampler = samplerOf(m_state.epoch);
        if (const auto done = runBatch(sampler->batch(m_state.batch)); !done)
            return tl::make_unexpected(done.error());
    }
    return finishEpoch();
}

StepImages TrainingRun::stepOn(std::span<const std::int64_t> images) const
{
    return inParts(m_batches, images, m_partSize);
}

core::Result<void> TrainingRun::runBatch(std::span<const std::int64_t> images)
{
    const double begin = m_watch.seconds();
    m_state.learningRate = scheduledRate() * m_state.rateFactor;
    BatchResult result = m_learner.learn(stepOn(images), m_state.step, m_state.learningRate);
    ++m_state.batch;
    ++m_state.step;
    m_underWay.push_back({.result = std::move(result),
                          .report = {.epoch = m_state.epoch,
                                     .batch = m_state.batch,
                                     .batches = m_batchCount,
                                     .step = m_state.step,
                                     .learningRate = m_state.learningRate},
                          .images = static_cast<double>(images.size())});
    // A GPU works on the next batch while the host reads what this one gave.
    const core::Result<void> settled = settle(m_device.is_cuda() ? 1 : 0);
    m_state.epochSeconds += m_watch.seconds() - begin;
    m_controls.reached(TrainingControls::Until::BatchEnds);
    return settled;
}

core::Result<void> TrainingRun::settle(std::size_t left)
{
    while (m_underWay.size() > left) {
        UnderWay batch = std::move(m_underWay.front());
        m_underWay.pop_front();
        batch.report.loss = batch.result.loss();
        if (!std::isfinite(batch.report.loss))
            return core::failure(core::ErrorCode::TrainingDiverged,
                                 {},
                                 {{"epoch", std::to_string(batch.report.epoch)},
                                  {"batch", std::to_string(batch.report.batch)}});
        m_state.lossSum += batch.report.loss * batch.images;
        m_state.errorSum += batch.result.errorSum();
        batch.result.addTallyTo(m_state.tally);
        m_state.images += static_cast<std::int64_t>(batch.images);
        m_rate.add(batch.images, m_watch.seconds());
        batch.report.imagesPerSecond = m_rate.rate();
        batch.report.gradientNorm = batch.result.gradientNorm();
        batch.report.updateRatio = batch.result.updateRatio();
        batch.report.times = batch.result.times();
        m_observer.onBatch(batch.report);
    }
    return {};
}

core::Result<TrainingRun::Step> TrainingRun::rest()
{
    if (m_watch.seconds() - m_lastLook >= m_lookEvery)
        inspect();
    if (m_controls.isPaused() && !m_stop.stop_requested()) {
        if (const auto saved = saveCheckpoint(); !saved)
            return tl::make_unexpected(saved.error());
        pause();
    }
    if (m_stop.stop_requested())
        return Step::Stopped;
    if (m_watch.seconds() - m_lastCheckpoint >= m_options.checkpointSeconds) {
        if (const auto saved = saveCheckpoint(); !saved)
            return tl::make_unexpected(saved.error());
    }
    return Step::Done;
}

core::Result<TrainingRun::Step> TrainingRun::finishEpoch()
{
    const double begin = m_watch.seconds();
    if (const auto settled = settle(0); !settled)
        return tl::make_unexpected(settled.error());
    m_state.epochSeconds += m_watch.seconds() - begin;
    m_learner.normaliseAverage(m_batches, samplerOf(m_state.epoch));
    const auto judgement = judge(m_learner.judged(),
                                 m_batches,
                                 Views(m_experiment),
                                 m_standardisation,
                                 m_set.validation,
                                 m_learner.loss(),
                                 [this](std::size_t) { return !m_stop.stop_requested(); });
    if (!judgement)
        return Step::Stopped;
    if (!isFinite(*judgement))
        return core::failure(
            core::ErrorCode::TrainingDiverged,
            {},
            {{"epoch", std::to_string(m_state.epoch)}, {"batch", std::to_string(m_state.batch)}});
    const EpochReport report = reportOf(*judgement);
    if (report.best)
        keepBest(report, judgement->predicted);
    if (const auto kept = keepSnapshot(); !kept)
        return tl::make_unexpected(kept.error());
    if (m_experiment.text("schedule.name") == "plateau")
        m_state.plateau.see(m_experiment, scoreOf(judgement->predicted));
    m_state.epoch += 1;
    m_state.batch = 0;
    m_state.lossSum = 0;
    m_state.errorSum = 0;
    m_state.tally.clear();
    m_state.images = 0;
    m_state.epochSeconds = 0;
    m_controls.reached(TrainingControls::Until::EpochEnds);
    // Told before it is saved: an epoch that the checkpoint holds has been reported, and kept by whoever is
    // told.
    m_observer.onEpoch(report, judgement->predicted);
    core::Result<void> saved = saveCheckpoint();
    if (saved && report.best)
        saved = saveBestWeights();
    if (!saved)
        return tl::make_unexpected(saved.error());
    return Step::Done;
}

bool TrainingRun::isFinite(const Judgement& judgement) const
{
    const auto isNumber = [](float value) { return std::isfinite(value); };
    if (hasClasses())
        return std::isfinite(judgement.loss)
               && std::ranges::all_of(judgement.predicted.probabilities, isNumber);
    return std::ranges::all_of(judgement.predicted.values, isNumber);
}

void TrainingRun::keepBest(const EpochReport& report, const Predicted& predicted)
{
    m_state.bestEpoch = report.epoch;
    m_state.bestScore = scoreOf(predicted);
    if (hasClasses()) {
        m_state.bestMetrics = report.metrics;
        // JSON has no NaN.
        std::erase_if(m_state.bestMetrics, [](const auto& metric) { return !std::isfinite(metric.second); });
    } else {
        m_state.bestMae = report.validationMae;
        m_state.bestCcc = report.validationCcc;
    }
    m_state.bestPredicted = predicted;
    m_best = copyOf(weightsOf(m_learner.judged()));
}

core::Result<void> TrainingRun::keepSnapshot()
{
    const std::int64_t count = m_experiment.integer("training.snapshots");
    const std::int64_t number = m_state.epoch * count / m_epochs;
    if (number == (m_state.epoch - 1) * count / m_epochs)
        return {};
    return saveWeights(snapshotFile(m_options.folder, number),
                       m_experiment,
                       m_standardisation,
                       copyOf(weightsOf(m_learner.judged())));
}

EpochReport TrainingRun::reportOf(const Judgement& judgement) const
{
    const auto images = static_cast<double>(m_state.images);
    const double error = m_state.errorSum / images;
    EpochReport report{.epoch = m_state.epoch,
                       .epochs = m_epochs,
                       .trainLoss = m_state.lossSum / images,
                       .validationLoss = judgement.loss,
                       .trainMae = hasClasses() ? kNaN : error,
                       .learningRate = m_state.learningRate,
                       .imagesPerSecond = images / m_state.epochSeconds,
                       .seconds = m_state.seconds + m_watch.seconds(),
                       .steps = m_state.step,
                       .trainAccuracy = hasClasses() ? 1 - error : kNaN,
                       .metrics = metricsOf(judgement.predicted),
                       .trainMetrics =
                           talliedMetrics(m_state.tally, m_standardisation.monthsSd, m_set.classes.size())};
    report.validationMae = valueOf(report.metrics, "mae");
    report.validationCcc = valueOf(report.metrics, "ccc");
    report.best = m_state.bestEpoch == 0 || scoreOf(judgement.predicted) < m_state.bestScore;
    return report;
}

NamedValues TrainingRun::metricsOf(const Predicted& predicted) const
{
    const std::vector<float> truth = targetsOf(m_set, m_set.validation);
    if (hasClasses())
        return measuredClasses(truth, predicted.probabilities, m_set.classes.size());
    NamedValues metrics;
    for (const RegressionMetric& metric : regressionMetrics())
        metrics.emplace_back(metric.key, measured(metric.key, truth, predicted.values));
    return metrics;
}

double TrainingRun::scoreOf(const Predicted& predicted) const
{
    const ChosenMetric metric = chosenMetric(m_experiment);
    const double value = hasClasses()
                             ? valueOf(metricsOf(predicted), metric.key)
                             : measured(metric.key, targetsOf(m_set, m_set.validation), predicted.values);
    if (std::isnan(value))
        return std::numeric_limits<double>::max();
    return metric.higherIsBetter ? -value : value;
}

core::Result<void> TrainingRun::saveCheckpoint()
{
    // Its numbers are those of all the batches whose steps its weights have taken.
    if (auto settled = settle(0); !settled)
        return settled;
    if (auto kept = m_observer.beforeCheckpoint(); !kept)
        return kept;
    m_lastCheckpoint = m_watch.seconds();
    RunState state = m_state;
    state.seconds += m_lastCheckpoint;
    torch::serialize::OutputArchive archive;
    m_learner.write(archive);
    if (!m_best.empty())
        writeWeights(archive, "best", m_best);
    return writeCheckpoint(m_options.folder, state, archive);
}

core::Result<void> TrainingRun::saveBestWeights() const
{
    return saveBest(m_options.folder, m_experiment, m_standardisation, m_best);
}

TrainingOutcome TrainingRun::outcome(bool finished) const
{
    return {.finished = finished,
            .epochs = m_state.epoch - 1,
            .bestEpoch = m_state.bestEpoch,
            .bestMae = m_state.bestMae,
            .bestCcc = m_state.bestCcc,
            .weightsSha256 = m_best.empty() ? std::string() : sha256Of(m_best),
            .bestMetrics = bestMetrics(),
            .bestValidation = m_state.bestPredicted,
            .constantGuess = constantGuess(m_set)};
}

NamedValues TrainingRun::bestMetrics() const
{
    if (hasClasses())
        return m_state.bestMetrics;
    NamedValues metrics{{"mae", m_state.bestMae}, {"ccc", m_state.bestCcc}};
    const ChosenMetric chosen = chosenMetric(m_experiment);
    if (chosen.key != "mae" && chosen.key != "ccc" && m_state.bestEpoch > 0)
        metrics.emplace_back(
            chosen.key,
            measured(chosen.key, targetsOf(m_set, m_set.validation), m_state.bestPredicted.values));
    return metrics;
}

std::int64_t TrainingRun::plannedBatches() const
{
    return Sampler::batchCount(static_cast<std::int64_t>(m_set.train.size()),
                               imagesOfAStep(m_experiment, m_set));
}

double TrainingRun::scheduledRate() const
{
    // A run whose batches have become others goes through the same schedule, epoch by epoch.
    const std::int64_t planned = plannedBatches();
    const std::int64_t step = (m_state.epoch - 1) * planned + m_state.batch * planned / m_batchCount;
    return learningRateAt(m_experiment, step, m_epochs * planned, planned) * m_state.plateau.factor;
}

} // namespace carpo::training
