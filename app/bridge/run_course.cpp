// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_course.h"

#include "engine/jobs/epoch_row.h"

namespace carpo::bridge {

void RunCourse::begin(const ShownMetric& metric)
{
    m_course = {};
    m_metric = metric;
}

void RunCourse::follow(const TrainingFrame& frame)
{
    if (frame.start)
        m_course.guess = m_metric.ofClasses ? 1 - frame.start->constantGuess : frame.start->constantGuess;
    for (const training::BatchReport& batch : frame.batches) {
        m_course.batchLoss.push_back(batch.loss);
        m_course.gradientNorm.push_back(batch.gradientNorm);
        m_course.updateRatio.push_back(batch.updateRatio);
    }
    for (const EpochEnd& epoch : frame.epochs)
        addEpoch(jobs::epochRowOf(epoch.report));
    if (frame.inspection != nullptr)
        look(*frame.inspection);
}

void RunCourse::take(const RunDetails& details)
{
    begin(details.metric);
    m_course.guess = m_metric.ofClasses ? 1 - details.run.constantGuess : details.run.constantGuess;
    for (const project::BatchRow& batch : details.batches) {
        m_course.batchLoss.push_back(static_cast<double>(batch.loss));
        m_course.gradientNorm.push_back(static_cast<double>(batch.gradientNorm));
        m_course.updateRatio.push_back(static_cast<double>(batch.updateRatio));
    }
    for (const project::EpochRow& row : details.epochs)
        addEpoch(row);
    m_course.hasEnded = details.run.state == project::RunState::Finished;
    // Nothing else lets a training fail once it has learned from its first batches.
    m_course.hasDiverged = details.run.state == project::RunState::Failed && !details.batches.empty();
}

void RunCourse::end(bool hasDiverged)
{
    m_course.hasEnded = true;
    m_course.hasDiverged = hasDiverged;
}

void RunCourse::addEpoch(const project::EpochRow& row)
{
    m_course.trainLoss.push_back(epochValue(row, "train_loss"));
    m_course.validationLoss.push_back(epochValue(row, "val_loss"));
    const auto error = [&](const char* part) {
        return m_metric.ofClasses ? 1 - epochValue(row, std::string(part) + "accuracy")
                                  : epochValue(row, std::string(part) + "mae");
    };
    m_course.trainError.push_back(error("train_"));
    m_course.validationError.push_back(error("val_"));
}

void RunCourse::look(const training::Inspection& inspection)
{
    if (inspection.layers.size() < 2)
        return;
    m_course.deadShare = 0;
    for (const training::LayerInside& layer : inspection.layers) {
        const double share =
            layer.units > 0 ? static_cast<double>(layer.deadUnits) / static_cast<double>(layer.units) : 0;
        // Of a single unit, which is an output, nothing is dead.
        if (layer.units > 1 && share > m_course.deadShare) {
            m_course.deadShare = share;
            m_course.deadLayer = layer.name;
        }
    }
    const training::LayerInside& last = inspection.layers[inspection.layers.size() - 2];
    const training::LayerInside& first = inspection.layers.front();
    if (!first.gradients.isEmpty() && !last.gradients.isEmpty()) {
        m_course.firstGradient = first.gradients.sd;
        m_course.lastGradient = last.gradients.sd;
    }
}

} // namespace carpo::bridge
