// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/bridge/telemetry_queue.h"
#include "app/bridge/training_engine.h"
#include "app/bridge/training_frame.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>

namespace carpo::bridge {

/// Which part of a sweep's trial is trained; nothing: a run of its own, to its end.
struct TrialPart
{
    std::optional<project::Trial> trial = {};
    int lastEpoch = 0; ///< as in jobs::TrainJob
};

/// One training at a time on a thread of its own. Lives on the window's thread; nothing here blocks but the
/// destructor, which waits for the trainer to reach its next batch and write its checkpoint.
class TrainingSession final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Idle,
        Preparing, ///< images are being decoded into the cache
        Training,
        Pausing, ///< asked for; the batch under way ends first
        Paused,
        Stopping, ///< asked for; a checkpoint is being written
    };
    Q_ENUM(State)

    explicit TrainingSession(std::unique_ptr<TrainingEngine> engine, QObject* parent = nullptr);
    ~TrainingSession() override;

    /// Starts a run on the set. Only when idle.
    /// With `until` it pauses behind the first batch or epoch.
    void start(const OpenedSetPtr& set,
               const project::CacheOptions& cache,
               const training::Experiment& experiment,
               const TrialPart& part = {},
               std::optional<training::TrainingControls::Until> until = std::nullopt);
    /// Goes on with a run of the set's project. Only when idle.
    void resumeRun(const OpenedSetPtr& set,
                   const project::CacheOptions& cache,
                   std::int64_t run,
                   const TrialPart& part = {});

    void pause();
    void unpause();
    /// Goes on, and pauses after a batch or after an epoch; also while it goes on.
    void unpause(training::TrainingControls::Until until);
    void stop();
    /// As TrainingControls::change.
    void change(const std::string& key, const training::Value& value);
    /// As TrainingControls::look; for the run under way and those to come.
    void look(const std::optional<int>& validationImage);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isActive() const { return m_state != State::Idle; }
    /// The run under way, or the last one; nothing before it has its number.
    [[nodiscard]] std::optional<std::int64_t> run() const { return m_run; }
    /// Whether the target of the run under way, or the last one, is a number but no age.
    [[nodiscard]] bool isOfPlainNumbers() const { return m_isOfPlainNumbers; }
    /// The project that the run under way belongs to.
    [[nodiscard]] const std::filesystem::path& projectFile() const { return m_projectFile; }

Q_SIGNALS:
    void stateChanged();
    /// A training begins: what was drawn of the one before is over.
    void begun();
    /// At most once a frame, with all that is new.
    void advanced(const carpo::bridge::TrainingFrame& frame);
    /// The last signal of a training; state() is Idle.
    void ended(const carpo::jobs::TrainJobResult& result);
    void failed(const carpo::core::Error& error);

private:
    struct Thread;

    void launch(const OpenedSetPtr& set,
                const project::CacheOptions& cache,
                const training::Experiment& experiment,
                std::optional<std::int64_t> run,
                const TrialPart& part);
    void drain();
    void finish();
    void follow(const TrainingFrame& frame);
    void setState(State state);

    std::unique_ptr<TrainingEngine> m_engine;
    std::unique_ptr<Thread> m_thread; // null when idle
    QTimer m_timer;
    State m_state = State::Idle;
    std::optional<int> m_lookedAt;
    std::optional<training::TrainingControls::Until> m_until; // of the training about to begin
    std::optional<std::int64_t> m_run;
    bool m_isOfPlainNumbers = false;
    std::filesystem::path m_projectFile;
};

} // namespace carpo::bridge
