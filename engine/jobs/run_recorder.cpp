// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_recorder.h"

#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace carpo::jobs {

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
    m_observer.onBatch(report);
}

void RunRecorder::onEpoch(const training::EpochReport& report, const training::Predicted& validation)
{
    project::EpochRow row{.epoch = report.epoch,
                          .values = {{"train_loss", report.trainLoss}, {"val_loss", report.validationLoss}}};
    if (m_data.set.classes.empty())
        row.values.emplace_back("train_mae", report.trainMae);
    else
        row.values.emplace_back("train_accuracy", report.trainAccuracy);
    for (const auto& [key, value] : report.metrics)
        row.values.emplace_back("val_" + key, value);
    row.values.emplace_back("learning_rate", report.learningRate);
    row.values.emplace_back("images_per_second", report.imagesPerSecond);
    row.values.emplace_back("seconds", report.seconds);
    check(m_project.storeEpoch(m_run, row));
    if (m_events) {
        m_events->add(row.epoch,
                      std::vector<training::EventFile::Scalar>(row.values.begin(), row.values.end()));
        check(m_events->flush());
    }
    if (report.best)
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
}

} // namespace carpo::jobs
