// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window's thread takes to answer while a trainer tells it of thousands of batches a second,
// with all curves open: a script in the trainer's place tells as many as are asked for.
//     bench_telemetry [batches a second] [seconds]
#include "app/bridge/training_engine.h"
#include "app/bridge/words.h"
#include "app/bridge/workspace.h"
#include "app/desktop/language.h"
#include "app/desktop/main_window.h"
#include "app/desktop/set_up.h"
#include "engine/phantom/cohort.h"
#include "tests/bench/knocking.h"
#include "tests/support/temporary_folder.h"
#include "widgets/plots/curve_plot.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <cstdlib>

namespace {

using Clock = std::chrono::steady_clock;

/// Tells of so many batches a second, five hundred an epoch, until it is stopped.
class Teller final : public carpo::bridge::TrainingEngine
{
public:
    explicit Teller(int rate)
        : m_rate(rate)
    {}

    carpo::core::Result<carpo::jobs::TrainJobResult> start(const carpo::jobs::TrainJob& /*job*/,
                                                           carpo::training::TrainingControls& /*controls*/,
                                                           carpo::jobs::TrainJobObserver& observer,
                                                           std::stop_token stop) override
    {
        constexpr int kBatches = 500;
        observer.onRun(1);
        observer.onStarted("CPU", 33);
        const auto begin = Clock::now();
        for (std::int64_t step = 1; !stop.stop_requested(); ++step) {
            const double t = static_cast<double>(step);
            const int epoch = static_cast<int>((step - 1) / kBatches) + 1;
            observer.onBatch({.epoch = epoch,
                              .batch = (step - 1) % kBatches + 1,
                              .batches = kBatches,
                              .step = step,
                              .loss = 0.3 + std::abs(std::sin(t)) / std::sqrt(t),
                              .learningRate = 0.001,
                              .imagesPerSecond = 16.0 * m_rate,
                              .gradientNorm = 1 + std::sin(t),
                              .updateRatio = step % 10 == 1 ? 1e-3 : std::nan(""),
                              .times = {1e-4, 1e-4, 2e-4, 1e-4}});
            if (step % kBatches == 0)
                observer.onEpoch({.epoch = epoch,
                                  .epochs = 100'000,
                                  .trainLoss = 0.3,
                                  .validationLoss = 0.4,
                                  .steps = step,
                                  .metrics = {{"mae", 10 + std::sin(t)}},
                                  .trainMetrics = {{"mae", 8.0}}},
                                 {});
            std::this_thread::sleep_until(begin + std::chrono::microseconds(1'000'000 * step / m_rate));
        }
        return carpo::jobs::TrainJobResult{.run = 1, .outcome = {}};
    }

    carpo::core::Result<carpo::jobs::TrainJobResult> resume(const carpo::jobs::TrainJob& job,
                                                            std::int64_t /*run*/,
                                                            carpo::training::TrainingControls& controls,
                                                            carpo::jobs::TrainJobObserver& observer,
                                                            std::stop_token stop) override
    {
        return start(job, controls, observer, std::move(stop));
    }

private:
    int m_rate;
};

bool waitFor(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 60'000);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const int rate = argc > 1 ? std::atoi(argv[1]) : 2'000;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 30;
    const carpo::support::TemporaryFolder folder;
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, QByteArray::fromStdString((folder / variable).string()));
    if (!carpo::phantom::writeCohort(folder / "cohort", {.count = 12, .height = 64}, {}, {}))
        return 1;
    carpo::settings::Settings settings(carpo::bridge::toQString(folder / "settings.ini"));
    const carpo::desktop::Language language(settings);
    carpo::desktop::setUpTheme(settings);
    carpo::bridge::Workspace::Options options = carpo::bridge::Workspace::defaults();
    options.engine = std::make_unique<Teller>(rate);
    carpo::bridge::Workspace workspace(settings, std::move(options));
    carpo::desktop::MainWindow window(workspace);
    window.resize(1920, 1080);
    window.show();
    window.open(carpo::bridge::toQString(folder / "cohort"));
    if (!waitFor([&] { return workspace.scan().state() == carpo::bridge::ScanSession::State::Ready; }))
        return 1;
    window.findChild<QAction*>(QStringLiteral("actionExperiment"))->trigger();
    auto* const curves = window.findChild<QWidget*>(QStringLiteral("liveCurves"));
    for (QAction* const action :
         curves->findChild<QToolButton*>(QStringLiteral("shownCurves"))->menu()->actions())
        action->setChecked(true);
    QTest::qWait(500);
    window.findChild<QPushButton*>(QStringLiteral("trainButton"))->click();
    {
        const carpo::bench::Heartbeat heartbeat("all curves, telemetry");
        QTest::qWait(1000 * seconds);
    }
    std::printf("%d batches drawn at %d a second\n",
                curves->findChild<carpo::plots::CurvePlot*>(QStringLiteral("batchLossPlot"))->pointCount(0),
                rate);
    workspace.training().stop();
    return waitFor([&] { return !workspace.training().isActive(); }) ? 0 : 1;
}
