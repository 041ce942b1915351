// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/image_list_model.h"
#include "app/models/run_list_model.h"
#include "app/models/run_table_model.h"
#include "app/models/worst_model.h"
#include "engine/explore/measures.h"
#include "widgets/gallery/gallery.h"

#include <gmock/gmock.h>

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QThreadPool>

#include <limits>

namespace carpo::app_test {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
using Tester = QAbstractItemModelTester;

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

/// A mask of none chooses all.
bridge::ChosenRowsPtr rowsOf(const bridge::OpenedSetPtr& set, explore::RowMask mask = {})
{
    if (mask.empty())
        mask.assign(set->dataset->size(), 1);
    const std::shared_ptr<const explore::ScanTable> scan(set, &*set->scan);
    auto rows = std::make_shared<bridge::ChosenRows>();
    rows->set = set;
    rows->columns = std::make_shared<const explore::Columns>(set->dataset, scan);
    rows->count = explore::countOf(mask);
    rows->mask = std::move(mask);
    return rows;
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
    const auto set = threeImages();
    model.setSet(set);
    model.setRows(rowsOf(set));
    model.setOrder({.key = "age"});
    EXPECT_EQ(model.rowCount(), 3);
    model.setRows(rowsOf(set, {0, 1, 1}));
    EXPECT_EQ(model.rowCount(), 2);
}

TEST(ImageListModel, sortsByAnythingWithTheUnknownLast)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    const auto set = threeImages();
    model.setSet(set);
    model.setRows(rowsOf(set));
    EXPECT_THAT(captions(model), testing::ElementsAre("7", "8", "9"));
    model.setOrder({.key = "age"});
    EXPECT_THAT(captions(model), testing::ElementsAre("9", "7", "8"));
    model.setOrder({.key = "age", .descending = true});
    EXPECT_THAT(captions(model), testing::ElementsAre("7", "9", "8"));
    model.setOrder({.key = "brightness"});
    EXPECT_THAT(captions(model), testing::ElementsAre("8", "7", "9"));
    EXPECT_EQ(model.datasetRow(0), 1);
    EXPECT_EQ(model.rowOf(1), 0);
    EXPECT_EQ(model.datasetRow(3), -1);
    model.sort(0, Qt::DescendingOrder);
    EXPECT_THAT(captions(model), testing::ElementsAre("9", "8", "7"));
    model.setOrder({.key = "sex"});
    EXPECT_THAT(captions(model), testing::ElementsAre("9", "8", "7")) << "unknown, female, male";
    model.setOrder({.key = "there is none"});
    EXPECT_THAT(captions(model), testing::ElementsAre("7", "8", "9"));
}

TEST(ImageListModel, selectedImagesStaySelectedInAnotherOrder)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    const auto set = threeImages();
    model.setSet(set);
    model.setRows(rowsOf(set));
    QItemSelectionModel selection(&model);
    selection.select(model.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    selection.select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.setOrder({.key = "age"}); // 9 7 8
    EXPECT_TRUE(selection.isRowSelected(0));
    EXPECT_TRUE(selection.isRowSelected(1));
    EXPECT_FALSE(selection.isRowSelected(2));
}

TEST(ImageListModel, isATableWithAColumnForAllThatIsKnown)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    const auto set = threeImages();
    model.setSet(set);
    model.setRows(rowsOf(set));
    const auto text = [&model](int row, const char* key) {
        return model.index(row, model.columnOf(key)).data().toString().toStdString();
    };
    EXPECT_EQ(text(0, "id"), "7");
    EXPECT_EQ(text(0, "file"), "7.png");
    EXPECT_EQ(text(0, "sex"), "male");
    EXPECT_EQ(text(0, "age"), "120");
    EXPECT_EQ(text(1, "age"), "") << "not known";
    EXPECT_EQ(text(1, "brightness"), "0.250");
    EXPECT_EQ(text(0, "decision"), "");
    EXPECT_EQ(model.columnOf("there is none"), -1);
    const int age = model.columnOf("age");
    EXPECT_EQ(model.headerData(age, Qt::Horizontal, Qt::DisplayRole).toString(),
              QStringLiteral("Bone age (months)"));
    EXPECT_TRUE(model.index(0, age).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    EXPECT_FALSE(model.index(0, model.columnOf("sex")).data(Qt::TextAlignmentRole).isValid());
}

TEST(ImageListModel, badgesNameThePartAndTheProblem)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    auto set = std::make_shared<bridge::OpenedSet>(*threeImages());
    auto dataset = std::make_shared<dataset::Dataset>(*set->dataset);
    dataset->parts = {dataset::Part::Train, dataset::Part::None, dataset::Part::Test};
    set->dataset = dataset;
    model.setSet(set);
    const auto words = [&model](int row) {
        std::vector<std::string> all;
        for (const gallery::Badge& badge :
             model.index(row, 0).data(gallery::kBadgesRole).value<gallery::Badges>())
            all.push_back(badge.text.toStdString());
        return all;
    };
    EXPECT_THAT(words(0), testing::ElementsAre("train"));
    EXPECT_THAT(words(1), testing::IsEmpty());
    EXPECT_THAT(words(2), testing::ElementsAre("test", "problem"));
}

TEST(ImageListModel, saysWhatIsKnownAndWhatIsWrong)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    bridge::DecisionDesk desk(pool);
    models::ImageListModel model(thumbnails, desk);
    model.setSet(threeImages());
    EXPECT_EQ(model.index(0, 0).data(gallery::kDetailRole).toString(), QStringLiteral("120 months · male"));
    EXPECT_EQ(model.index(1, 0).data(gallery::kDetailRole).toString(), QStringLiteral("female"));
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

TEST(WorstModel, ofClassesBeginsWithTheLeastProbableTruth)
{
    QThreadPool pool;
    models::ThumbnailStore thumbnails(pool);
    models::WorstModel model(thumbnails);
    auto dataset = std::make_shared<dataset::Dataset>();
    std::vector<project::PredictionRow> rows;
    for (int i = 0; i < 3; ++i) {
        dataset->ids.push_back(std::to_string(i));
        dataset->files.emplace_back("/none");
        dataset->sexes.push_back(dataset::Sex::Male);
        dataset->months.push_back(100);
        rows.push_back({.id = std::to_string(i),
                        .part = "validation",
                        .className = "foot",
                        .probability = 0.9F,
                        .trueClass = i == 1 ? "hand" : "foot",
                        .trueProbability = i == 1 ? 0.1F : 0.9F});
    }
    auto set = std::make_shared<bridge::OpenedSet>();
    set->dataset = dataset;
    model.setPredictions(set, rows, {.key = "accuracy", .label = "Accuracy", .ofClasses = true});
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.datasetRow(0), 1);
    EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("hand → foot (10 %)"));
}

TEST(RunListModel, showsRunsAndTheOneThatIsTrained)
{
    models::RunListModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    bridge::RunSummary first;
    first.run.number = 1;
    first.run.state = project::RunState::Finished;
    first.best = 9.84;
    bridge::RunSummary second;
    second.run.number = 2;
    second.best = std::numeric_limits<double>::quiet_NaN();
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
    const auto header = [&model] {
        return model.headerData(models::RunListModel::kBest, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    EXPECT_EQ(header(), QStringLiteral("MAE"));
    bridge::RunSummary third;
    third.run.number = 3;
    third.best = 0.9375;
    third.metric = {.key = "accuracy", .label = "Accuracy", .ofClasses = true, .higherIsBetter = true};
    model.setRuns({third, first});
    EXPECT_EQ(header(), QStringLiteral("Best"));
    EXPECT_EQ(model.index(0, models::RunListModel::kBest).data().toString(), QStringLiteral("0.938"));
}

bridge::RunSummary tabledRun(std::int64_t number)
{
    bridge::RunSummary summary;
    summary.run.number = number;
    summary.run.name = "run";
    summary.best = kNan;
    return summary;
}

TEST(RunTable, aNewRunLeavesTheOthersChosenAndWhatIsTypedAlone)
{
    models::RunTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.setRuns({tabledRun(3), tabledRun(1)});
    const QPersistentModelIndex third = model.index(0, 0);
    const QPersistentModelIndex first = model.index(1, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRuns({tabledRun(4), tabledRun(3), tabledRun(2), tabledRun(1)});
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(changed.count(), 0) << "an open editor would lose its text";
    EXPECT_EQ(third.row(), 1);
    EXPECT_EQ(first.row(), 3);
    model.setRuns({tabledRun(4), tabledRun(1)});
    EXPECT_FALSE(third.isValid());
    EXPECT_EQ(first.row(), 1);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.run(0)->run.number, 4);
}

TEST(RunTable, aRunThatWasStoppedSaysHowManyEpochsItHas)
{
    auto experiment = std::make_shared<training::Experiment>();
    EXPECT_TRUE(experiment->set("training.epochs", std::int64_t{40}).has_value());
    bridge::RunSummary run = tabledRun(1);
    run.experiment = experiment;
    models::RunTableModel model;
    const auto cell = [&model](int epochs, bridge::RunSummary each) {
        each.run.epochs = epochs;
        model.setRuns({each});
        return model.index(0, models::RunTableModel::columnOf("training.epochs")).data().toString();
    };
    EXPECT_EQ(cell(8, run), QStringLiteral("8 of 40"));
    EXPECT_EQ(cell(40, run), QStringLiteral("40"));
}

TEST(RunTable, aRunUnderWayShowsItsEpochsAndItsBest)
{
    models::RunTableModel model;
    model.setRuns({tabledRun(2), tabledRun(1)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    training::EpochReport first;
    first.epoch = 1;
    first.validationMae = 9;
    first.best = true;
    training::EpochReport second;
    second.epoch = 2;
    second.validationMae = 11;
    for (training::EpochReport* const report : {&first, &second})
        report->metrics = {{"mae", report->validationMae}};
    model.addEpochs(1, {first, second});
    EXPECT_EQ(model.run(1)->run.epochs, 2);
    EXPECT_EQ(model.run(1)->best, 9);
    EXPECT_EQ(model.run(1)->run.bestEpoch, 1);
    EXPECT_EQ(model.run(0)->run.epochs, 0);
    const int notes = models::RunTableModel::columnOf("notes");
    for (const auto& signal : changed) {
        EXPECT_EQ(signal.at(0).toModelIndex().row(), 1);
        EXPECT_FALSE(signal.at(0).toModelIndex().column() <= notes
                     && signal.at(1).toModelIndex().column() >= notes)
            << "a note may be being typed there";
    }
    EXPECT_GT(changed.count(), 0);
    model.addEpochs(7, {first}); // of another project's, say
}

} // namespace
} // namespace carpo::app_test
