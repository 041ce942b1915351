// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/image_list_model.h"
#include "app/models/run_list_model.h"
#include "app/models/worst_model.h"
#include "engine/explore/measures.h"
#include "widgets/gallery/gallery.h"

#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QThreadPool>

#include <limits>

namespace carpo::app_test {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
using Tester = QAbstractItemModelTester;
using Order = models::ImageListModel::Order;

bridge::OpenedSetPtr threeImages()
{
    auto dataset = std::make_shared<dataset::Dataset>();
    dataset->ids = {"7", "8", "9"};
    dataset->files = {"/none/7.png", "/none/8.png", "/none/9.png"};
    dataset->sexes = {dataset::Sex::Male, dataset::Sex::Female, dataset::Sex::Unknown};
    dataset->months = {120, kNan, 60};
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = dataset;
    explore::ScanTable scan;
    scan.decoded = {true, true, false};
    scan.measures.assign(explore::measures().size(), {0.5F, 0.25F, std::numeric_limits<float>::quiet_NaN()});
    scan.problems = {{core::ErrorCode::ImageDamaged, "/none/9.png", {}}};
    set->scan = scan;
    return set;
}

/// Captions in the model's order.
std::vector<std::string> captions(const QAbstractItemModel& model)
{
    std::vector<std::string> all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.push_back(model.index(row, 0).data().toString().toStdString());
    return all;
}

TEST(ImageListModel, isAProperModelWhateverItsOrder)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setSet(threeImages());
    model.setOrder({.by = Order::By::Age});
    EXPECT_EQ(model.rowCount(), 3);
}

TEST(ImageListModel, sortsByAgeAndMeasureWithTheUnknownLast)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    model.setSet(threeImages());
    EXPECT_THAT(captions(model), testing::ElementsAre("7", "8", "9"));
    model.setOrder({.by = Order::By::Age});
    EXPECT_THAT(captions(model), testing::ElementsAre("9", "7", "8"));
    model.setOrder({.by = Order::By::Age, .descending = true});
    EXPECT_THAT(captions(model), testing::ElementsAre("7", "9", "8"));
    model.setOrder({.by = Order::By::Measure, .measure = "brightness"});
    EXPECT_THAT(captions(model), testing::ElementsAre("8", "7", "9"));
    EXPECT_EQ(model.datasetRow(0), 1);
    EXPECT_EQ(model.rowOf(1), 0);
    EXPECT_EQ(model.datasetRow(3), -1);
}

TEST(ImageListModel, saysWhatIsKnownAndWhatIsWrong)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    model.setSet(threeImages());
    EXPECT_EQ(model.index(0).data(gallery::kDetailRole).toString(), QStringLiteral("120 months · male"));
    EXPECT_EQ(model.index(1).data(gallery::kDetailRole).toString(), QStringLiteral("female"));
    EXPECT_TRUE(model.problemOf(0).isEmpty());
    EXPECT_TRUE(model.problemOf(2).contains(QStringLiteral("damaged")));
}

TEST(WorstModel, keepsTheTenLargestErrorsWorstFirst)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    models::WorstModel model(thumbnails);
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    auto dataset = std::make_shared<dataset::Dataset>();
    std::vector<project::PredictionRow> rows;
    for (int i = 0; i < 15; ++i) {
        dataset->ids.push_back(std::to_string(i));
        dataset->files.emplace_back("/none");
        dataset->sexes.push_back(dataset::Sex::Male);
        dataset->months.push_back(100);
        const float error = i % 2 == 0 ? static_cast<float>(i) : static_cast<float>(-i);
        rows.push_back({std::to_string(i), "validation", 100 + error, 100});
    }
    rows.push_back({"3", "validation", 500, kNan}); // no truth
    rows.push_back({"unknown", "validation", 500, 1});
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = dataset;
    model.setPredictions(set, rows);
    ASSERT_EQ(model.rowCount(), 10);
    EXPECT_EQ(model.datasetRow(0), 14);
    EXPECT_EQ(model.datasetRow(9), 5);
    EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("100 → 114 (+14)"));
    EXPECT_EQ(model.index(1).data().toString(), QStringLiteral("100 → 87 (−13)"));
}

TEST(RunListModel, showsRunsAndTheOneThatIsTrained)
{
    models::RunListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    bridge::RunSummary first;
    first.run.number = 1;
    first.run.state = project::RunState::Finished;
    first.bestMae = 9.84;
    bridge::RunSummary second;
    second.run.number = 2;
    second.bestMae = std::numeric_limits<double>::quiet_NaN();
    model.setRuns({second, first});
    EXPECT_EQ(model.rowOf(1), 1);
    EXPECT_EQ(model.index(1, models::RunListModel::kBest).data().toString(), QStringLiteral("9.8"));
    // Stored as running, but nobody trains it: it was cut off.
    EXPECT_EQ(model.index(0, models::RunListModel::kState).data().toString(), QStringLiteral("interrupted"));
    model.setActive(2);
    EXPECT_EQ(model.index(0, models::RunListModel::kState).data().toString(), QStringLiteral("training"));
    model.setBest(2, 12.34, 3);
    EXPECT_EQ(model.index(0, models::RunListModel::kBest).data().toString(), QStringLiteral("12.3"));
    EXPECT_EQ(model.run(5), nullptr);
}

} // namespace
} // namespace carpo::app_test
