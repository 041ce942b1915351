// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/training_session.h"

#include "app/bridge/run_on.h"

#include <atomic>
#include <exception>
#include <thread>
#include <utility>

namespace carpo::bridge {
namespace {

constexpr int kFrameMs = 33;

} // namespace

struct TrainingSession::Thread
{
    training::TrainingControls controls;
    TelemetryQueue queue;
    core::Result<jobs::TrainJobResult> result; // the thread's until isDone
    std::atomic<bool> isDone = false;
    std::jthread thread; // the last member: joined before the rest goes
};

TrainingSession::TrainingSession(std::unique_ptr<TrainingEngine> engine, QObject* parent)
    : QObject(parent)
    , m_engine(std::move(engine))
{
    m_timer.setInterval(kFrameMs);
    connect(&m_timer, &QTimer::timeout, this, &TrainingSession::drain);
}

TrainingSession::~TrainingSession() = default;

void TrainingSession::start(const OpenedSetPtr& set,
                            const project::CacheOptions& cache,
                            const training::Experiment& experiment,
                            const TrialPart& part,
                            std::optional<training::TrainingControls::Until> until)
{
    if (isActive())
        return;
    m_until = until;
    launch(set, cache, experiment, std::nullopt, part);
}

void TrainingSession::resumeRun(const OpenedSetPtr& set,
                                const project::CacheOptions& cache,
                                std::int64_t run,
                                const TrialPart& part)
{
    launch(set, cache, training::Experiment(), run, part);
}

void TrainingSession::launch(const OpenedSetPtr& set,
                             const project::CacheOptions& cache,
                             const training::Experiment& experiment,
                             std::optional<std::int64_t> run,
                             const TrialPart& part)
{
    if (isActive())
        return;
    m_run = run;
    m_projectFile = set->projectFile;
    m_isOfPlainNumbers = set->isOfPlainNumbers();
    m_thread = std::make_unique<Thread>();
    m_thread->controls.look(m_lookedAt);
    if (const auto until = std::exchange(m_until, std::nullopt))
        m_thread->controls.resume(*until);
    Q_EMIT begun();
    setState(State::Preparing);
    const auto work = [engine = m_engine.get(), thread = m_thread.get(), set, cache, experiment, run, part](
                          const std::stop_token& stop) {
        giveWay();
        try {
            const jobs::TrainJob job{
                set->projectFile, cache, *set->dataset, experiment, part.trial, part.lastEpoch};
            thread->result = run ? engine->resume(job, *run, thread->controls, thread->queue, stop)
                                 : engine->start(job, thread->controls, thread->queue, stop);
        } catch (const std::exception& unexpected) {
            thread->result =
                core::failure(core::ErrorCode::Internal, "training", {{"detail", unexpected.what()}});
        }
        thread->isDone = true;
    };
    m_thread->thread = std::jthread(work);
    m_timer.start();
}

void TrainingSession::pause()
{
    if (m_state != State::Training)
        return;
    m_thread->controls.pause();
    setState(State::Pausing);
}

void TrainingSession::unpause()
{
    if (m_state != State::Paused && m_state != State::Pausing)
        return;
    m_thread->controls.resume();
    setState(State::Training);
}

void TrainingSession::unpause(training::TrainingControls::Until until)
{
    if (m_state != State::Training && m_state != State::Paused && m_state != State::Pausing)
        return;
    m_thread->controls.resume(until);
    setState(State::Training);
}

void TrainingSession::stop()
{
    if (!isActive())
        return;
    m_thread->thread.request_stop();
    setState(State::Stopping);
}

void TrainingSession::change(const std::string& key, const training::Value& value)
{
    if (isActive())
        m_thread->controls.change(key, value);
}

void TrainingSession::look(const std::optional<int>& validationImage)
{
    m_lookedAt = validationImage;
    if (isActive())
        m_thread->controls.look(validationImage);
}

void TrainingSession::drain()
{
    // Asked before taking: what came in before the end is then in the last frame.
    const bool isDone = m_thread->isDone;
    const TrainingFrame frame = m_thread->queue.take();
    if (!frame.isEmpty()) {
        follow(frame);
        Q_EMIT advanced(frame);
    }
    if (isDone)
        finish();
}

void TrainingSession::follow(const TrainingFrame& frame)
{
    if (frame.run)
        m_run = frame.run;
    if (m_state == State::Preparing && (frame.start || !frame.batches.empty()))
        setState(State::Training);
    if (!frame.paused)
        return;
    // It pauses by itself too, behind a single batch or epoch.
    if (*frame.paused && (m_state == State::Pausing || m_state == State::Training))
        setState(State::Paused);
    else if (!*frame.paused && m_state == State::Paused)
        setState(State::Training);
}

void TrainingSession::finish()
{
    m_timer.stop();
    const auto result = std::move(m_thread->result);
    m_thread.reset();
    setState(State::Idle);
    if (result)
        Q_EMIT ended(*result);
    else
        Q_EMIT failed(result.error());
}

void TrainingSession::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

} // namespace carpo::bridge
