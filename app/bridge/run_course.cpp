// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_course.h"

#include "engine/jobs/epoch_row.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace carpo::bridge {
namespace {

double errorOfGuess(const ShownMetric& metric, double constantGuess)
{
    return metric.ofClasses ? 1 - constantGuess : constantGuess;
}

/// From the first that is not before `limit` on.
template <typename Place, typename... Lists>
void dropFrom(Place limit, std::vector<Place>& places, Lists&... lists)
{
    const auto kept = static_cast<std::size_t>(std::ranges::lower_bound(places, limit) - places.begin());
    places.resize(kept);
    (lists.resize(kept), ...);
}

/// What of `rest` comes after `list`.
template <typename T>
void goOn(std::vector<T>& list, const std::vector<T>& rest)
{
    list.insert(list.end(), rest.begin(), rest.end());
}

} // namespace

void RunCourse::begin(const ShownMetric& metric)
{
    m_course = {};
    m_metric = metric;
    m_steps.clear();
    m_epochs.clear();
}

void RunCourse::follow(const TrainingFrame& frame)
{
    if (frame.start)
        m_course.guess = errorOfGuess(m_metric, frame.start->constantGuess);
    for (const training::BatchReport& batch : frame.batches)
        addBatch(batch.step, batch.loss, batch.gradientNorm, batch.updateRatio);
    for (const EpochEnd& epoch : frame.epochs)
        addEpoch(jobs::epochRowOf(epoch.report));
    if (frame.inspection != nullptr)
        look(*frame.inspection);
}

void RunCourse::take(const RunDetails& details)
{
    begin(details.metric);
    addRows(details);
    m_course.hasEnded = details.run.state == project::RunState::Finished;
    m_course.hasDiverged = details.failure && details.failure->code == core::ErrorCode::TrainingDiverged;
}

void RunCourse::precede(const RunDetails& details)
{
    const auto isThere = [](const auto& places, const auto& rows, auto place) {
        return rows.empty() || (!places.empty() && places.front() <= std::invoke(place, rows.front()));
    };
    if (isThere(m_steps, details.batches, &project::BatchRow::step)
        && isThere(m_epochs, details.epochs, &project::EpochRow::epoch))
        return; // a million batches are not gone through again for nothing
    RunCourse whole;
    whole.begin(m_metric);
    whole.addRows(details);
    evaluation::Course& before = whole.m_course;
    if (!m_steps.empty())
        dropFrom(m_steps.front(), whole.m_steps, before.batchLoss, before.gradientNorm, before.updateRatio);
    if (!m_epochs.empty())
        dropFrom(m_epochs.front(),
                 whole.m_epochs,
                 before.trainLoss,
                 before.validationLoss,
                 before.trainError,
                 before.validationError);
    goOn(whole.m_steps, m_steps);
    goOn(whole.m_epochs, m_epochs);
    for (const auto list : {&evaluation::Course::batchLoss,
                            &evaluation::Course::gradientNorm,
                            &evaluation::Course::updateRatio,
                            &evaluation::Course::trainLoss,
                            &evaluation::Course::validationLoss,
                            &evaluation::Course::trainError,
                            &evaluation::Course::validationError}) {
        goOn(before.*list, m_course.*list);
        m_course.*list = std::move(before.*list);
    }
    m_steps = std::move(whole.m_steps);
    m_epochs = std::move(whole.m_epochs);
    m_course.guess = before.guess;
}

void RunCourse::end(bool hasDiverged)
{
    m_course.hasEnded = true;
    m_course.hasDiverged = hasDiverged;
}

void RunCourse::addRows(const RunDetails& details)
{
    m_course.guess = errorOfGuess(m_metric, details.run.constantGuess);
    for (const project::BatchRow& batch : details.batches)
        addBatch(batch.step,
                 static_cast<double>(batch.loss),
                 static_cast<double>(batch.gradientNorm),
                 static_cast<double>(batch.updateRatio));
    for (const project::EpochRow& row : details.epochs)
        addEpoch(row);
}

void RunCourse::addBatch(std::int64_t step, double loss, double gradientNorm, double updateRatio)
{
    if (!m_steps.empty() && step <= m_steps.back())
        dropFrom(step, m_steps, m_course.batchLoss, m_course.gradientNorm, m_course.updateRatio);
    m_steps.push_back(step);
    m_course.batchLoss.push_back(loss);
    m_course.gradientNorm.push_back(gradientNorm);
    m_course.updateRatio.push_back(updateRatio);
}

void RunCourse::addEpoch(const project::EpochRow& row)
{
    if (!m_epochs.empty() && row.epoch <= m_epochs.back())
        dropFrom(row.epoch,
                 m_epochs,
                 m_course.trainLoss,
                 m_course.validationLoss,
                 m_course.trainError,
                 m_course.validationError);
    m_epochs.push_back(row.epoch);
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
