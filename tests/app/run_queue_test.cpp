// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_queue.h"

#include "tests/app/window_fixture.h"

#include <QSignalSpy>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

namespace carpo::app_test {
namespace {

using bridge::RunQueue;
using bridge::TrainingSession;

/// Keeps the project as the engine does, with errors made from the learning rate, and no network.
class PaperEngine final : public bridge::TrainingEngine
{
public:
    core::Result<jobs::TrainJobResult> start(const jobs::TrainJob& job,
                                             training::TrainingControls&,
                                             jobs::TrainJobObserver& observer,
                                             std::stop_token stop) override
    {
        if (isFolderGone)
            return core::failure(core::ErrorCode::FolderNotFound, "set");
        if (job.experiment.real("data.train_fraction") > 0.85)
            return core::failure(core::ErrorCode::ExperimentOutOfRange, "data");
        if (job.experiment.real("optimizer.learning_rate") > 0.5)
            return core::failure(core::ErrorCode::TrainingDiverged, {}, {{"epoch", "1"}, {"batch", "1"}});
        auto project = project::Project::open(job.projectFile);
        project::Run run;
        run.name = job.experiment.name();
        run.experimentJson = job.experiment.toJson();
        run.environmentJson = "{}";
        run.trial = job.trial;
        const std::int64_t number = project->addRun(run).value();
        observer.onRun(number);
        return train(*project, number, job.experiment, job.lastEpoch, stop);
    }

    core::Result<jobs::TrainJobResult> resume(const jobs::TrainJob& job,
                                              std::int64_t run,
                                              training::TrainingControls&,
                                              jobs::TrainJobObserver& observer,
                                              std::stop_token stop) override
    {
        if (hasDataChanged)
            return core::failure(core::ErrorCode::RunDataChanged, "set", {{"run", std::to_string(run)}});
        auto project = project::Project::open(job.projectFile);
        observer.onRun(run);
        const auto experiment = training::Experiment::fromJson(project->run(run)->experimentJson, "run");
        return train(*project, run, *experiment, job.lastEpoch, stop);
    }

    std::atomic<bool> isSlow = false;
    std::atomic<bool> failsWhenStopped = false;
    std::atomic<bool> hasDataChanged = false;
    std::atomic<bool> isFolderGone = false;
    std::vector<std::pair<std::int64_t, int>> parts; ///< run, until epoch; read when idle

private:
    core::Result<jobs::TrainJobResult> train(project::Project& project,
                                             std::int64_t number,
                                             const training::Experiment& experiment,
                                             int lastEpoch,
                                             const std::stop_token& stop)
    {
        const auto all = static_cast<int>(experiment.integer("training.epochs"));
        const int until = lastEpoch > 0 ? std::min(lastEpoch, all) : all;
        int epoch = project.run(number)->epochs;
        parts.emplace_back(number, until);
        while (isSlow && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (failsWhenStopped)
            return core::failure(core::ErrorCode::TrainingDiverged, {}, {{"epoch", "1"}, {"batch", "1"}});
        while (epoch < until && !stop.stop_requested()) {
            ++epoch;
            const double error = 100 * experiment.real("optimizer.learning_rate") + 1.0 / epoch;
            EXPECT_TRUE(project.storeEpoch(number, {.epoch = epoch, .values = {{"val_mae", error}}}));
        }
        jobs::TrainJobResult result{.run = number, .outcome = {}};
        result.outcome.finished = epoch == all;
        result.outcome.epochs = epoch;
        EXPECT_TRUE(project.finishRun(number,
                                      result.outcome.finished ? project::RunState::Finished
                                                              : project::RunState::Stopped,
                                      std::nullopt,
                                      ""));
        return result;
    }
};

class Queue : public testing::Test
{
protected:
    Queue()
    {
        auto engine = std::make_unique<PaperEngine>();
        m_engine = engine.get();
        m_training = std::make_unique<TrainingSession>(std::move(engine));
        EXPECT_TRUE(project::Project::openOrCreate(m_folder / "p.carpo"));
        openQueue();
    }

    /// As after a restart.
    void openQueue()
    {
        m_queue.reset();
        m_queue = std::make_unique<RunQueue>(*m_training, m_pool, [] { return project::CacheOptions(); });
        open("p.carpo");
    }

    bridge::OpenedSetPtr set(const char* file)
    {
        auto set = std::make_shared<bridge::OpenedSet>();
        set->dataset = std::make_shared<dataset::Dataset>();
        set->projectFile = m_folder / file;
        return set;
    }

    void open(const char* file)
    {
        QSignalSpy changed(m_queue.get(), &RunQueue::changed);
        m_queue->setSet(set(file));
        EXPECT_TRUE(waitFor([&] { return changed.count() >= 2; }));
    }

    /// A run that the queue knows nothing of.
    void trainByHand()
    {
        m_engine->isSlow = true;
        training::Experiment experiment;
        (void)experiment.set("training.epochs", std::int64_t{1});
        experiment.setName("by hand");
        m_training->start(set("p.carpo"), {}, experiment);
        EXPECT_TRUE(waitFor([&] { return m_training->run().has_value(); }));
    }

    void add(training::Sweep sweep)
    {
        QSignalSpy added(m_queue.get(), &RunQueue::added);
        m_queue->add(sweep);
        EXPECT_TRUE(waitFor([&] { return added.count() == 1; }));
        EXPECT_TRUE(waitFor([&, n = added.first().first().toLongLong()] {
            return std::ranges::any_of(m_queue->sweeps(),
                                       [n](const auto& each) { return each->stored.number == n; });
        }));
    }

    static training::Sweep lone(const char* name)
    {
        training::Sweep sweep;
        sweep.base.setName(name);
        EXPECT_TRUE(sweep.base.set("training.epochs", std::int64_t{2}));
        return sweep;
    }

    static training::Sweep rates(std::vector<double> values, training::SweepStrategy strategy)
    {
        training::Sweep sweep = lone("rates");
        training::SweepAxis axis{.key = "optimizer.learning_rate"};
        for (const double value : values)
            axis.values.emplace_back(value);
        sweep.axes = {axis};
        sweep.strategy = strategy;
        return sweep;
    }

    [[nodiscard]] std::vector<std::string> waitingNames() const
    {
        std::vector<std::string> names;
        for (const auto& each : m_queue->waiting())
            names.push_back(each->stored.name);
        return names;
    }

    void waitUntilHeld()
    {
        EXPECT_TRUE(waitFor([&] { return !m_queue->isGoing() && !m_training->isActive(); }));
    }

    [[nodiscard]] std::vector<project::Run> runs() const
    {
        return project::Project::open(m_folder / "p.carpo")->runs().value();
    }

    support::TemporaryFolder m_folder;
    QThreadPool m_pool;
    PaperEngine* m_engine = nullptr;
    std::unique_ptr<TrainingSession> m_training;
    std::unique_ptr<RunQueue> m_queue;
};

TEST_F(Queue, trainsOneAfterTheOtherInItsOrder)
{
    for (const char* const name : {"a", "b", "c"})
        add(lone(name));
    m_queue->move(3, -5);
    EXPECT_TRUE(waitFor([&] { return waitingNames() == std::vector<std::string>{"c", "a", "b"}; }));
    QSignalSpy beginning(m_queue.get(), &RunQueue::runBeginning);
    m_queue->start();
    EXPECT_TRUE(m_queue->isGoing());
    waitUntilHeld();
    EXPECT_TRUE(waitFor([&] { return m_queue->waiting().empty(); }));
    ASSERT_EQ(runs().size(), 3U);
    EXPECT_EQ(runs()[0].name, "c");
    EXPECT_EQ(runs()[1].name, "a");
    EXPECT_EQ(runs()[2].name, "b");
    EXPECT_EQ(beginning.count(), 3);
    EXPECT_EQ(m_queue->sweeps().size(), 3U) << "what is done is still known";
}

TEST_F(Queue, halvingGoesOnWithTheBest)
{
    training::Sweep sweep = rates({0.1, 0.2, 0.3, 0.4}, training::SweepStrategy::Halving);
    ASSERT_TRUE(sweep.base.set("training.epochs", std::int64_t{4}));
    sweep.trials = 4;
    sweep.eta = 2;
    add(sweep);
    m_queue->start();
    waitUntilHeld();
    std::vector<int> epochs;
    for (const project::Run& run : runs())
        epochs.push_back(run.epochs);
    std::ranges::sort(epochs);
    EXPECT_EQ(epochs, (std::vector<int>{1, 1, 2, 4}));
    // The run with all epochs is one with the lowest rate that was drawn.
    double lowest = 1;
    double winner = 1;
    for (const project::Run& run : runs()) {
        const double rate =
            training::Experiment::fromJson(run.experimentJson, "r")->real("optimizer.learning_rate");
        lowest = std::min(lowest, rate);
        winner = run.epochs == 4 ? rate : winner;
    }
    EXPECT_EQ(winner, lowest);
}

TEST_F(Queue, isHeldAndGoesOnAfterARestart)
{
    add(rates({0.1, 0.2}, training::SweepStrategy::Grid));
    m_engine->isSlow = true;
    m_queue->start();
    EXPECT_TRUE(waitFor([&] { return m_training->isActive() && m_training->run(); }));
    EXPECT_EQ(m_queue->current(), 1);
    m_queue->hold();
    waitUntilHeld();
    ASSERT_EQ(runs().size(), 1U);
    EXPECT_EQ(runs()[0].state, project::RunState::Stopped);
    EXPECT_EQ(m_queue->waiting().size(), 1U);

    m_engine->isSlow = false;
    openQueue();
    EXPECT_FALSE(m_queue->isGoing()) << "it never begins by itself";
    EXPECT_EQ(m_queue->waiting().size(), 1U);
    m_queue->start();
    waitUntilHeld();
    ASSERT_EQ(runs().size(), 2U) << "the first was gone on with";
    for (const project::Run& run : runs())
        EXPECT_EQ(run.state, project::RunState::Finished);
}

TEST_F(Queue, stoppingItsRunHoldsIt)
{
    add(lone("a"));
    add(lone("b"));
    m_engine->isSlow = true;
    m_queue->start();
    EXPECT_TRUE(waitFor([&] { return m_training->isActive() && m_training->run(); }));
    m_training->stop();
    waitUntilHeld();
    EXPECT_EQ(runs().size(), 1U);
}

TEST_F(Queue, aTrialThatCannotBeTrainedIsPassedOver)
{
    add(rates({0.9, 0.1}, training::SweepStrategy::Grid));
    m_queue->start();
    waitUntilHeld();
    EXPECT_TRUE(waitFor([&] { return m_queue->waiting().empty(); }));
    EXPECT_EQ(runs().size(), 1U);
    ASSERT_EQ(m_queue->sweeps().size(), 1U);
    ASSERT_EQ(m_queue->sweeps()[0]->failures.size(), 1U);
    EXPECT_EQ(m_queue->sweeps()[0]->failures[0].error.code, core::ErrorCode::TrainingDiverged);
}

TEST_F(Queue, whatCannotBeReadIsListedAndTheOthersAreTrained)
{
    const auto project = project::Project::open(m_folder / "p.carpo");
    ASSERT_TRUE(project::addSweep(*project, "newer", R"({"carpo_sweep": 99})"));
    add(lone("a"));
    ASSERT_TRUE(waitFor([&] { return m_queue->unreadable().size() == 1; }));
    EXPECT_EQ(m_queue->unreadable()[0].stored.name, "newer");
    EXPECT_EQ(m_queue->unreadable()[0].error.code, core::ErrorCode::ExperimentNewer);
    QSignalSpy failed(m_queue.get(), &RunQueue::failed);
    m_queue->start();
    waitUntilHeld();
    EXPECT_EQ(failed.count(), 0);
    EXPECT_EQ(runs().size(), 1U);
    m_queue->remove(m_queue->unreadable()[0].stored.number);
    EXPECT_TRUE(waitFor([&] { return m_queue->unreadable().empty(); }));
}

TEST_F(Queue, whatCannotBeTrainedStaysWithItsReasonAndCanBeTriedAgain)
{
    training::Sweep bad = lone("bad");
    ASSERT_TRUE(bad.base.set("data.train_fraction", 0.9));
    add(bad);
    add(lone("good"));
    m_queue->start();
    waitUntilHeld();
    ASSERT_TRUE(waitFor([&] { return m_queue->failedOnes().size() == 1 && m_queue->waiting().empty(); }));
    EXPECT_EQ(runs().size(), 1U) << "the one behind it was trained";
    EXPECT_EQ(m_queue->failedOnes()[0]->stored.name, "bad");
    EXPECT_EQ(m_queue->failedOnes()[0]->failures.at(0).error.code, core::ErrorCode::ExperimentOutOfRange);
    m_queue->remove(1);
    EXPECT_TRUE(waitFor([&] { return m_queue->failedOnes().empty(); }));
    m_queue->restore(1);
    EXPECT_TRUE(waitFor([&] { return m_queue->failedOnes().size() == 1; })) << "as it was before";
    m_queue->tryAgain(1);
    EXPECT_TRUE(waitFor([&] { return waitingNames() == std::vector<std::string>{"bad"}; }));
    EXPECT_TRUE(m_queue->failedOnes().empty());
}

TEST_F(Queue, whatIsTheMachinesHoldsIt)
{
    add(lone("a"));
    m_engine->isFolderGone = true;
    m_queue->start();
    waitUntilHeld();
    EXPECT_EQ(m_queue->waiting().size(), 1U);
    EXPECT_TRUE(m_queue->failedOnes().empty());
    m_engine->isFolderGone = false;
    m_queue->start();
    waitUntilHeld();
    EXPECT_EQ(runs().size(), 1U);
}

TEST_F(Queue, aTrialWhoseImagesChangedIsBegunAnew)
{
    add(lone("a"));
    m_engine->isSlow = true;
    m_queue->start();
    EXPECT_TRUE(waitFor([&] { return m_training->isActive() && m_training->run(); }));
    m_queue->hold();
    waitUntilHeld();
    m_engine->isSlow = false;
    m_engine->hasDataChanged = true;
    m_queue->start();
    EXPECT_TRUE(waitFor([&] { return m_queue->waiting().empty(); }));
    waitUntilHeld();
    ASSERT_EQ(runs().size(), 2U);
    EXPECT_EQ(runs()[0].state, project::RunState::Stopped);
    EXPECT_EQ(runs()[1].state, project::RunState::Finished);
    EXPECT_EQ(runs()[1].trial, runs()[0].trial);
}

TEST_F(Queue, aTrialBelongsToItsProjectWhenAnotherIsOpened)
{
    {
        auto other = project::Project::openOrCreate(m_folder / "q.carpo");
        ASSERT_TRUE(project::addSweep(*other, "b", training::toJson(lone("b"))));
    }
    add(lone("a"));
    m_engine->isSlow = true;
    m_engine->failsWhenStopped = true;
    m_queue->start();
    EXPECT_TRUE(waitFor([&] { return m_training->isActive() && m_training->run(); }));
    EXPECT_EQ(m_queue->current(), 1);
    open("q.carpo");
    ASSERT_TRUE(waitFor([&] { return waitingNames() == std::vector<std::string>{"b"}; }));
    EXPECT_EQ(m_queue->current(), 0) << "the other project's first is not this one's";
    m_queue->remove(1);
    EXPECT_TRUE(waitFor([&] { return m_queue->waiting().empty(); }));
    EXPECT_TRUE(m_training->isActive()) << "it is not this entry that is trained";
    EXPECT_NE(m_training->state(), TrainingSession::State::Stopping);

    m_training->stop();
    const auto failures = [this](const char* file) {
        return project::trialFailures(*project::Project::open(m_folder / file), 1)->size();
    };
    EXPECT_TRUE(waitFor([&] { return failures("p.carpo") == 1; }));
    EXPECT_EQ(failures("q.carpo"), 0U);
}

TEST_F(Queue, whatIsStartedDuringARunBeginsWhenThatIsOver)
{
    trainByHand();
    QSignalSpy added(m_queue.get(), &RunQueue::added);
    m_queue->add(lone("a"), true);
    EXPECT_TRUE(waitFor([&] { return added.count() == 1; }));
    EXPECT_TRUE(added.first().at(1).toBool());
    EXPECT_TRUE(waitFor([&] { return m_queue->isToBegin(); }));
    EXPECT_FALSE(m_queue->isGoing());
    m_engine->isSlow = false;
    EXPECT_TRUE(waitFor([&] { return runs().size() == 2; }));
    EXPECT_FALSE(m_queue->isToBegin());
    waitUntilHeld();
    EXPECT_EQ(runs()[1].name, "a");
}

TEST_F(Queue, whatIsToBeginBeginsAlsoWhenTheRunFailsAndNotWhenItIsHeld)
{
    add(lone("a"));
    trainByHand();
    m_engine->failsWhenStopped = true;
    m_queue->start();
    ASSERT_TRUE(m_queue->isToBegin());
    m_queue->hold();
    EXPECT_FALSE(m_queue->isToBegin());
    EXPECT_TRUE(m_training->isActive()) << "the run by hand is not the queue's to stop";
    m_queue->start();
    QSignalSpy beginning(m_queue.get(), &RunQueue::runBeginning);
    m_training->stop();
    EXPECT_TRUE(waitFor([&] { return beginning.count() == 1; }));
    m_engine->failsWhenStopped = false;
    m_engine->isSlow = false;
    waitUntilHeld();
}

TEST_F(Queue, whatIsTakenOutCanBePutBack)
{
    add(lone("a"));
    add(lone("b"));
    m_queue->remove(1);
    EXPECT_TRUE(waitFor([&] { return waitingNames() == std::vector<std::string>{"b"}; }));
    m_queue->restore(1);
    EXPECT_TRUE(waitFor([&] { return waitingNames() == std::vector<std::string>{"a", "b"}; }));
}

} // namespace
} // namespace carpo::app_test
