// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/train_job.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace carpo::jobs {

/// Writes down what it is told, and does something of the test's at each epoch's end.
class Recording final : public TrainJobObserver
{
public:
    void onPreparing(const core::Progress&) override {}
    void onRun(std::int64_t number) override { run = number; }
    void onClasses(const std::vector<std::string>& names) override { classes = names; }
    void onStarted(const std::string&, double mae) override { constantGuess = mae; }
    void onBatch(const training::BatchReport& report) override
    {
        if (atBatch)
            atBatch(report);
    }
    void onEpoch(const training::EpochReport& report, const training::Predicted& predicted) override
    {
        epochs.push_back(report);
        if (report.best)
            best = predicted.values;
    }
    void onPaused(bool paused) override
    {
        if (paused && atPause)
            atPause();
    }

    std::int64_t run = 0;
    double constantGuess = 0;
    std::vector<std::string> classes;
    std::vector<training::EpochReport> epochs;
    std::vector<float> best;
    std::function<void(const training::BatchReport&)> atBatch;
    std::function<void()> atPause;
};

class TrainJobTest : public ::testing::Test
{
protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite() { s_home.reset(); }

    void SetUp() override;

    void set(const std::vector<std::pair<std::string, std::string>>& settings);

    [[nodiscard]] project::Project openProject() const
    {
        return project::Project::open(m_job.projectFile).value();
    }

    [[nodiscard]] core::Result<TrainJobResult> start(Recording& observer, std::stop_token stop = {})
    {
        return startRun(m_job, m_controls, observer, std::move(stop));
    }

    [[nodiscard]] core::Result<TrainJobResult> goOn(Recording& observer, std::int64_t run = 1)
    {
        return continueRun(m_job.projectFile, m_job.cache, run, m_controls, observer, {});
    }

    static std::unique_ptr<support::TemporaryFolder> s_home;
    support::TemporaryFolder m_folder;
    training::TrainingControls m_controls;
    TrainJob m_job;
};

} // namespace carpo::jobs
