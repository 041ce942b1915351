// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/bridge/training_frame.h"
#include "engine/evaluation/diagnosis.h"

#include <cstdint>
#include <vector>

namespace carpo::bridge {

/// The course of a run as a diagnosis takes it, put together from its news or from the project.
class RunCourse
{
public:
    void begin(const ShownMetric& metric);
    void follow(const TrainingFrame& frame);
    /// A stored one.
    void take(const RunDetails& details);
    /// What the project holds of the run that is followed, where it is a continued one: goes before its news.
    void precede(const RunDetails& details);
    void end(bool hasDiverged);

    [[nodiscard]] const evaluation::Course& course() const { return m_course; }

private:
    /// A continued run makes again what its checkpoint does not hold.
    void addBatch(std::int64_t step, double loss, double gradientNorm, double updateRatio);
    void addEpoch(const project::EpochRow& row);
    void addRows(const RunDetails& details);
    void look(const training::Inspection& inspection);

    evaluation::Course m_course;
    ShownMetric m_metric;
    std::vector<std::int64_t> m_steps; // of the course's batches
    std::vector<int> m_epochs;         // of its epochs
};

} // namespace carpo::bridge
