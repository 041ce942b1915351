// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the plural: the table, the bin, the queue and sweeps, in the real window.
#include "app/pages/experiment/experiment_runs.h"

#include "app/bridge/words.h"
#include "app/models/run_filter_model.h"
#include "app/pages/experiment/sweep_axis_row.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/form.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/parallel_plot.h"
#include "widgets/plots/scatter_plot.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace carpo::app_test {
namespace {

using Form = forms::Form;

class ExperimentRuns : public WindowFixture
{
protected:
    void openCohort()
    {
        writeSmallCohort(m_folder / "cohort", 20, 64);
        openAndWait(m_folder / "cohort");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<Form>("experimentForm");
        EXPECT_TRUE(form.setValue(QStringLiteral("data.input_size"), 16));
        EXPECT_TRUE(form.setValue(QStringLiteral("training.epochs"), 2));
        EXPECT_TRUE(form.setValue(QStringLiteral("training.batch_size"), 4));
    }

    void train(int runsThen)
    {
        part<QPushButton>("trainButton").click();
        EXPECT_TRUE(waitFor([&] { return !workspace().training().isActive(); }));
        EXPECT_TRUE(waitFor([&] {
            const auto& runs = *part<QTreeView>("runs").model();
            return runs.rowCount() == runsThen && !runs.index(0, 3).data().toString().isEmpty();
        }));
    }

    void showTab(QWidget& inIt)
    {
        auto& tabs = part<QTabWidget>("experimentTabs");
        for (int i = 0; i < tabs.count(); ++i) {
            if (tabs.widget(i)->isAncestorOf(&inIt))
                tabs.setCurrentIndex(i);
        }
    }

    QTableView& table()
    {
        auto& view = part<QTableView>("runTable");
        showTab(view);
        return view;
    }

    static QString cell(const QTableView& view, int row, const char* key)
    {
        return view.model()->index(row, models::RunTableModel::columnOf(key)).data().toString();
    }
};

TEST_F(ExperimentRuns, theTableIsFilteredSortedEditedAndTellsWhatDiffers)
{
    openCohort();
    train(1);
    EXPECT_TRUE(part<Form>("experimentForm").setValue(QStringLiteral("training.batch_size"), 8));
    train(2);
    QTableView& view = table();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 2; }));
    EXPECT_EQ(cell(view, 0, "number"), QStringLiteral("#2")) << "the latest first";
    const int batch = models::RunTableModel::columnOf("training.batch_size");
    EXPECT_TRUE(view.isColumnHidden(batch));
    part<QToolButton>("onlyDiffering").click();
    EXPECT_FALSE(view.isColumnHidden(batch));
    EXPECT_TRUE(view.isColumnHidden(models::RunTableModel::columnOf("network.name")));
    EXPECT_EQ(cell(view, 0, "training.batch_size"), QStringLiteral("8"));
    view.sortByColumn(batch, Qt::AscendingOrder);
    EXPECT_EQ(cell(view, 0, "number"), QStringLiteral("#1"));

    // Typed into the cell, kept by the project.
    const QModelIndex tags = view.model()->index(0, models::RunTableModel::columnOf("tags"));
    view.setCurrentIndex(tags);
    view.edit(tags);
    auto* const editor = view.findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    QTest::keyClicks(editor, QStringLiteral("turma, boa"));
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] {
        const auto runs = project::Project::open(workspace().set()->projectFile)->runs();
        return runs->front().tags == std::vector<std::string>{"boa", "turma"};
    }));
    auto& filter = part<QLineEdit>("runFilter");
    filter.setText(QStringLiteral("turma"));
    EXPECT_EQ(view.model()->rowCount(), 1);
    filter.setText(QStringLiteral("nenhuma"));
    EXPECT_EQ(view.model()->rowCount(), 0);
    auto& nothing = part<feedback::StateView>("runTableEmpty");
    EXPECT_TRUE(nothing.isVisible());
    nothing.button()->click();
    EXPECT_EQ(view.model()->rowCount(), 2);
    EXPECT_TRUE(filter.text().isEmpty());

    QSignalSpy compared(window().findChild<pages::ExperimentRuns*>(), &pages::ExperimentRuns::runsCompared);
    view.selectAll();
    part<QToolButton>("compareRunsButton").click();
    ASSERT_EQ(compared.count(), 1);
    EXPECT_EQ(compared.first().first().value<QList<qint64>>(), (QList<qint64>{1, 2}));
    // Beside training and validation of the one that is shown, the other's validation.
    auto& curves = *part<QStackedWidget>("runCurves").currentWidget();
    auto& metric = *curves.findChild<plots::CurvePlot*>(QStringLiteral("metricPlot"));
    EXPECT_TRUE(waitFor([&metric] { return metric.curveCount() == 3; }));
    EXPECT_GT(metric.pointCount(2), 0);
}

TEST_F(ExperimentRuns, theTableAndTheListAreAtTheSameRun)
{
    openCohort();
    QTableView& view = table();
    part<feedback::StateView>("runTableEmpty").button()->click();
    EXPECT_TRUE(workspace().training().isActive()) << "what to do while there is none";
    EXPECT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
    train(2);
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 2; }));
    auto& list = part<QTreeView>("runs");
    EXPECT_EQ(view.currentIndex().row(), list.currentIndex().row());
    const int other = 1 - view.currentIndex().row();
    view.selectRow(other);
    EXPECT_EQ(list.currentIndex().row(), other);
    list.setCurrentIndex(list.model()->index(1 - other, 0));
    EXPECT_EQ(view.currentIndex().row(), 1 - other);
    view.selectAll();
    EXPECT_EQ(view.selectionModel()->selectedRows().size(), 2) << "several stay chosen";

    // Conditions choose no run.
    const QString shown = list.currentIndex().siblingAtColumn(0).data().toString();
    part<QLineEdit>("runFilter")
        .setText(shown == QStringLiteral("#1") ? QStringLiteral("#2") : QStringLiteral("#1"));
    EXPECT_EQ(view.model()->rowCount(), 1);
    EXPECT_EQ(list.currentIndex().siblingAtColumn(0).data().toString(), shown);
    part<QLineEdit>("runFilter").clear();
    EXPECT_EQ(cell(view, view.currentIndex().row(), "number"), shown);
}

TEST_F(ExperimentRuns, whatGoesToTheBinComesBack)
{
    openCohort();
    train(1);
    QTableView& view = table();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 1; }));
    view.selectRow(0);
    part<QToolButton>("binRunsButton").click();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 0; }));
    EXPECT_TRUE(waitFor([&] { return part<QTreeView>("runs").model()->rowCount() == 0; }));
    auto& message = part<feedback::MessageLine>("runMessages");
    EXPECT_TRUE(message.isVisible());
    message.findChild<QPushButton*>()->click();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 1; }));

    view.selectRow(0);
    part<QToolButton>("binRunsButton").click();
    part<QToolButton>("showBin").click();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 1; }));
    part<QToolButton>("emptyBin").click();
    EXPECT_FALSE(part<QToolButton>("emptyBin").isEnabled());
    message.findChild<QPushButton*>()->click(); // taken back
    view.selectRow(0);
    part<QToolButton>("binRunsButton").click();
    EXPECT_TRUE(waitFor([&] { return part<QTreeView>("runs").model()->rowCount() == 1; }));
}

TEST_F(ExperimentRuns, aRunIsRepeatedAndBranchedFrom)
{
    openCohort();
    train(1);
    auto& form = part<Form>("experimentForm");
    EXPECT_TRUE(form.setValue(QStringLiteral("training.batch_size"), 8));
    QTableView& view = table();
    EXPECT_TRUE(waitFor([&] { return view.model()->rowCount() == 1; }));
    view.selectRow(0);
    part<QToolButton>("repeatRunButton").click();
    EXPECT_EQ(form.value(QStringLiteral("training.batch_size")).toInt(), 4);
    const auto weights = [&form] { return form.value(QStringLiteral("transfer.weights")).toString(); };
    view.parentWidget()->findChild<QAction*>(QStringLiteral("branchBest"))->trigger();
    EXPECT_TRUE(waitFor([&] { return weights().endsWith(QStringLiteral("best.safetensors")); }));
    view.parentWidget()->findChild<QAction*>(QStringLiteral("branchLast"))->trigger();
    // 16 images in batches of 4, two epochs.
    EXPECT_TRUE(waitFor([&] { return weights().endsWith(QStringLiteral("step-8.safetensors")); }));
    train(2);
    EXPECT_TRUE(part<feedback::MessageLine>("experimentMessage").text().contains(QStringLiteral("tensores")));
}

TEST_F(ExperimentRuns, aSweepIsDrawnUpTrainedAndSeen)
{
    openCohort();
    auto& start = part<QPushButton>("startSweep");
    showTab(start);
    auto* const row = window().findChild<pages::SweepAxisRow*>();
    auto* const values = row->findChild<QLineEdit*>(QStringLiteral("axisValues"));
    // How it is written is said in place, with an example that is taken as it stands.
    const QString hint = row->findChild<QLabel*>(QStringLiteral("axisHint"))->text();
    const QString example = hint.section(QStringLiteral("“"), -1).section(QStringLiteral("”"), 0, 0);
    const auto understood =
        pages::axisFromText(*training::findHyperparameter("optimizer.learning_rate"), example);
    ASSERT_TRUE(understood && understood->range) << hint.toStdString();
    EXPECT_EQ(*understood->range, (training::SweepRange{1e-4, 1e-2, 3, true})) << hint.toStdString();
    EXPECT_TRUE(hint.contains(QStringLiteral("0,0001; 0,001; 0,01"))) << hint.toStdString();
    EXPECT_FALSE(values->placeholderText().isEmpty());
    values->setText(QStringLiteral("0,001; 2e-2; hoje"));
    EXPECT_FALSE(start.isEnabled());
    EXPECT_TRUE(row->findChild<QLabel*>(QStringLiteral("axisProblem"))->isVisible());
    values->setText(QStringLiteral("0,001..0,1 x 3 log"));
    EXPECT_TRUE(start.isEnabled());
    EXPECT_TRUE(part<QLabel>("sweepPreview").text().contains(QLatin1Char('3')));
    start.click();
    EXPECT_TRUE(waitFor([&] { return workspace().queue().isGoing(); }));
    EXPECT_TRUE(waitFor([&] { return !workspace().queue().isGoing(); }));
    auto& plot = part<plots::ParallelPlot>("parallelPlot");
    EXPECT_TRUE(waitFor([&] { return plot.chosen().size() == 3; }));
    plot.choose(0, 0.4, 0.6);
    EXPECT_EQ(plot.chosenCount(), 1);
    EXPECT_TRUE(part<plots::ScatterPlot>("sweepScatter").table().contains(QStringLiteral("0.01,")));
    EXPECT_TRUE(waitFor([&] { return part<QListWidget>("queue").isHidden(); })) << "all is done";
    const QTableView& runs = table();
    EXPECT_EQ(cell(runs, 0, "name"), QStringLiteral("Taxa de aprendizado = 0,1"));
    const QModelIndex name = runs.model()->index(0, models::RunTableModel::columnOf("name"));
    EXPECT_TRUE(name.data(Qt::ToolTipRole).toString().endsWith(name.data().toString()));
    EXPECT_EQ(runs.textElideMode(), Qt::ElideMiddle);
}

TEST_F(ExperimentRuns, whatHalvingStoppedEarlyStandsAtTheEpochsThatItHas)
{
    openCohort();
    showTab(part<QPushButton>("startSweep"));
    auto& strategy = part<QComboBox>("sweepStrategy");
    strategy.setCurrentIndex(2);
    Q_EMIT strategy.activated(2);
    part<QSpinBox>("sweepTrials").setValue(3);
    part<QPushButton>("startSweep").click();
    EXPECT_TRUE(waitFor([&] { return workspace().queue().isGoing(); }));
    EXPECT_TRUE(waitFor([&] { return !workspace().queue().isGoing(); }));
    auto& plot = part<plots::ParallelPlot>("parallelPlot");
    const auto epochs = [&plot] {
        QStringList column;
        for (const QString& line : plot.table().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            column << line.section(QLatin1Char(','), -2, -2);
        column.sort();
        return column;
    };
    EXPECT_TRUE(waitFor([&] {
        return epochs()
               == QStringList({QStringLiteral("1"),
                               QStringLiteral("1"),
                               QStringLiteral("2"),
                               QStringLiteral("Épocas treinadas")});
    })) << plot.table().toStdString();
}

TEST_F(ExperimentRuns, theFormIsQueuedAndTheQueueOrdered)
{
    openCohort();
    auto& form = part<Form>("experimentForm");
    auto& queue = part<QListWidget>("queue");
    for (int i = 1; i <= 2; ++i) {
        EXPECT_TRUE(form.setValue(QStringLiteral("training.epochs"), i));
        part<QPushButton>("queueAdd").click();
        EXPECT_TRUE(waitFor([&] { return queue.count() == i; }));
    }
    EXPECT_FALSE(queue.item(0)->icon().isNull());
    queue.setCurrentRow(1);
    part<QToolButton>("queueUp").click();
    EXPECT_TRUE(waitFor([&] { return queue.item(0)->data(Qt::UserRole).toInt() == 2; }));
    queue.setCurrentRow(1);
    part<QToolButton>("queueRemove").click();
    EXPECT_TRUE(waitFor([&] { return queue.count() == 1; }));
    part<feedback::MessageLine>("runMessages").findChild<QPushButton*>()->click();
    EXPECT_TRUE(waitFor([&] { return queue.count() == 2; }));
    part<QPushButton>("queueGo").click();
    EXPECT_TRUE(waitFor([&] { return workspace().queue().isGoing(); }));
    EXPECT_TRUE(waitFor([&] { return !workspace().queue().isGoing(); }));
    const auto& runs = *part<QTreeView>("runs").model();
    EXPECT_TRUE(waitFor([&] { return runs.rowCount() == 2 && queue.count() == 0; }));
}

TEST_F(ExperimentRuns, whatCannotBeTrainedStaysInTheQueueWithItsReason)
{
    openCohort();
    auto& form = part<Form>("experimentForm");
    auto& queue = part<QListWidget>("queue");
    EXPECT_TRUE(form.setValue(QStringLiteral("data.train_fraction"), 0.9));
    EXPECT_TRUE(form.setValue(QStringLiteral("data.validation_fraction"), 0.2));
    part<QPushButton>("queueAdd").click();
    EXPECT_TRUE(waitFor([&] { return queue.count() == 1; }));
    part<QPushButton>("queueGo").click();
    EXPECT_TRUE(waitFor([&] { return workspace().queue().failedOnes().size() == 1; }));
    ASSERT_EQ(queue.count(), 1);
    queue.setCurrentRow(0);
    EXPECT_TRUE(part<QLabel>("queueNote").isVisible());
    EXPECT_FALSE(part<QLabel>("queueNote").text().isEmpty());
    EXPECT_FALSE(part<QToolButton>("queueUp").isVisible());
    part<QToolButton>("queueAgain").click();
    EXPECT_TRUE(waitFor([&] { return workspace().queue().waiting().size() == 1; }));
    queue.setCurrentRow(0);
    part<QToolButton>("queueRemove").click();
    EXPECT_TRUE(waitFor([&] { return queue.count() == 0; }));
}

TEST(SweepAxisText, isReadAsPeopleTypeItAndSaysItself)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
    const auto& rate = *training::findHyperparameter("optimizer.learning_rate");
    const auto range = pages::axisFromText(rate, QStringLiteral(" 0,0001 .. 0,1 x 4 log "));
    ASSERT_TRUE(range && range->range);
    EXPECT_EQ(*range->range, (training::SweepRange{1e-4, 0.1, 4, true}));
    EXPECT_EQ(pages::textOf(rate, *range), QStringLiteral("0,0001..0,1 x 4 log"));
    EXPECT_EQ(pages::axisFromText(rate, QStringLiteral("1e-4…0.1"))->range,
              (training::SweepRange{1e-4, 0.1}));
    const auto list = pages::axisFromText(rate, QStringLiteral("0,001; 0.01;1"));
    ASSERT_TRUE(list);
    EXPECT_EQ(list->values, (std::vector<training::Value>{0.001, 0.01, 1.0}));
    EXPECT_FALSE(pages::axisFromText(rate, QStringLiteral("; ;")));
    EXPECT_FALSE(pages::axisFromText(rate, QStringLiteral("muito")));
    const auto& batch = *training::findHyperparameter("training.batch_size");
    EXPECT_FALSE(pages::axisFromText(batch, QStringLiteral("8; 2,5")));
    EXPECT_EQ(pages::axisFromText(batch, QStringLiteral("8; 16"))->values,
              (std::vector<training::Value>{std::int64_t{8}, std::int64_t{16}}));
    const auto& network = *training::findHyperparameter("network.name");
    const auto names = pages::axisFromText(network, QStringLiteral("rapida; lenet_ufg"));
    ASSERT_TRUE(names);
    EXPECT_EQ(pages::axisFromText(network, pages::textOf(network, *names))->values, names->values)
        << "its words lead back";
    const auto& flip = *training::findHyperparameter("augmentation.flip");
    const auto both = pages::axisFromText(flip, QStringLiteral("false; true"));
    ASSERT_TRUE(both);
    EXPECT_EQ(pages::axisFromText(flip, pages::textOf(flip, *both))->values, both->values);
    QLocale::setDefault(before);
}

} // namespace
} // namespace carpo::app_test
