// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame costs while a gallery of a hundred thousand images is scrolled and thumbnails come in behind:
// from moving the scroll bar to the end of drawing, all that came in since the last frame handled too. 60
// frames a second leave 16.7 ms for each. The rows are made up; their files are those of a phantom cohort,
// over and over. The same for the map of appearance and the table.
//     bench_gallery [rows [files [height]]]
#include "widgets/gallery/gallery.h"

#include "app/bridge/decision_desk.h"
#include "app/models/image_list_model.h"
#include "app/models/thumbnail_store.h"
#include "engine/core/random.h"
#include "engine/explore/measures.h"
#include "engine/phantom/cohort.h"
#include "tests/support/temporary_folder.h"
#include "widgets/gallery/figures_delegate.h"
#include "widgets/plots/map_plot.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QListView>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

namespace {

using namespace carpo;
using Clock = std::chrono::steady_clock;

constexpr auto kFrame = std::chrono::microseconds(16'667);
constexpr int kFrames = 600;

void require(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_gallery: %s\n", what);
    std::exit(1);
}

/// What this thread has used of a core, in milliseconds: what counts where other programs run beside.
double workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// One frame after the other at 60 a second: `step` changes something, and all events are handled and drawn.
void measure(const char* what, int frames, QWidget& widget, const std::function<void(int)>& step)
{
    std::vector<double> elapsed;
    std::vector<double> worked;
    auto next = Clock::now();
    for (int frame = 0; frame < frames; ++frame) {
        next = std::max(next + kFrame, Clock::now());
        std::this_thread::sleep_until(next);
        const auto start = Clock::now();
        const double before = workedMs();
        step(frame);
        QCoreApplication::processEvents();
        widget.repaint();
        worked.push_back(workedMs() - before);
        elapsed.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::printf(
        "%-44s n %4d   median %6.2f ms   p99 %6.2f ms   max %6.2f ms   processor: median %6.2f ms   p99 "
        "%6.2f ms\n",
        what,
        frames,
        quantile(elapsed, 0.5),
        quantile(elapsed, 0.99),
        quantile(elapsed, 1),
        quantile(worked, 0.5),
        quantile(worked, 0.99));
    std::fflush(stdout);
}

bridge::OpenedSetPtr madeUpSet(const dataset::Dataset& cohort, std::size_t rows)
{
    auto dataset = std::make_shared<dataset::Dataset>();
    dataset->root = cohort.root;
    explore::ScanTable scan;
    core::RandomStream random(1, "bench.gallery");
    for (std::size_t i = 0; i < rows; ++i) {
        dataset->ids.push_back(std::to_string(1'000'000 + i));
        dataset->files.push_back(cohort.files[i % cohort.size()]);
        dataset->sexes.push_back(i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
        dataset->months.push_back(static_cast<float>(i % 229));
        dataset->parts.push_back(i % 5 == 0 ? dataset::Part::Validation : dataset::Part::Train);
    }
    scan.decoded.assign(rows, true);
    scan.stamps.resize(rows);
    scan.pixelHashes.resize(rows);
    scan.measures.assign(explore::measures().size(), std::vector<float>(rows));
    for (auto& column : scan.measures)
        std::ranges::generate(column, [&random] { return static_cast<float>(random.normal(0.5, 0.15)); });
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = std::move(dataset);
    set->scan = std::move(scan);
    return set;
}

bridge::ChosenRowsPtr allRows(const bridge::OpenedSetPtr& set)
{
    const std::shared_ptr<const explore::ScanTable> scan(set, &*set->scan);
    return std::make_shared<const bridge::ChosenRows>(
        bridge::ChosenRows{.set = set,
                           .columns = std::make_shared<const explore::Columns>(set->dataset, scan),
                           .rule = {},
                           .mask = explore::RowMask(set->dataset->size(), 1),
                           .count = set->dataset->size()});
}

void scrollGallery(models::ImageListModel& model)
{
    gallery::Gallery gallery;
    gallery.setModel(&model);
    gallery.resize(1366, 700);
    gallery.show();
    require(QTest::qWaitForWindowExposed(&gallery), "the gallery does not come");
    QScrollBar& bar = *gallery.view()->verticalScrollBar();
    QTest::qWait(500);
    measure("gallery: 24 px a frame", kFrames, gallery, [&](int) { bar.setValue(bar.value() + 24); });
    measure("gallery: 24 px a frame, back over what is there", kFrames, gallery, [&](int) {
        bar.setValue(bar.value() - 24);
    });
    measure("gallery: 240 px a frame", kFrames, gallery, [&](int) { bar.setValue(bar.value() + 240); });
    measure("gallery: anywhere", kFrames, gallery, [&](int frame) {
        bar.setValue(static_cast<int>((static_cast<std::int64_t>(frame) * 7919 * 131) % (bar.maximum() + 1)));
    });
    measure("gallery: another size every frame", kFrames / 10, gallery, [&](int frame) {
        gallery.setThumbnailSize(96 + frame % 10 * 16);
    });
    gallery.setThumbnailSize(gallery::Gallery::kSmallest);
    QTest::qWait(200);
    measure("gallery: smallest tiles, 24 px a frame", kFrames, gallery, [&](int) {
        bar.setValue(bar.value() + 24);
    });
    measure("gallery: select all, and one", kFrames / 10, gallery, [&](int frame) {
        if (frame % 2 == 0)
            gallery.view()->selectAll();
        else
            gallery.setCurrentRow(frame);
    });
    measure("gallery: another order every frame", kFrames / 20, gallery, [&](int frame) {
        model.setOrder({.key = frame % 2 == 0 ? "brightness" : "age", .descending = frame % 4 < 2});
    });
    model.setOrder({});
}

void scrollTable(models::ImageListModel& model)
{
    QTableView table;
    table.setItemDelegate(new gallery::FiguresDelegate(&table));
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.setModel(&model);
    table.resize(1366, 700);
    table.show();
    require(QTest::qWaitForWindowExposed(&table), "the table does not come");
    QScrollBar& bar = *table.verticalScrollBar();
    measure("table: 24 px a frame", kFrames, table, [&](int) { bar.setValue(bar.value() + 24); });
}

void moveMap(const bridge::OpenedSet& set, models::ThumbnailStore& thumbnails)
{
    plots::MapPlot map;
    map.setSources([&thumbnails](int point) { return thumbnails.image(point); },
                   [](int point) { return QString::number(point); },
                   [](int point) { return QString::number(point); });
    QObject::connect(&thumbnails, &models::ThumbnailStore::arrived, &map, &plots::MapPlot::refreshPictures);
    core::RandomStream random(2, "bench.map");
    std::vector<float> x(set.dataset->size());
    std::vector<float> y(set.dataset->size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(random.normal(static_cast<double>(i % 7), 0.7));
        y[i] = static_cast<float>(random.normal(static_cast<double>(i % 3), 0.7));
    }
    map.setPlaces(x, y);
    map.resize(888, 360);
    map.show();
    require(QTest::qWaitForWindowExposed(&map), "the map does not come");
    QWidget& canvas = *map.focusProxy();
    std::vector<std::uint8_t> chosen(x.size(), 1);
    measure("map: another selection every frame", kFrames / 5, map, [&](int frame) {
        for (std::size_t i = 0; i < chosen.size(); ++i)
            chosen[i] = (i + static_cast<std::size_t>(frame)) % 3 == 0 ? 1 : 0;
        map.setChosen(chosen);
        map.flush();
    });
    measure("map: panned", kFrames / 5, map, [&](int frame) {
        QTest::keyClick(&canvas, frame % 2 == 0 ? Qt::Key_Left : Qt::Key_Right);
        map.flush();
    });
    // Thumbnails take the points' places as soon as there is room for them.
    for (int i = 0; i < 40 && map.pictured().size() < 5; ++i) {
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QTest::qWait(100);
    }
    require(!map.pictured().empty(), "no thumbnail comes on the map");
    measure("map: panned among thumbnails", kFrames / 5, map, [&](int frame) {
        QTest::keyClick(&canvas, frame % 4 < 2 ? Qt::Key_Left : Qt::Key_Right);
        map.flush();
    });
    std::printf("map: thumbnails in sight at the end: %zu\n", map.pictured().size());
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    style::Theme::instance().install();
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    phantom::CohortOptions options;
    options.count = argc > 2 ? std::atoi(argv[2]) : 2000;
    options.height = argc > 3 ? std::atoi(argv[3]) : 512;
    const support::TemporaryFolder folder;
    require(phantom::writeCohort(folder / "cohort", options, {}, {}).has_value(), "no cohort");
    const auto cohort = dataset::openDataset(folder / "cohort");
    require(cohort.has_value(), "the cohort does not open");

    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    const bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    const bridge::OpenedSetPtr set = madeUpSet(*cohort, rows);
    thumbnails.setDataset(set->dataset);
    model.setSet(set);
    model.setRows(allRows(set));
    std::printf("%zu rows over %zu files of %d pixels\n", rows, cohort->size(), options.height);
    scrollGallery(model);
    scrollTable(model);
    moveMap(*set, thumbnails);
    return 0;
}
