// SPDX-License-Identifier: GPL-3.0-or-later
// How long a brush takes in Explorar: from a condition that is set to all charts drawn again, the whole
// behind the selection. Ages, sexes, a measure and an outline take turns.
//     bench_brush [images [brushes]]
#include "app/bridge/selection.h"
#include "app/pages/explore/data_charts.h"
#include "engine/core/random.h"
#include "engine/explore/measures.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QThreadPool>
#include <qcustomplot.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace carpo;
using Clock = std::chrono::steady_clock;

constexpr QSize kChartsAt1366(888, 300);
constexpr QSize kChartsAt1920(1330, 400);
constexpr int kCorners = 60; // of an outline drawn by hand

/// Children of 0 to 228 months with measures of their own, some of which rise with age.
bridge::OpenedSetPtr madeUpSet(std::size_t images)
{
    dataset::Dataset dataset;
    dataset.root = "/radiographs";
    explore::ScanTable scan;
    scan.decoded.assign(images, true);
    scan.measures.assign(explore::measures().size(), std::vector<float>(images));
    core::RandomStream random(1, "brush");
    for (std::size_t i = 0; i < images; ++i) {
        dataset.ids.push_back(std::to_string(i));
        dataset.files.push_back(dataset.root / (dataset.ids.back() + ".png"));
        dataset.sexes.push_back(random.next() % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
        dataset.months.push_back(static_cast<float>(random.next() % 229));
        for (std::vector<float>& column : scan.measures)
            column[i] = static_cast<float>(random.normal(0.4, 0.1) + 0.001 * dataset.months.back());
    }
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = std::make_shared<const dataset::Dataset>(std::move(dataset));
    set->scan = std::move(scan);
    return set;
}

explore::AreaRule outlineAround(double middle)
{
    explore::AreaRule area{.x = "brightness", .y = "contrast", .corners = {}};
    for (int corner = 0; corner < kCorners; ++corner) {
        const double angle = 2 * std::numbers::pi * corner / kCorners;
        area.corners.emplace_back(middle + 0.12 * std::cos(angle), middle + 0.1 * std::sin(angle));
    }
    return area;
}

/// Another one each time, so that nothing is known from before.
explore::Condition brush(int round)
{
    const double moved = round % 97;
    switch (round % 4) {
    case 0:
        return explore::RangeRule{.column = "age", .minimum = moved, .maximum = moved + 60};
    case 1:
        return explore::WordRule{.column = "sex", .words = {round % 8 == 1 ? "female" : "male"}};
    case 2:
        return explore::RangeRule{
            .column = "aspect_ratio", .minimum = 0.2 + 0.001 * moved, .maximum = 0.5 + 0.001 * moved};
    default:
        return outlineAround(0.4 + 0.001 * moved);
    }
}

/// The charts as the page joins them to the selection.
class Charts
{
public:
    explicit Charts(const bridge::OpenedSetPtr& set)
        : m_selection(m_pool)
        , m_charts(m_pool)
    {
        QObject::connect(&m_selection, &bridge::Selection::rowsChanged, &m_charts, [this] {
            m_waiting = static_cast<int>(m_canvases.size());
            m_isDrawn.assign(m_canvases.size(), 0);
            m_charts.setRows(m_selection.rows());
        });
        for (auto* const canvas : m_charts.findChildren<QCustomPlot*>()) {
            const std::size_t place = m_canvases.size();
            m_canvases.push_back(canvas);
            QObject::connect(canvas, &QCustomPlot::afterReplot, &m_charts, [this, place] {
                if (m_waiting > 0 && std::exchange(m_isDrawn[place], std::uint8_t{1}) == 0)
                    --m_waiting;
            });
        }
        m_selection.setSet(set);
    }

    void show(const QSize& size)
    {
        m_charts.resize(size);
        m_charts.show();
        waitUntilDrawn();
        for (int i = 0; i < 50; ++i) { // late frames of the first time
            QApplication::processEvents();
            QThread::msleep(2);
        }
    }

    void choose(const explore::Condition& condition)
    {
        m_waiting = -1; // the rows come first
        m_selection.setRule({condition});
        waitUntilDrawn();
    }

private:
    void waitUntilDrawn() const
    {
        while (m_waiting != 0)
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    QThreadPool m_pool;
    bridge::Selection m_selection;
    pages::DataCharts m_charts;
    std::vector<QCustomPlot*> m_canvases;
    std::vector<std::uint8_t> m_isDrawn;
    int m_waiting = -1;
};

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    style::Theme::instance().install();
    const std::size_t images = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    const int brushes = argc > 2 ? std::max(std::atoi(argv[2]), 4) : 200;
    const bridge::OpenedSetPtr set = madeUpSet(images);
    std::printf("%zu images, %d brushes; 50 ms wanted\n", images, brushes);
    for (const QSize size : {kChartsAt1366, kChartsAt1920}) {
        Charts charts(set);
        charts.show(size);
        std::vector<double> elapsed;
        std::vector<double> worked;
        for (int round = 0; round < brushes; ++round) {
            const auto start = Clock::now();
            const std::clock_t work = std::clock();
            charts.choose(brush(round));
            elapsed.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
            worked.push_back(1000.0 * static_cast<double>(std::clock() - work) / CLOCKS_PER_SEC);
        }
        std::printf(
            "%4d x %3d   median %6.1f ms   p99 %6.1f ms   processor: median %6.1f ms   p99 %6.1f ms\n",
            size.width(),
            size.height(),
            quantile(elapsed, 0.5),
            quantile(elapsed, 0.99),
            quantile(worked, 0.5),
            quantile(worked, 0.99));
        std::fflush(stdout);
    }
    return 0;
}
