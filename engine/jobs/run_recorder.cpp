// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_recorder.h"

#include "engine/jobs/epoch_row.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace carpo::jobs {
namespace {

/// What maleness() was told.
dataset::Sex sexOf(float male)
{
    for (const dataset::Sex sex : {dataset::Sex::Female, dataset::Sex::Male}) {
        if (maleness(sex) == male)
            return sex;
    }
    return dataset::Sex::Unknown;
}

} // namespace

RunRecorder::RunRecorder(project::Project& project,
                         std::int64_t run,
                         const dataset::Dataset& dataset,
                         const TrainingData& data,
                         TrainJobObserver& observer)
    : m_project(project)
    , m_run(run)
    , m_dataset(dataset)
    , m_data(data)
    , m_observer(observer)
{}

core::Result<void> RunRecorder::writeEventsTo(const std::filesystem::path& folder)
{
    core::Result<training::EventFile> events = training::EventFile::create(folder);
    if (!events)
        return tl::unexpected(events.error());
    m_events = std::move(*events);
    return {};
}

void RunRecorder::onTransferred(const training::TransferReport& report)
{
    m_observer.onTransferred(report);
}

void RunRecorder::onCheckpointPassedOver(const core::Error& damage, int epoch)
{
    m_observer.onCheckpointPassedOver(damage, epoch);
}

void RunRecorder::onStarted(const std::string& device, double constantGuess)
{
    m_observer.onStarted(device, constantGuess);
}

void RunRecorder::onBatch(const training::BatchReport& report)
{
    if (m_events)
        m_events->add(report.step,
                      std::array{training::EventFile::Scalar{"batch/loss", report.loss},
                                 training::EventFile::Scalar{"batch/learning_rate", report.learningRate}});
    keepBatch(report);
    m_observer.onBatch(report);
}

// An epoch of a toy network may have a hundred thousand batches: some thousand, evenly, say as much to the
// eye.
void RunRecorder::keepBatch(const training::BatchReport& report)
{
    constexpr std::size_t kMost = 4096;
    if (report.batch == 1)
        m_keptEvery = 1;
    const bool isMeasured = std::isfinite(report.updateRatio);
    if (!isMeasured && report.step % m_keptEvery != 0 && report.batch != report.batches)
        return;
    m_batches.push_back({.step = static_cast<std::uint32_t>(report.step),
                         .loss = static_cast<float>(report.loss),
                         .learningRate = static_cast<float>(report.learningRate),
                         .gradientNorm = static_cast<float>(report.gradientNorm),
                         .updateRatio = static_cast<float>(report.updateRatio)});
    if (m_batches.size() < kMost)
        return;
    m_keptEvery *= 2;
    std::size_t place = 0;
    std::erase_if(m_batches, [&place](const project::BatchRow&) { return place++ % 2 != 0; });
}

void RunRecorder::storeRest()
{
    const core::Result<void> stored = m_project.storeBatches(m_run, m_batches);
    if (stored)
        m_batches.clear();
    check(stored);
}

core::Result<void> RunRecorder::beforeCheckpoint()
{
    storeRest();
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void RunRecorder::onEpoch(const training::EpochReport& report, const training::Predicted& validation)
{
    const project::EpochRow row = epochRowOf(report);
    check(m_project.storeEpoch(m_run, row));
    storeRest();
    if (m_events) {
        m_events->add(row.epoch,
                      std::vector<training::EventFile::Scalar>(row.values.begin(), row.values.end()));
        check(m_events->flush());
    }
    if (report.best && !m_error)
        check(m_project.storePredictions(m_run, predictionRows(validation)));
    if (!m_error)
        m_observer.onEpoch(report, validation);
    if (m_lastEpoch > 0 && report.epoch >= m_lastEpoch)
        m_stop.request_stop();
}

void RunRecorder::onPaused(bool paused)
{
    check(m_project.setRunState(m_run, paused ? project::RunState::Paused : project::RunState::Running));
    m_observer.onPaused(paused);
}

void RunRecorder::onChanged(const training::LiveChange& change)
{
    check(m_project.storeChange(
        m_run, {.step = change.step, .epoch = change.epoch, .key = change.key, .value = change.value}));
    m_observer.onChanged(change);
}

void RunRecorder::onInspected(const training::Inspection& inspection)
{
    m_observer.onInspected(inspection);
}

void RunRecorder::check(const core::Result<void>& stored)
{
    if (stored || m_error)
        return;
    m_error = stored.error();
    m_stop.request_stop();
}

std::vector<project::PredictionRow> RunRecorder::predictionRows(const training::Predicted& validation) const
{
    std::vector<project::PredictionRow> rows;
    rows.reserve(validation.values.size());
    for (std::size_t i = 0; i < validation.values.size(); ++i) {
        const auto row = static_cast<std::size_t>(m_data.set.validation[i]);
        project::PredictionRow& added = rows.emplace_back(project::PredictionRow{
            .id = m_dataset.ids[row], .part = std::string(dataset::partKey(dataset::Part::Validation))});
        added.sex = sexOf(m_data.set.male[row]);
        if (m_data.set.classes.empty()) {
            added.months = validation.values[i];
            added.truth = m_data.set.targets[row];
        } else {
            addClasses(added, validation, i);
        }
    }
    return rows;
}

void RunRecorder::addClasses(project::PredictionRow& row,
                             const training::Predicted& validation,
                             std::size_t place) const
{
    const std::vector<std::string>& classes = m_data.set.classes;
    const auto probabilities =
        std::span(validation.probabilities).subspan(place * classes.size(), classes.size());
    const auto predicted = static_cast<std::size_t>(validation.values[place]);
    const auto truth =
        static_cast<std::size_t>(m_data.set.targets[static_cast<std::size_t>(m_data.set.validation[place])]);
    row.className = classes[predicted];
    row.probability = probabilities[predicted];
    row.trueClass = classes[truth];
    row.trueProbability = probabilities[truth];
    row.scores.assign(probabilities.begin(), probabilities.end());
}

} // namespace carpo::jobs
