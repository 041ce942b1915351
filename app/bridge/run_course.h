// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/bridge/training_frame.h"
#include "engine/evaluation/diagnosis.h"

namespace carpo::bridge {

/// The course of a run as a diagnosis takes it, put together from its news or from the project.
class RunCourse
{
public:
    void begin(const ShownMetric& metric);
    void follow(const TrainingFrame& frame);
    void take(const RunDetails& details);
    void end(bool hasDiverged);

    [[nodiscard]] const evaluation::Course& course() const { return m_course; }

private:
    void addEpoch(const project::EpochRow& row);
    void look(const training::Inspection& inspection);

    evaluation::Course m_course;
    ShownMetric m_metric;
};

} // namespace carpo::bridge
