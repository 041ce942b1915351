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

struct Opened
{
    project::Project project;
    std::vector<project::StoredSweep> sweeps;
};

core::Result<Opened> openSweeps(const std::filesystem::path& file)
{
    auto project = project::Project::open(file);
    if (!project)
        return tl::unexpected(project.error());
    auto stored = project::sweeps(*project);
    if (!stored)
        return tl::unexpected(stored.error());
    return Opened{.project = std::move(*project), .sweeps = std::move(*stored)};
}

/// The first thing to train of those that wait; what has nothing left is marked as done on the way.
core::Result<std::optional<jobs::SweepTask>> findTask(const std::filesystem::path& file)
{
    const auto opened = openSweeps(file);
    if (!opened)
        return tl::unexpected(opened.error());
    for (const project::StoredSweep& each : opened->sweeps) {
        if (each.state != SweepState::Waiting)
            continue;
        const auto standing = jobs::standingOf(opened->project, each.number);
        if (!standing)
            continue; // it is shown as what cannot be read, and keeps nobody waiting
        if (auto task = jobs::nextTask(*standing))
            return task;
        if (const auto done = project::setSweepState(opened->project, each.number, SweepState::Done); !done)
            return tl::unexpected(done.error());
    }
    return std::nullopt;
}

bool hasFailed(const SweepStandingPtr& sweep)
{
    return sweep->stored.state == SweepState::Done && !sweep->trials.empty()
           && std::ranges::all_of(sweep->trials, &training::TrialSoFar::hasFailed);
}

} // namespace

core::Result<RunQueue::Loaded> RunQueue::load(const std::filesystem::path& file)
{
    const auto opened = openSweeps(file);
    if (!opened)
        return tl::unexpected(opened.error());
    Loaded all;
    for (const project::StoredSweep& each : opened->sweeps) {
        if (auto standing = jobs::standingOf(opened->project, each.number))
            all.sweeps.push_back(std::make_shared<const jobs::SweepStanding>(std::move(*standing)));
        else if (each.state == SweepState::Waiting)
            all.unreadable.push_back({.stored = each, .error = standing.error()});
    }
    return all;
}

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
        m_isToBegin = false;
        m_next.cancel();
        m_sweeps.clear();
        m_unreadable.clear();
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

std::vector<SweepStandingPtr> RunQueue::failedOnes() const
{
    std::vector<SweepStandingPtr> found;
    std::ranges::copy_if(m_sweeps, std::back_inserter(found), hasFailed);
    return found;
}

std::int64_t RunQueue::current() const
{
    return m_task && m_set != nullptr && m_taskFile == m_set->projectFile ? m_task->trial.sweep : 0;
}

void RunQueue::add(const training::Sweep& sweep, bool begins)
{
    const std::string name = sweep.name.empty() ? sweep.base.name() : sweep.name;
    auto number = std::make_shared<std::int64_t>(0);
    write(
        [number, name, json = training::toJson(sweep)](const project::Project& project) {
            return project::addSweep(project, name, json).map([&number](std::int64_t added) {
                *number = added;
            });
        },
        [this, number, begins] {
            Q_EMIT added(*number, begins);
            if (begins)
                start();
        });
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
            const auto standing = jobs::standingOf(project, number);
            const bool isOver = standing && !jobs::nextTask(*standing);
            return project::setSweepState(project, number, isOver ? SweepState::Done : SweepState::Waiting);
        },
        [] {});
}

void RunQueue::tryAgain(std::int64_t number)
{
    write(
        [number](const project::Project& project) {
            return project::clearTrialFailures(project, number).and_then([&project, number] {
                return project::setSweepState(project, number, SweepState::Waiting);
            });
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
    if (m_set == nullptr || m_isGoing)
        return;
    m_isToBegin = m_training.isActive();
    if (m_isToBegin) {
        Q_EMIT changed();
        return;
    }
    setGoing(true);
    next();
}

void RunQueue::hold()
{
    if (std::exchange(m_isToBegin, false))
        Q_EMIT changed();
    setGoing(false);
    m_next.cancel();
    if (current() > 0)
        m_training.stop();
}

void RunQueue::beginIfAsked()
{
    if (std::exchange(m_isToBegin, false))
        start();
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
        m_isToBegin = task && *task;
        setGoing(false);
        reload();
        if (!task)
            Q_EMIT failed(task.error());
        return;
    }
    train(**task);
}

void RunQueue::train(const jobs::SweepTask& task)
{
    m_task = task;
    m_taskFile = m_set->projectFile;
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
    if (!m_task) {
        beginIfAsked();
        return;
    }
    const int asked = std::exchange(m_task, std::nullopt)->step.epochs;
    const training::TrainingOutcome& outcome = result.outcome;
    const bool isDone = outcome.finished || (asked > 0 && outcome.epochs >= asked);
    if (!isDone)
        setGoing(false); // somebody stopped it
    if (m_isGoing)
        next();
    else
        beginIfAsked();
    reload();
}

void RunQueue::onFailed(const core::Error& error)
{
    if (!m_task) {
        beginIfAsked();
        return;
    }
    const jobs::SweepTask task = *std::exchange(m_task, std::nullopt);
    if (jobs::isTrialsOwn(error)) {
        passOver(task, error);
        if (m_set->projectFile != m_taskFile)
            beginIfAsked(); // what is written does not concern the project that is open
        return;
    }
    const auto anew = jobs::begunAnew(task, error);
    if (anew && m_isGoing) {
        // When all have heard that the session is free.
        QMetaObject::invokeMethod(
            this, [this, anew] { onNext(m_isGoing ? Task(anew) : Task()); }, Qt::QueuedConnection);
        return;
    }
    setGoing(false);
    beginIfAsked();
    reload();
}

void RunQueue::passOver(const jobs::SweepTask& task, const core::Error& error)
{
    write(
        m_taskFile,
        [task, error](const project::Project& project) {
            return project::storeTrialFailure(
                project, task.trial.sweep, {.trial = task.trial.number, .error = error});
        },
        [this] {
            if (m_isGoing)
                next();
            else
                beginIfAsked();
        });
}

void RunQueue::setGoing(bool isGoing)
{
    if (std::exchange(m_isGoing, isGoing) != isGoing)
        Q_EMIT changed();
}

void RunQueue::write(ProjectQueue::Work work, std::function<void()> then)
{
    if (m_set != nullptr)
        write(m_set->projectFile, std::move(work), std::move(then));
}

void RunQueue::write(const std::filesystem::path& file, ProjectQueue::Work work, std::function<void()> then)
{
    m_writing.add(
        file, std::move(work), [this, file, then = std::move(then)](const core::Result<void>& written) {
            if (!written) {
                setGoing(false);
                Q_EMIT failed(written.error());
            } else if (m_set->projectFile == file) {
                then(); // what follows is of the project that is open
                reload();
            }
        });
}

void RunQueue::reload()
{
    if (m_set == nullptr)
        return;
    m_loading.start(
        [file = m_set->projectFile](const std::stop_token&, const core::ProgressFn&) { return load(file); },
        [this](core::Result<Loaded>& sweeps) {
            if (!sweeps) {
                Q_EMIT failed(sweeps.error());
                return;
            }
            m_sweeps = std::move(sweeps->sweeps);
            m_unreadable = std::move(sweeps->unreadable);
            Q_EMIT changed();
        });
}

} // namespace carpo::bridge
