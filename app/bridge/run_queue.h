// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "app/bridge/project_queue.h"
#include "app/bridge/training_session.h"
#include "engine/jobs/sweep_job.h"
#include "engine/project/pixel_cache.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::bridge {

using SweepStandingPtr = std::shared_ptr<const jobs::SweepStanding>;

/// What waits and cannot be understood: a newer Carpo's, or damaged by hand. The queue goes on past it.
struct UnreadableSweep
{
    project::StoredSweep stored;
    core::Error error;
};

/// The queue of the open project: sweeps (a lone experiment is one too) whose trials are trained one after
/// the other on the training session. It lies in the project, so that it goes on after a restart; it never
/// begins by itself. Nothing here blocks.
class RunQueue final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this object.
    RunQueue(TrainingSession& training,
             QThreadPool& pool,
             std::function<project::CacheOptions()> cache,
             QObject* parent = nullptr);

    /// The queue of another project takes the place of this one, which is held.
    void setSet(const OpenedSetPtr& set);

    /// All sweeps of the project, those that are done too, in the queue's order.
    [[nodiscard]] const std::vector<SweepStandingPtr>& sweeps() const { return m_sweeps; }
    /// Those that are not done.
    [[nodiscard]] std::vector<SweepStandingPtr> waiting() const;
    /// Those that are done because none of their trials can be trained.
    [[nodiscard]] std::vector<SweepStandingPtr> failedOnes() const;
    [[nodiscard]] const std::vector<UnreadableSweep>& unreadable() const { return m_unreadable; }
    [[nodiscard]] bool isGoing() const { return m_isGoing; }
    /// It begins when the run under way is over.
    [[nodiscard]] bool isToBegin() const { return m_isToBegin; }
    /// The sweep of this project whose trial is being trained; 0 for none.
    [[nodiscard]] std::int64_t current() const;

    /// At the queue's end, and start() where it is to begin. `sweep` passed training::checkSweep.
    void add(const training::Sweep& sweep, bool begins = false);
    /// Out of the queue; its runs stay. The one that is being trained holds the queue.
    void remove(std::int64_t number);
    /// As it was before.
    void restore(std::int64_t number);
    /// Into the queue again, with the trials that failed.
    void tryAgain(std::int64_t number);
    /// So many places towards the end; negative: towards the front.
    void move(std::int64_t number, int places);

    /// Trains what waits, one after the other, until all is done, somebody stops a run, or something fails
    /// that is not the trial's own fault. Where another run is under way, when that is over.
    void start();
    /// The run under way stops at a checkpoint; start() goes on with it.
    void hold();
    /// Reads the project again.
    void reload();

Q_SIGNALS:
    void changed();
    /// Right before the session begins with it. `run`: that goes on; 0: a new one.
    void runBeginning(const carpo::training::Experiment& experiment, std::int64_t run);
    /// `begins`: as add() was told.
    void added(std::int64_t number, bool begins);
    void removed(std::int64_t number);
    void failed(const carpo::core::Error& error);

private:
    using Task = std::optional<jobs::SweepTask>;

    struct Loaded
    {
        std::vector<SweepStandingPtr> sweeps;
        std::vector<UnreadableSweep> unreadable;
    };

    static core::Result<Loaded> load(const std::filesystem::path& file);

    void next();
    void onNext(const core::Result<Task>& task);
    void onEnded(const jobs::TrainJobResult& result);
    void onFailed(const core::Error& error);
    void train(const jobs::SweepTask& task);
    void passOver(const jobs::SweepTask& task, const core::Error& error);
    void beginIfAsked();
    void setGoing(bool isGoing);
    void write(const std::filesystem::path& file, ProjectQueue::Work work, std::function<void()> then);
    void write(ProjectQueue::Work work, std::function<void()> then);

    TrainingSession& m_training;
    std::function<project::CacheOptions()> m_cache;
    OpenedSetPtr m_set; // null before the first
    std::vector<SweepStandingPtr> m_sweeps;
    std::vector<UnreadableSweep> m_unreadable;
    bool m_isGoing = false;
    bool m_isToBegin = false;
    Task m_task;                      // that the session trains for this queue
    std::filesystem::path m_taskFile; // the project it is of, also when another one is open by now
    LatestJob<Task> m_next;
    LatestJob<Loaded> m_loading;
    ProjectQueue m_writing;
};

} // namespace carpo::bridge
