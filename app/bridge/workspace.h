// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/cohort_session.h"
#include "app/bridge/experiment_draft.h"
#include "app/bridge/image_errors.h"
#include "app/bridge/run_queue.h"
#include "app/bridge/scan_session.h"
#include "app/bridge/training_session.h"
#include "app/settings/settings.h"
#include "engine/phantom/cohort.h"
#include "engine/project/pixel_cache.h"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace carpo::bridge {

/// What the pages work on together: the settings, the open data set, the training under way, the
/// demonstration cohort, the experiment that is being drawn up, and the threads for short work. One object a
/// window.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::unique_ptr<TrainingEngine> engine;
        std::filesystem::path cohortFolder;
        phantom::CohortOptions cohort;
    };

    /// With the engine and the demonstration cohort of the user's data folder.
    [[nodiscard]] static Options defaults();

    /// `settings` outlives this object.
    Workspace(settings::Settings& settings, Options options, QObject* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] settings::Settings& settings() { return m_settings; }
    [[nodiscard]] ScanSession& scan() { return m_scan; }
    [[nodiscard]] TrainingSession& training() { return m_training; }
    /// What is to be trained after it.
    [[nodiscard]] RunQueue& queue() { return m_queue; }
    [[nodiscard]] CohortSession& cohort() { return m_cohort; }
    [[nodiscard]] ExperimentDraft& draft() { return m_draft; }
    /// Of the run that is looked at, for the images of the open set.
    [[nodiscard]] ImageErrors& errors() { return m_errors; }
    /// For jobs that are over in a moment: an image to be shown must not wait for anything longer.
    [[nodiscard]] QThreadPool& pool() { return m_shortJobs; }
    /// For jobs that go through the whole set: searches, maps, exports.
    [[nodiscard]] QThreadPool& searches() { return m_searches; }

    /// What is open; null before the first.
    [[nodiscard]] const OpenedSetPtr& set() const { return m_scan.set(); }
    [[nodiscard]] project::CacheOptions cacheOptions() const;

    /// Whether the open set is the demonstration cohort, and is still being made.
    [[nodiscard]] bool isSetGrowing() const;

    /// The run of the open project that is being trained; one of that number in another project is not it.
    [[nodiscard]] std::optional<std::int64_t> trainedRun() const;

    void open(const std::filesystem::path& place);
    /// Opens the demonstration cohort, making it first where it is missing.
    void openDemonstration();

private:
    void applyDecodeLimits();
    void connectSessions();
    void rememberProject();
    void onCohortFinished();

    settings::Settings& m_settings;
    bool m_opensCohort = false; // as soon as enough of it is there
    QThreadPool m_longJobs;
    QThreadPool m_searches;
    QThreadPool m_shortJobs;
    ScanSession m_scan;
    CohortSession m_cohort;
    ExperimentDraft m_draft;
    ImageErrors m_errors;
    TrainingSession m_training; // its thread ends before those above go
    RunQueue m_queue;
};

} // namespace carpo::bridge
