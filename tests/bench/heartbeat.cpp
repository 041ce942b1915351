// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window's thread takes to answer while it scans, trains, and its gallery is scrolled: another
// thread knocks every 5 ms, and what is measured is the time from the knock to its handling.
//     bench_heartbeat [images [height]]
#include "app/bridge/jobs_training_engine.h"
#include "engine/phantom/cohort.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/knocking.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"

#include <QAction>
#include <QApplication>
#include <QEventLoop>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace {

using carpo::bench::Heartbeat;
using Clock = std::chrono::steady_clock;
constexpr int kPatienceMs = 600'000;
constexpr int kTrainingMs = 20'000;

void require(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_heartbeat: %s\n", what);
    std::exit(1);
}

/// As the program waits: QTest::qWait() sleeps ten milliseconds between two looks.
void spin(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void wait(const std::function<bool()>& condition, const char* what)
{
    const auto end = Clock::now() + std::chrono::milliseconds(kPatienceMs);
    while (!condition() && Clock::now() < end)
        spin(20);
    require(condition(), what);
}

void scroll(carpo::desktop::MainWindow& window, int milliseconds)
{
    QScrollBar* const bar = window.findChild<carpo::gallery::Gallery*>()->view()->verticalScrollBar();
    const auto end = Clock::now() + std::chrono::milliseconds(milliseconds);
    while (Clock::now() < end) {
        bar->setValue(bar->value() >= bar->maximum() ? 0 : bar->value() + bar->singleStep() * 4);
        spin(16);
    }
}

void measure(carpo::desktop::MainWindow& window,
             carpo::bridge::Workspace& workspace,
             const std::filesystem::path& folder)
{
    using State = carpo::bridge::ScanSession::State;
    {
        const Heartbeat heartbeat("idle");
        spin(2000);
    }
    {
        const Heartbeat heartbeat("showing each page first");
        for (const char* const page : {"actionExplore", "actionExperiment", "actionSettings", "actionHome"}) {
            window.findChild<QAction*>(QLatin1String(page))->trigger();
            spin(500);
        }
    }
    {
        const Heartbeat heartbeat("opening and scanning");
        window.open(carpo::bridge::toQString(folder));
        wait([&] { return workspace.scan().state() == State::Ready; }, "the scan does not end");
    }
    {
        const Heartbeat heartbeat("scrolling the gallery");
        scroll(window, 5000);
    }
    window.findChild<QAction*>(QStringLiteral("actionExperiment"))->trigger();
    auto* const form = window.findChild<carpo::forms::Form*>(QStringLiteral("experimentForm"));
    form->setValue(QStringLiteral("data.input_size"), 32); // many batches a second
    form->setValue(QStringLiteral("training.epochs"), 1000);
    {
        const Heartbeat heartbeat("training");
        window.findChild<QPushButton*>(QStringLiteral("trainButton"))->click();
        wait([&] { return workspace.training().state() == carpo::bridge::TrainingSession::State::Training; },
             "the training does not start");
        spin(kTrainingMs);
    }
    window.findChild<QAction*>(QStringLiteral("actionExplore"))->trigger();
    {
        const Heartbeat heartbeat("training and scrolling");
        scroll(window, 5000);
    }
    workspace.training().stop();
    wait([&] { return !workspace.training().isActive(); }, "the training does not stop");
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    carpo::bench::BenchWindow bench;
    carpo::phantom::CohortOptions cohort;
    cohort.count = argc > 1 ? std::atoi(argv[1]) : 400;
    cohort.height = argc > 2 ? std::atoi(argv[2]) : 512;
    require(carpo::phantom::writeCohort(bench.folder() / "cohort", cohort, {}, {}).has_value(), "no cohort");

    bench.window().show();
    measure(bench.window(), bench.workspace(), bench.folder() / "cohort");
    return 0;
}
