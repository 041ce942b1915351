// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/training_session.h"

#include "tests/app/scripted_training_engine.h"
#include "tests/app/window_fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

namespace carpo::app_test {
namespace {

using bridge::TrainingSession;
using State = TrainingSession::State;

bridge::OpenedSetPtr anySet()
{
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = std::make_shared<dataset::Dataset>();
    set->projectFile = "/nowhere/set.carpo";
    return set;
}

/// Batches until it is stopped, with an epoch every ten.
core::Result<jobs::TrainJobResult> trainUntilStopped(training::TrainingControls& controls,
                                                     jobs::TrainJobObserver& observer,
                                                     const std::stop_token& stop)
{
    observer.onRun(5);
    observer.onStarted("CPU, 2 threads", 33);
    double rate = 0.1;
    for (std::int64_t step = 1; !stop.stop_requested(); ++step) {
        if (controls.isPaused()) {
            observer.onPaused(true);
            controls.waitWhilePaused(stop);
            observer.onPaused(false);
        }
        for (const auto& [key, value] : controls.takeChanges())
            rate = key == "optimizer.learning_rate" ? std::get<double>(value) : rate;
        observer.onBatch({.epoch = 1, .batch = step, .batches = 10, .step = step, .learningRate = rate});
        QTest::qSleep(1);
    }
    return jobs::TrainJobResult{.run = 5, .outcome = {}};
}

void begin(TrainingSession& session)
{
    session.start(anySet(), {}, training::Experiment());
}

TEST(TrainingSession, goesFromIdleThroughTrainingToItsEnd)
{
    TrainingSession session(std::make_unique<ScriptedTrainingEngine>(trainUntilStopped));
    QSignalSpy ended(&session, &TrainingSession::ended);
    std::int64_t lastStep = 0;
    QObject::connect(&session, &TrainingSession::advanced, [&](const bridge::TrainingFrame& frame) {
        if (!frame.batches.empty())
            lastStep = frame.batches.back().step;
    });
    EXPECT_EQ(session.state(), State::Idle);
    begin(session);
    EXPECT_EQ(session.state(), State::Preparing);
    EXPECT_TRUE(waitFor([&] { return session.state() == State::Training && lastStep > 5; }));
    EXPECT_EQ(session.run(), 5);
    session.stop();
    EXPECT_EQ(session.state(), State::Stopping);
    EXPECT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_EQ(session.state(), State::Idle);
}

TEST(TrainingSession, pausesBetweenBatchesAndGoesOn)
{
    TrainingSession session(std::make_unique<ScriptedTrainingEngine>(trainUntilStopped));
    std::int64_t lastStep = 0;
    QObject::connect(&session, &TrainingSession::advanced, [&](const bridge::TrainingFrame& frame) {
        if (!frame.batches.empty())
            lastStep = frame.batches.back().step;
    });
    begin(session);
    EXPECT_TRUE(waitFor([&] { return session.state() == State::Training; }));
    session.pause();
    EXPECT_EQ(session.state(), State::Pausing);
    EXPECT_TRUE(waitFor([&] { return session.state() == State::Paused; }));
    const std::int64_t atPause = lastStep;
    QTest::qWait(100);
    EXPECT_EQ(lastStep, atPause);
    session.unpause();
    EXPECT_TRUE(waitFor([&] { return lastStep > atPause; }));
    EXPECT_EQ(session.state(), State::Training);
}

TEST(TrainingSession, aNewLearningRateReachesTheTrainer)
{
    TrainingSession session(std::make_unique<ScriptedTrainingEngine>(trainUntilStopped));
    double rate = 0;
    QObject::connect(&session, &TrainingSession::advanced, [&](const bridge::TrainingFrame& frame) {
        if (!frame.batches.empty())
            rate = frame.batches.back().learningRate;
    });
    begin(session);
    EXPECT_TRUE(waitFor([&] { return rate == 0.1; }));
    session.change("optimizer.learning_rate", 0.025);
    EXPECT_TRUE(waitFor([&] { return rate == 0.025; }));
}

TEST(TrainingSession, whatTheEngineThrowsIsAFailure)
{
    const auto broken = [](training::TrainingControls&, jobs::TrainJobObserver&, const std::stop_token&)
        -> core::Result<jobs::TrainJobResult> { throw std::runtime_error("broken"); };
    TrainingSession session(std::make_unique<ScriptedTrainingEngine>(broken));
    core::Error error;
    bool hasFailed = false;
    QObject::connect(&session, &TrainingSession::failed, [&](const core::Error& reported) {
        error = reported;
        hasFailed = true;
    });
    begin(session);
    EXPECT_TRUE(waitFor([&] { return hasFailed; }));
    EXPECT_EQ(error.code, core::ErrorCode::Internal);
    EXPECT_EQ(error.value("detail"), "broken");
    EXPECT_EQ(session.state(), State::Idle);
}

TEST(TrainingSession, itsDestructorStopsAPausedTrainer)
{
    auto session =
        std::make_unique<TrainingSession>(std::make_unique<ScriptedTrainingEngine>(trainUntilStopped));
    begin(*session);
    EXPECT_TRUE(waitFor([&] { return session->state() == State::Training; }));
    session->pause();
    EXPECT_TRUE(waitFor([&] { return session->state() == State::Paused; }));
    session.reset(); // hangs here, and runs into the test's time limit, if it does not
}

TEST(TrainingSession, theLastNewsComesBeforeTheEnd)
{
    const auto short_ = [](training::TrainingControls&,
                           jobs::TrainJobObserver& observer,
                           const std::stop_token&) -> core::Result<jobs::TrainJobResult> {
        observer.onEpoch({.epoch = 1, .epochs = 1}, {});
        return jobs::TrainJobResult{.run = 1, .outcome = {}};
    };
    TrainingSession session(std::make_unique<ScriptedTrainingEngine>(short_));
    std::vector<std::string> order;
    QObject::connect(&session, &TrainingSession::advanced, [&] { order.emplace_back("news"); });
    QObject::connect(&session, &TrainingSession::ended, [&] { order.emplace_back("end"); });
    begin(session);
    EXPECT_TRUE(waitFor([&] { return session.state() == State::Idle; }));
    EXPECT_THAT(order, testing::ElementsAre("news", "end"));
}

} // namespace
} // namespace carpo::app_test
