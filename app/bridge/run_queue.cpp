// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_queue.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

using project::SweepState;

bool isWaiting(const SweepStandingPtr& sweep)
{
    return sweep->stored.state == SweepState::Waiting;
}

core::Result<std::vector<SweepStandingPtr>> loadSweeps(const std::filesystem::path& file)
{
    const auto project = project::Project::open(file);
    if (!project)
        return tl::unexpected(project.error());
    const auto stored = project::sweeps(*project);
    if (!stored)
        return tl::unexpected(stored.error());
    std::vector<SweepStandingPtr> all;
    for (const project::StoredSweep& each : *stored) {
        // One that a newer Carpo made, or somebody's hand, does not keep the others from being shown.
        if (auto standing = jobs::standingOf(*project, each.number))
            all.push_back(std::make_shared<const jobs::SweepStanding>(std::move(*standing)));
    }
    return all;
}

/// The first thing to train of those that wait; what has nothing left is marked as done on the way.
core::Result<std::optional<jobs::SweepTask>> findTask(const std::filesystem::path& file)
{
    const auto project = project::Project::open(file);
    if (!project)
        return tl::unexpected(project.error());
    const auto stored = project::sweeps(*project);
    if (!stored)
        return tl::unexpected(stored.error());
    for (const project::StoredSweep& each : *stored) {
        if (each.state != SweepState::Waiting)
            continue;
        const auto standing = jobs::standingOf(*project, each.number);
        if (!standing)
            return tl::unexpected(standing.error());
        if (auto task = jobs::nextTask(*standing))
            return task;
        if (const auto done = project::setSweepState(*project, each.number, SweepState::Done); !done)
            return tl::unexpected(done.error());
    }
    return std::nullopt;
}

} // namespace

RunQueue::RunQueue(TrainingSession& training,
                   QThreadPool& pool,
                   std::function<project::CacheOptions()> cache,
                   QObject* parent)
    : QObject(parent)
    , m_training(training)
    , m_cache(std::move(cache))
    , m_next(pool)
    , m_loading(pool)
    , m_writing(pool)
{
    connect(&m_training, &TrainingSession::ended, this, &RunQueue::onEnded);
    connect(&m_training, &TrainingSession::failed, this, &RunQueue::onFailed);
    connect(&m_training, &TrainingSession::stateChanged, this, [this] {
        // Somebody asked for it, also where the run comes to its end before.
        if (m_task && m_training.state() == TrainingSession::State::Stopping)
            setGoing(false);
    });
}

void RunQueue::setSet(const OpenedSetPtr& set)
{
    const bool isSame = m_set != nullptr && m_set->projectFile == set->projectFile;
    m_set = set;
    if (!isSame) {
        setGoing(false);
        m_next.cancel();
        m_sweeps.clear();
        Q_EMIT changed();
    }
    reload();
}

std::vector<SweepStandingPtr> RunQueue::waiting() const
{
    std::vector<SweepStandingPtr> found;
    std::ranges::copy_if(m_sweeps, std::back_inserter(found), isWaiting);
    return found;
}

void RunQueue::add(const training::Sweep& sweep)
{
    const std::string name = sweep.name.empty() ? sweep.base.name() : sweep.name;
    auto number = std::make_shared<std::int64_t>(0);
    write(
        [number, name, json = training::toJson(sweep)](const project::Project& project) {
            return project::addSweep(project, name, json).map([&number](std::int64_t added) {
                *number = added;
            });
        },
        [this, number] { Q_EMIT added(*number); });
}

void RunQueue::remove(std::int64_t number)
{
    if (current() == number)
        hold();
    write(
        [number](const project::Project& project) {
            return project::setSweepState(project, number, SweepState::Removed);
        },
        [this, number] { Q_EMIT removed(number); });
}

void RunQueue::restore(std::int64_t number)
{
    write(
        [number](const project::Project& project) {
            return project::setSweepState(project, number, SweepState::Waiting);
        },
        [] {});
}

void RunQueue::move(std::int64_t number, int places)
{
    std::vector<std::int64_t> order;
    for (const SweepStandingPtr& each : waiting())
        order.push_back(each->stored.number);
    const auto found = std::ranges::find(order, number);
    if (found == order.end())
        return;
    const auto from = static_cast<int>(found - order.begin());
    const int to = std::clamp(from + places, 0, static_cast<int>(order.size()) - 1);
    if (to == from)
        return;
    order.erase(found);
    order.insert(order.begin() + to, number);
    write([order](const project::Project& project) { return project::orderSweeps(project, order); }, [] {});
}

void RunQueue::start()
{
    if (m_set == nullptr || m_training.isActive() || m_isGoing)
        return;
    setGoing(true);
    next();
}

void RunQueue::hold()
{
    setGoing(false);
    m_next.cancel();
    if (m_task)
        m_training.stop();
}

void RunQueue::next()
{
    m_next.start([file = m_set->projectFile](const std::stop_token&,
                                             const core::ProgressFn&) { return findTask(file); },
                 [this](const core::Result<Task>& task) { onNext(task); });
}

void RunQueue::onNext(const core::Result<Task>& task)
{
    // Somebody may have begun a run by hand in the moment between two.
    if (!task || !*task || m_training.isActive()) {
        setGoing(false);
        reload();
        if (!task)
            Q_EMIT failed(task.error());
        return;
    }
    m_task = **task;
    Q_EMIT runBeginning(m_task->experiment, m_task->run);
    const TrialPart part{.trial = m_task->trial, .lastEpoch = m_task->step.epochs};
    if (m_task->run > 0)
        m_training.resumeRun(m_set, m_cache(), m_task->run, part);
    else
        m_training.start(m_set, m_cache(), m_task->experiment, part);
    reload();
}

void RunQueue::onEnded(const jobs::TrainJobResult& result)
{
    if (!m_task)
        return;
    const int asked = std::exchange(m_task, std::nullopt)->step.epochs;
    const training::TrainingOutcome& outcome = result.outcome;
    const bool isDone = outcome.finished || (asked > 0 && outcome.epochs >= asked);
    if (!isDone)
        setGoing(false); // somebody stopped it
    if (m_isGoing)
        next();
    reload();
}

void RunQueue::onFailed(const core::Error& error)
{
    if (!m_task)
        return;
    const jobs::SweepTask task = *std::exchange(m_task, std::nullopt);
    if (jobs::isTrialsOwn(error)) {
        passOver(task, error);
        return;
    }
    setGoing(false);
    reload();
}

void RunQueue::passOver(const jobs::SweepTask& task, const core::Error& error)
{
    write(
        [task, error](const project::Project& project) {
            return project::storeTrialFailure(
                project, task.trial.sweep, {.trial = task.trial.number, .error = error});
        },
        [this] {
            if (m_isGoing)
                next();
        });
}

void RunQueue::setGoing(bool isGoing)
{
    if (std::exchange(m_isGoing, isGoing) != isGoing)
        Q_EMIT changed();
}

void RunQueue::write(ProjectQueue::Work work, std::function<void()> then)
{
    if (m_set == nullptr)
        return;
    m_writing.add(m_set->projectFile,
                  std::move(work),
                  [this, then = std::move(then)](const core::Result<void>& written) {
                      if (!written) {
                          setGoing(false);
                          Q_EMIT failed(written.error());
                          return;
                      }
                      then();
                      reload();
                  });
}

void RunQueue::reload()
{
    if (m_set == nullptr)
        return;
    m_loading.start([file = m_set->projectFile](const std::stop_token&,
                                                const core::ProgressFn&) { return loadSweeps(file); },
                    [this](core::Result<std::vector<SweepStandingPtr>>& sweeps) {
                        if (!sweeps) {
                            Q_EMIT failed(sweeps.error());
                            return;
                        }
                        m_sweeps = std::move(*sweeps);
                        Q_EMIT changed();
                    });
}

} // namespace carpo::bridge
