// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_recorder.h"

#include <array>
#include <cstddef>
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

void RunRecorder::onStarted(const std::string& device, double constantGuessMae)
{
    m_observer.onStarted(device, constantGuessMae);
}

void RunRecorder::onBatch(const training::BatchReport& report)
{
    if (m_events)
        m_events->add(report.step,
                      std::array{training::EventFile::Scalar{"batch/loss", report.loss},
                                 training::EventFile::Scalar{"batch/learning_rate", report.learningRate}});
    m_observer.onBatch(report);
}

void RunRecorder::onEpoch(const training::EpochReport& report, const std::vector<float>& validationMonths)
{
    const project::EpochRow row{.epoch = report.epoch,
                                .values = {{"train_loss", report.trainLoss},
                                           {"val_loss", report.validationLoss},
                                           {"train_mae", report.trainMae},
                                           {"val_mae", report.validationMae},
                                           {"val_ccc", report.validationCcc},
                                           {"learning_rate", report.learningRate},
                                           {"images_per_second", report.imagesPerSecond},
                                           {"seconds", report.seconds}}};
    check(m_project.storeEpoch(m_run, row));
    if (m_events) {
        m_events->add(row.epoch,
                      std::vector<training::EventFile::Scalar>(row.values.begin(), row.values.end()));
        check(m_events->flush());
    }
    if (report.best)
        check(m_project.storePredictions(m_run, predictionRows(validationMonths)));
    if (!m_error)
        m_observer.onEpoch(report, validationMonths);
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

std::vector<project::PredictionRow>
RunRecorder::predictionRows(const std::vector<float>& validationMonths) const
{
    std::vector<project::PredictionRow> rows;
    rows.reserve(validationMonths.size());
    for (std::size_t i = 0; i < validationMonths.size(); ++i) {
        const auto row = static_cast<std::size_t>(m_data.set.validation[i]);
        rows.push_back({.id = m_dataset.ids[row],
                        .part = std::string(dataset::partKey(dataset::Part::Validation)),
                        .months = validationMonths[i],
                        .truth = m_data.set.months[row]});
    }
    return rows;
}

} // namespace carpo::jobs
