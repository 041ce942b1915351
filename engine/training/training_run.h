// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/inspector.h"
#include "engine/training/learner.h"
#include "engine/training/run_state.h"
#include "engine/training/stopwatch.h"
#include "engine/training/trainer.h"
#include "engine/training/weights_file.h"

#include <deque>

namespace carpo::training {

/// One call of train(): goes on from a state to the end, or to the stop.
class TrainingRun
{
public:
    /// What it is given must outlive it; `state` says device and threads.
    TrainingRun(const Experiment& experiment,
                const TrainingSet& set,
                const TrainerOptions& options,
                TrainingControls& controls,
                TrainingObserver& observer,
                std::stop_token stop,
                RunState state,
                torch::Device device);

    /// Before the first step; keeps and tells what was taken. Fails as transfer and writeTransferReport do.
    [[nodiscard]] core::Result<void> startWith(const WeightsFile& base);

    /// Takes the tensors from the checkpoint that the state came from.
    [[nodiscard]] core::Result<void> restore(torch::serialize::InputArchive& archive);

    [[nodiscard]] core::Result<TrainingOutcome> run();

    /// The run's experiment with the batch size of the epoch in progress.
    [[nodiscard]] Experiment inForce() const { return inForce(m_state.epoch); }

private:
    enum class Step
    {
        Done,
        Stopped
    };

    /// With the batch size in force.
    [[nodiscard]] Sampler samplerOf(int epoch) const;
    [[nodiscard]] core::Result<Step> runEpoch();
    [[nodiscard]] StepImages stepOn(std::span<const std::int64_t> images) const;
    [[nodiscard]] core::Result<void> runBatch(std::span<const std::int64_t> images);
    /// Counts and tells the batches under way until `left` are.
    [[nodiscard]] core::Result<void> settle(std::size_t left);
    /// Between two batches: pause, stop, a look inside, and the checkpoint of the half minute.
    [[nodiscard]] core::Result<Step> rest();
    void pause();
    void takeControls();
    void takeChange(const std::string& key, const Value& value);
    [[nodiscard]] Experiment inForce(int epoch) const;
    /// What holds from the epoch in progress on.
    void takeBatchSize();
    /// Before an epoch whose batches have just become larger: where the memory has no room for them, they
    /// become what they were.
    void tryBatchSize();
    void keepChange(const LiveChange& change);
    /// The changes that were made before the checkpoint.
    void repeatChanges();
    /// A look for which the memory has no room gives one without layers.
    void inspect();
    [[nodiscard]] core::Result<Step> finishEpoch();
    /// Whether metrics can be made of what it says.
    [[nodiscard]] bool isFinite(const Judgement& judgement) const;
    [[nodiscard]] EpochReport reportOf(const Judgement& judgement) const;
    /// Of the validation images, by key.
    [[nodiscard]] NamedValues bestMetrics() const;
    [[nodiscard]] NamedValues metricsOf(const Predicted& predicted) const;
    /// By the metric that the experiment chose, turned so that lower is better; the highest number where that
    /// metric has no value.
    [[nodiscard]] double scoreOf(const Predicted& predicted) const;
    void keepBest(const EpochReport& report, const Predicted& predicted);
    /// Where one is due at the epoch's end.
    [[nodiscard]] core::Result<void> keepSnapshot();
    [[nodiscard]] bool hasClasses() const { return !m_set.classes.empty(); }
    [[nodiscard]] bool hasStoppedImproving() const;
    [[nodiscard]] core::Result<void> saveCheckpoint();
    [[nodiscard]] core::Result<void> saveBestWeights() const;
    [[nodiscard]] core::Result<TrainingOutcome> ended(bool finished);
    [[nodiscard]] TrainingOutcome outcome(bool finished) const;
    [[nodiscard]] double scheduledRate() const;
    /// As the experiment has it; what was changed since is in m_now.
    [[nodiscard]] std::int64_t plannedBatches() const;

    /// A batch that the device may still be busy with.
    struct UnderWay
    {
        BatchResult result;
        BatchReport report; ///< without the loss and the rate
        double images;
    };

    const Experiment& m_experiment; // as the run began
    Experiment m_now;               // with what was changed since
    const TrainingSet& m_set;
    const TrainerOptions& m_options;
    TrainingControls& m_controls;
    TrainingObserver& m_observer;
    std::stop_token m_stop;
    RunState m_state;
    torch::Device m_device;
    int m_epochs;
    std::int64_t m_partSize;            // images at once
    std::int64_t m_batchSize;           // images of a step
    std::int64_t m_batchCount;          // in an epoch
    std::vector<std::int64_t> m_groups; // of the training images, where they are balanced
    Standardisation m_standardisation;
    Batches m_batches;
    Learner m_learner;
    Inspector m_inspector;
    std::deque<UnderWay> m_underWay;
    Weights m_best; // empty before the first epoch's end
    Stopwatch m_watch;
    RateMeter m_rate;
    double m_lastCheckpoint = 0; // on m_watch
    double m_lastLook = 0;       // on m_watch
    double m_lookEvery = 1;      // seconds
};

} // namespace carpo::training
