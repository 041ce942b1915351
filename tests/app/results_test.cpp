// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/prepare_picture.h"
#include "tests/app/results_fixture.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/confusion_matrix.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/plots/interval_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/plots/share_curves.h"

#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

TEST_F(Results, areSeenFromEverySide)
{
    trainShortly();
    auto& worst = *part<gallery::Gallery>("worstGallery").model();
    showTab(kCases);
    EXPECT_TRUE(waitFor([&] { return worst.rowCount() == 6; }));
    EXPECT_EQ(part<gallery::Gallery>("bestGallery").model()->rowCount(), 6);
    EXPECT_EQ(worst.index(0, 0).data().toString(),
              part<gallery::Gallery>("bestGallery").model()->index(5, 0).data().toString());
    // A point for each validation image, in a series a sex.
    showTab(kPredicted);
    const QString points = part<plots::ScatterPlot>("resultsScatter").table();
    EXPECT_EQ(points.count(QLatin1Char('\n')), 7) << points.toStdString();
    EXPECT_TRUE(points.contains(QStringLiteral("feminino,"))) << points.toStdString();
    EXPECT_TRUE(points.contains(QStringLiteral("masculino,"))) << points.toStdString();
    for (const auto& [tab, name] :
         {std::pair{kResiduals, "residuals"}, std::pair{kBlandAltman, "blandAltman"}}) {
        auto& plot = part<plots::ScatterPlot>(name);
        EXPECT_LT(plot.table().count(QLatin1Char('\n')), 7) << name << ": nobody has looked yet";
        showTab(tab);
        EXPECT_EQ(plot.table().count(QLatin1Char('\n')), 7) << name;
    }
    EXPECT_GT(part<plots::HistogramPlot>("residualHistogram").table().count(QLatin1Char('\n')), 1);
    auto& slices = part<plots::IntervalPlot>("errorSlices");
    showTab(kSlices);
    EXPECT_TRUE(waitFor([&] { return slices.summary().contains(QStringLiteral("MAE")); }));
    EXPECT_GT(slices.table().count(QLatin1Char('\n')), 2);
    showTab(kComparison);
    EXPECT_TRUE(waitFor([this] { return !part<QLabel>("challengeBoard").text().isEmpty(); }))
        << "why there is no board";
    EXPECT_EQ(part<QTabBar>("resultTabs").count(), 7);
}

TEST_F(Results, looksAtTheTestImagesAreCountedAndWaysCompared)
{
    trainShortly();
    auto& shown = part<QComboBox>("shownEvaluation");
    EXPECT_TRUE(waitFor([&] { return shown.count() == 1; }));
    showTab(kComparison);
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
    ASSERT_TRUE(waitFor([&] { return table.rowCount() == 2; })) << "with one view and with four";
    int bold = 0;
    for (int row = 0; row < 2; ++row)
        bold += table.item(row, 0)->font().bold() ? 1 : 0;
    EXPECT_EQ(bold, 1) << "the one that is shown";
    EXPECT_TRUE(part<QAction>("evaluate_test").text().contains(QLatin1Char('2')));

    // Back to the validation that came with the training.
    shown.setCurrentIndex(0);
    Q_EMIT shown.activated(0);
    EXPECT_TRUE(waitFor([this] { return part<QLabel>("evaluationLooks").text().isEmpty(); }));
    EXPECT_TRUE(waitFor([&] { return table.rowCount() == 1; }));
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
    showTab(kCases);
    EXPECT_EQ(part<gallery::Gallery>("worstGallery").model()->rowCount(), 8);
    showTab(kPredicted);

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
    showTab(kLooksAt);
    EXPECT_TRUE(
        waitFor([this] { return part<gallery::Gallery>("attributionCases").model()->rowCount() == 6; }));
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
    const auto& colours = part<QLabel>("attributionColours");
    EXPECT_TRUE(colours.isVisible());
    const QImage key = colours.pixmap().toImage();
    EXPECT_NE(key.pixel(0, 0), key.pixel(key.width() - 1, 0)) << "from nothing to the most";
    // Another case.
    const QString before = picture.caption();
    part<gallery::Gallery>("attributionCases").setCurrentRow(3);
    EXPECT_TRUE(waitFor([&] { return picture.caption() != before && !picture.picture().isNull(); }));
    // In front of a class.
    const QString named = picture.caption();
    bridge::ImageNames::instance().setHidden(true);
    EXPECT_NE(picture.caption(), named);
    bridge::ImageNames::instance().setHidden(false);
    EXPECT_EQ(picture.caption(), named);
}

TEST_F(Results, aCaseIsOpenedInExplorarAndTheRunReported)
{
    trainShortly();
    showTab(kCases);
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

    Q_EMIT worst.activated(0);
    EXPECT_TRUE(waitFor([this] { return part<QAction>("actionExplore").isChecked(); }));
}

TEST_F(Results, ofClassesHaveCurvesAndATable)
{
    trainShortly({{"target.name", QStringLiteral("sex")},
                  {"loss.name", QStringLiteral("cross_entropy")},
                  {"network.sex", QStringLiteral("none")}});
    EXPECT_TRUE(
        waitFor([this] { return part<plots::ConfusionMatrix>("resultsConfusion").isVisibleTo(&window()); }));
    auto& roc = part<plots::ShareCurves>("rocCurves");
    showTab(1);
    EXPECT_TRUE(waitFor([&] { return roc.curveCount() == 2; }));
    showTab(2);
    EXPECT_TRUE(
        waitFor([this] { return part<plots::ShareCurves>("precisionRecallCurves").curveCount() == 2; }));
    showTab(3);
    EXPECT_TRUE(roc.table().contains(QStringLiteral("feminino"))) << roc.table().toStdString();
    auto& table = part<QTableWidget>("classTable");
    ASSERT_EQ(table.rowCount(), 2);
    EXPECT_EQ(table.item(0, 0)->text(), QStringLiteral("feminino"));
    EXPECT_EQ(table.item(0, 1)->text().toInt() + table.item(1, 1)->text().toInt(), 6);
    EXPECT_EQ(part<QTabBar>("resultTabs").count(), 7);
}

} // namespace
} // namespace carpo::app_test
