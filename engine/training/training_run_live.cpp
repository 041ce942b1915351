// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/failures.h"
#include "engine/training/step_images.h"
#include "engine/training/training_run.h"

#include <algorithm>

// What people ask of a run while it goes on: to wait, to change, to be looked into.

namespace carpo::training {
namespace {

constexpr std::string_view kLearningRate = "optimizer.learning_rate";
constexpr std::string_view kBatchSize = "training.batch_size";

} // namespace

void TrainingRun::pause()
{
    m_watch.halt();
    m_observer.onPaused(true);
    while (m_controls.isPaused() && !m_stop.stop_requested()) {
        inspect();
        m_controls.waitWhilePaused(m_stop);
    }
    m_observer.onPaused(false);
    m_watch.go();
}

void TrainingRun::inspect()
{
    const std::optional<int> image = m_controls.lookedAt();
    if (!image)
        return;
    const Stopwatch watch;
    Inspection inspection{.image = *image};
    try {
        inspection = m_inspector.look(m_learner.network(), m_batches, *image);
    } catch (const std::exception& exception) {
        if (errorFrom(exception, "inspect").code != core::ErrorCode::OutOfMemory)
            throw;
    }
    inspection.epoch = m_state.epoch;
    inspection.step = m_state.step;
    m_observer.onInspected(inspection);
    m_lastLook = m_watch.seconds();
    // However large network and images are, looking takes a tenth of the time at most.
    m_lookEvery = std::max(1.0, 10 * watch.seconds());
}

void TrainingRun::takeControls()
{
    const TrainingControls::Changes changes = m_controls.takeChanges();
    for (const auto& [key, value] : changes)
        takeChange(key, value);
    if (!changes.empty())
        m_learner.follow(m_now);
}

void TrainingRun::takeChange(const std::string& key, const Value& value)
{
    LiveChange change{.step = m_state.step, .epoch = m_state.epoch, .key = key, .value = toText(value)};
    if (key == kLearningRate)
        m_state.rateFactor = std::get<double>(value) / m_experiment.real(kLearningRate);
    else if (m_now.value(key) == value || !m_now.set(key, value))
        return;
    if (key == kBatchSize && m_state.batch > 0)
        ++change.epoch;
    keepChange(change);
}

void TrainingRun::keepChange(const LiveChange& change)
{
    m_state.changes.push_back(change);
    m_observer.onChanged(change);
}

Experiment TrainingRun::inForce(int epoch) const
{
    Experiment experiment = m_experiment;
    for (const LiveChange& change : m_state.changes) {
        if (change.key == kBatchSize && change.epoch <= epoch)
            static_cast<void>(experiment.setFromText(change.key, change.value));
    }
    return experiment;
}

void TrainingRun::tryBatchSize()
{
    const Value before = inForce(m_state.epoch - 1).value(kBatchSize);
    if (m_partSize <= std::get<std::int64_t>(before))
        return;
    // The rest of the images may have made the last batch the largest.
    const Sampler sampler = samplerOf(m_state.epoch);
    const auto first = sampler.batch(0);
    const auto last = sampler.batch(m_batchCount - 1);
    if (m_learner.hasRoomFor(stepOn(first.size() < last.size() ? last : first)))
        return;
    static_cast<void>(m_now.set(kBatchSize, before));
    keepChange({.step = m_state.step,
                .epoch = m_state.epoch,
                .key = std::string(kBatchSize),
                .value = toText(before),
                .isTakenBack = true});
    takeBatchSize();
}

void TrainingRun::takeBatchSize()
{
    const Experiment experiment = inForce();
    m_partSize = experiment.integer(kBatchSize);
    m_batchSize = imagesOfAStep(experiment, m_set);
    m_batchCount = Sampler::batchCount(static_cast<std::int64_t>(m_set.train.size()), m_batchSize);
}

void TrainingRun::repeatChanges()
{
    if (m_state.changes.empty())
        return;
    for (const LiveChange& change : m_state.changes) {
        m_observer.onChanged(change);
        if (change.key != kLearningRate) // which the state's factor holds
            static_cast<void>(m_now.setFromText(change.key, change.value));
    }
    m_learner.follow(m_now);
    takeBatchSize();
}

} // namespace carpo::training
