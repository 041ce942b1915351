// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "app/pages/explore/prepare_picture.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/interval_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/plots/share_curves.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

class Results : public WindowFixture
{
protected:
    /// A short run on a cohort with test images: 18 to train with, 6 to validate with, 6 to test with.
    void trainShortly(const std::vector<std::pair<const char*, QVariant>>& settings = {})
    {
        writeSmallCohort(m_folder / "cohort", 30, 64);
        openAndWait(m_folder / "cohort");
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<forms::Form>("experimentForm");
        form.setValue(QStringLiteral("data.input_size"), 16);
        form.setValue(QStringLiteral("training.epochs"), 2);
        form.setValue(QStringLiteral("training.batch_size"), 4);
        form.setValue(QStringLiteral("data.train_fraction"), 0.6);
        form.setValue(QStringLiteral("data.split_age_band"), 0); // both sexes in every part
        for (const auto& [key, value] : settings)
            form.setValue(QLatin1String(key), value);
        train();
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>("resultsPanel"));
    }

    void train()
    {
        part<QPushButton>("trainButton").click();
        EXPECT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
        EXPECT_TRUE(message().isEmpty()) << message().toStdString();
    }

    QString message() { return part<feedback::MessageLine>("experimentMessage").text(); }

    void showTab(int tab) { part<QTabBar>("resultTabs").setCurrentIndex(tab); }

    /// Asks the run, and waits until another evaluation is shown.
    void evaluate(const char* action)
    {
        auto& shown = part<QComboBox>("shownEvaluation");
        const QVariant before = shown.currentData();
        auto& wanted = part<QAction>(action);
        EXPECT_TRUE(waitFor([&wanted] { return wanted.isEnabled(); }));
        wanted.trigger();
        EXPECT_TRUE(waitFor([&] { return shown.currentData().isValid() && shown.currentData() != before; }))
            << message().toStdString();
    }
};

TEST_F(Results, areSeenFromEverySide)
{
    trainShortly();
    auto& worst = *part<gallery::Gallery>("worstGallery").model();
    EXPECT_TRUE(waitFor([&] { return worst.rowCount() == 6; }));
    EXPECT_EQ(part<gallery::Gallery>("bestGallery").model()->rowCount(), 6);
    EXPECT_EQ(worst.index(0, 0).data().toString(),
              part<gallery::Gallery>("bestGallery").model()->index(5, 0).data().toString());
    // A point for each validation image, in a series a sex.
    const QString points = part<plots::ScatterPlot>("resultsScatter").table();
    EXPECT_EQ(points.count(QLatin1Char('\n')), 7) << points.toStdString();
    EXPECT_TRUE(points.contains(QStringLiteral("feminino,"))) << points.toStdString();
    EXPECT_TRUE(points.contains(QStringLiteral("masculino,"))) << points.toStdString();
    for (const char* const name : {"residuals", "blandAltman"})
        EXPECT_EQ(part<plots::ScatterPlot>(name).table().count(QLatin1Char('\n')), 7) << name;
    EXPECT_GT(part<plots::HistogramPlot>("residualHistogram").table().count(QLatin1Char('\n')), 1);
    auto& slices = part<plots::IntervalPlot>("errorSlices");
    EXPECT_TRUE(waitFor([&] { return slices.summary().contains(QStringLiteral("MAE")); }));
    EXPECT_GT(slices.table().count(QLatin1Char('\n')), 2);
    EXPECT_FALSE(part<QLabel>("challengeBoard").text().isEmpty()) << "why there is no board";
    EXPECT_EQ(part<QTabBar>("resultTabs").count(), 7);
}

TEST_F(Results, looksAtTheTestImagesAreCountedAndWaysCompared)
{
    trainShortly();
    auto& shown = part<QComboBox>("shownEvaluation");
    EXPECT_TRUE(waitFor([&] { return shown.count() == 1; }));
    EXPECT_TRUE(part<QLabel>("evaluationLooks").text().isEmpty());
    evaluate("evaluate_test");
    EXPECT_TRUE(part<QLabel>("evaluationLooks").text().contains(QLatin1Char('1')))
        << part<QLabel>("evaluationLooks").text().toStdString();
    part<QAction>("evaluationViews4").trigger();
    evaluate("evaluate_test");
    EXPECT_TRUE(part<QLabel>("evaluationLooks").text().contains(QLatin1Char('2')));
    EXPECT_EQ(shown.count(), 3);
    EXPECT_TRUE(shown.currentText().contains(QLatin1Char('4'))) << shown.currentText().toStdString();
    auto& table = part<QTableWidget>("comparisonTable");
    ASSERT_EQ(table.rowCount(), 2) << "with one view and with four";
    int bold = 0;
    for (int row = 0; row < 2; ++row)
        bold += table.item(row, 0)->font().bold() ? 1 : 0;
    EXPECT_EQ(bold, 1) << "the one that is shown";
    EXPECT_TRUE(part<QAction>("evaluate_test").text().contains(QLatin1Char('2')));

    // Back to the validation that came with the training.
    shown.setCurrentIndex(0);
    Q_EMIT shown.activated(0);
    EXPECT_TRUE(waitFor([this] { return part<QLabel>("evaluationLooks").text().isEmpty(); }));
    EXPECT_EQ(table.rowCount(), 1);
}

TEST_F(Results, anotherFolderAndRunsTogether)
{
    trainShortly();
    train();
    auto& partners = part<QMenu>("evaluationPartners");
    EXPECT_TRUE(waitFor([&] { return partners.actions().size() == 1; }));
    partners.actions().first()->trigger();
    writeSmallCohort(m_folder / "other", 8, 64);
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(m_folder / "other"));
    evaluate("evaluateFolder");
    EXPECT_TRUE(part<QComboBox>("shownEvaluation").currentText().contains(QStringLiteral("other")));
    EXPECT_TRUE(part<QComboBox>("shownEvaluation").currentText().contains(QLatin1Char('1')))
        << part<QComboBox>("shownEvaluation").currentText().toStdString();
    EXPECT_EQ(part<plots::ScatterPlot>("resultsScatter").table().count(QLatin1Char('\n')), 9);
    EXPECT_EQ(part<gallery::Gallery>("worstGallery").model()->rowCount(), 8);

    // A folder that is none: said in its place, and what was shown stays.
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(m_folder / "nowhere"));
    part<QAction>("evaluateFolder").trigger();
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("nowhere")); }));
    EXPECT_EQ(part<plots::ScatterPlot>("resultsScatter").table().count(QLatin1Char('\n')), 9);
}

TEST_F(Results, errorsAreColumnsInExplorar)
{
    trainShortly();
    const auto errors = [this] { return workspace().errors().of(workspace().set()->dataset); };
    EXPECT_TRUE(waitFor([&] { return errors() != nullptr; }));
    const auto known = [&] {
        return std::ranges::count_if(errors()->error, [](float error) { return std::isfinite(error); });
    };
    EXPECT_EQ(known(), 6);
    evaluate("evaluate_test");
    EXPECT_EQ(known(), 12) << "those of the test images too";
    trigger("actionExplore");
    bool isOffered = false;
    EXPECT_TRUE(waitFor([&] {
        for (const QComboBox* const box : window().findChildren<QComboBox*>())
            isOffered = isOffered || box->findData(QStringLiteral("absolute_prediction_error")) >= 0;
        return isOffered;
    }));
}

TEST_F(Results, mapsLieOverTheRadiograph)
{
    trainShortly();
    EXPECT_TRUE(
        waitFor([this] { return part<gallery::Gallery>("attributionCases").model()->rowCount() == 6; }));
    showTab(5);
    auto& picture = part<pages::PreparePicture>("attributionPicture");
    EXPECT_TRUE(waitFor([&] { return !picture.picture().isNull(); })) << picture.message().toStdString();
    EXPECT_EQ(picture.picture().size(), QSize(16, 16));
    auto& strength = part<QSlider>("attributionStrength");
    auto& kind = part<QComboBox>("attributionKind");
    kind.setCurrentIndex(2);
    const QImage saliency = picture.picture();
    strength.setValue(0);
    const QImage plain = picture.picture();
    EXPECT_NE(plain, saliency);
    EXPECT_TRUE(plain.allGray());
    strength.setValue(100);
    EXPECT_NE(picture.picture(), saliency);
    EXPECT_FALSE(part<QLabel>("attributionWords").text().isEmpty());
    // Another case.
    const QString before = picture.caption();
    part<gallery::Gallery>("attributionCases").setCurrentRow(3);
    EXPECT_TRUE(waitFor([&] { return picture.caption() != before && !picture.picture().isNull(); }));
}

TEST_F(Results, aCaseIsOpenedInExplorarAndTheRunReported)
{
    trainShortly();
    auto& worst = part<gallery::Gallery>("worstGallery");
    EXPECT_TRUE(waitFor([&] { return worst.model()->rowCount() == 6; }));
    const fs::path page = m_folder / "run.html";
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(page));
    part<QPushButton>("saveRunReport").click();
    EXPECT_TRUE(waitFor([&] { return fs::exists(page); }));
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("run.html")); }));
    std::ifstream in(page);
    const std::string html{std::istreambuf_iterator<char>(in), {}};
    EXPECT_NE(html.find("Predicted against true, validation images"), std::string::npos);

    showTab(4);
    Q_EMIT worst.activated(0);
    EXPECT_TRUE(waitFor([this] { return part<QAction>("actionExplore").isChecked(); }));
}

TEST_F(Results, ofClassesHaveCurvesAndATable)
{
    trainShortly({{"target.name", QStringLiteral("sex")},
                  {"loss.name", QStringLiteral("cross_entropy")},
                  {"network.sex", QStringLiteral("none")}});
    auto& roc = part<plots::ShareCurves>("rocCurves");
    EXPECT_TRUE(waitFor([&] { return roc.curveCount() == 2; }));
    EXPECT_EQ(part<plots::ShareCurves>("precisionRecallCurves").curveCount(), 2);
    EXPECT_TRUE(roc.table().contains(QStringLiteral("feminino"))) << roc.table().toStdString();
    auto& table = part<QTableWidget>("classTable");
    ASSERT_EQ(table.rowCount(), 2);
    EXPECT_EQ(table.item(0, 0)->text(), QStringLiteral("feminino"));
    EXPECT_EQ(table.item(0, 1)->text().toInt() + table.item(1, 1)->text().toInt(), 6);
    EXPECT_EQ(part<QTabBar>("resultTabs").count(), 7);
    EXPECT_TRUE(part<plots::ConfusionMatrix>("resultsConfusion").isVisibleTo(&window()));
}

} // namespace
} // namespace carpo::app_test
