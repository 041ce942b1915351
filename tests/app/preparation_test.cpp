// SPDX-License-Identifier: GPL-3.0-or-later
// Preparação, driven in the real window.
#include "app/bridge/words.h"
#include "app/pages/explore/prepare_picture.h"
#include "engine/project/draft.h"
#include "engine/project/project.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/plots/histogram_plot.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <fstream>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kImages = 24;

class PreparationTest : public WindowFixture
{
protected:
    void SetUp() override { writeSmallCohort(m_folder / "cohort", kImages, 96); }

    void openPanel()
    {
        openAndWait(m_folder / "cohort");
        ASSERT_TRUE(waitFor([this] { return form().value(QStringLiteral("data.input_size")) == 128; }));
        ASSERT_TRUE(waitFor([this] { return workspace().draft().experiment().name() == "demo"; }));
        showTab();
    }

    void showTab()
    {
        auto& tabs = part<QTabWidget>("galleryTabs");
        tabs.setCurrentIndex(tabs.count() - 1);
        ASSERT_TRUE(waitFor([this] { return form().isVisible(); }));
        ASSERT_TRUE(waitFor([this] { return !after().picture().isNull(); }));
    }

    [[nodiscard]] forms::Form& form() { return part<forms::Form>("prepareForm"); }
    [[nodiscard]] pages::PreparePicture& before() { return part<pages::PreparePicture>("preparedBefore"); }
    [[nodiscard]] pages::PreparePicture& after() { return part<pages::PreparePicture>("preparedAfter"); }
    [[nodiscard]] QString words() { return part<QLabel>("preparedWords").text(); }
    [[nodiscard]] QString sampleWords() { return part<QLabel>("preparationWords").text(); }

    void waitForSample()
    {
        ASSERT_TRUE(waitFor([this] { return !sampleWords().isEmpty(); }));
    }

    /// The lines of a histogram's table, as numbers.
    [[nodiscard]] std::vector<std::vector<double>> cellsOf(const char* plot)
    {
        std::vector<std::vector<double>> cells;
        const QStringList lines =
            part<plots::Plot>(plot).table().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString& line : lines.mid(1)) {
            cells.emplace_back();
            for (const QString& cell : line.split(QLatin1Char(',')))
                cells.back().push_back(cell.toDouble());
        }
        return cells;
    }

    void chooseBins(const char* plot, const QString& entry)
    {
        for (QMenu* const menu : part<plots::Plot>(plot).findChildren<QMenu*>()) {
            for (QAction* const action : menu->actions()) {
                if (action->text() == entry)
                    return action->trigger();
            }
        }
        FAIL() << plot << " offers no " << qPrintable(entry);
    }

    void check(const char* key)
    {
        auto* const box = qobject_cast<QCheckBox*>(form().editor(QLatin1String(key)));
        ASSERT_NE(box, nullptr) << key;
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
    }

    void choose(const char* key, const char* value)
    {
        auto* const box = qobject_cast<QComboBox*>(form().editor(QLatin1String(key)));
        ASSERT_NE(box, nullptr) << key;
        const int wanted = box->findData(QLatin1String(value));
        ASSERT_GE(wanted, 0) << value;
        box->setFocus();
        while (box->currentIndex() != wanted)
            QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }

    /// The image of that place in the folder as its negative.
    void invert(int place)
    {
        std::vector<std::filesystem::path> images;
        for (const auto& each :
             std::filesystem::directory_iterator(m_folder / "cohort/boneage-training-dataset"))
            images.push_back(each.path());
        std::ranges::sort(images);
        const QString file = bridge::toQString(images[static_cast<std::size_t>(place)]);
        QImage image = QImage(file).convertToFormat(QImage::Format_Grayscale8);
        image.invertPixels();
        ASSERT_TRUE(image.save(file));
        m_inverted = bridge::toPath(file);
    }

    void showInverted()
    {
        const auto& files = workspace().set()->dataset->files;
        const auto row = std::ranges::find(files, m_inverted) - files.begin();
        const QImage other = after().picture();
        ASSERT_LT(row, static_cast<std::ptrdiff_t>(files.size()));
        auto& tabs = part<QTabWidget>("galleryTabs");
        tabs.setCurrentIndex(0);
        part<gallery::Gallery>("gallery").setCurrentRow(static_cast<int>(row));
        showTab();
        ASSERT_TRUE(waitFor([&] { return after().picture() != other; }));
    }

    std::filesystem::path m_inverted;
};

/// Below 0 where one is light and the other dark. Both are of one size.
double covariance(const QImage& one, const QImage& other)
{
    double first = 0;
    double second = 0;
    double product = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const double a = qGray(one.pixel(x, y));
            const double b = qGray(other.pixel(x, y));
            first += a;
            second += b;
            product += a * b;
        }
    }
    const double count = one.width() * one.height();
    return product / count - first / count * (second / count);
}

TEST_F(PreparationTest, showsTheImageBeforeAndAfterAndTheSetsHistograms)
{
    openPanel();
    EXPECT_FALSE(before().picture().isNull());
    EXPECT_EQ(after().picture().size(), QSize(128, 128));
    EXPECT_TRUE(words().contains(QStringLiteral("128 × 128"))) << words().toStdString();
    waitForSample();
    EXPECT_TRUE(sampleWords().startsWith(QStringLiteral("Todas as 24 imagens")))
        << sampleWords().toStdString();
    for (const char* const plot : {"graysBefore", "valuesAfter"}) {
        EXPECT_TRUE(part<plots::HistogramPlot>(plot).message().isEmpty()) << plot;
        EXPECT_TRUE(part<plots::HistogramPlot>(plot).summary().contains(QStringLiteral("n = 24"))) << plot;
    }
    EXPECT_FALSE(part<plots::BarChart>("sexChart").isVisible()) << "the charts give their room";
    part<QTabWidget>("galleryTabs").setCurrentIndex(0);
    EXPECT_TRUE(part<plots::BarChart>("sexChart").isVisible());
}

TEST_F(PreparationTest, eachSwitchAddsAStepAndTheStripShowsIt)
{
    invert(5);
    openPanel();
    showInverted();
    const auto stepCount = [this] {
        int count = 0;
        while (window().findChild<QToolButton*>(QStringLiteral("preparedStep%1").arg(count)) != nullptr)
            ++count;
        return count;
    };
    EXPECT_EQ(stepCount(), 3) << "file, square, network";
    const QImage inverted = after().picture();
    check("data.polarity_fix");
    ASSERT_TRUE(waitFor([&] { return stepCount() == 4; }));
    EXPECT_TRUE(words().contains(QStringLiteral("invertida"))) << words().toStdString();
    const QImage turned = after().picture();
    ASSERT_EQ(turned.size(), inverted.size());
    EXPECT_LT(covariance(turned, inverted), 0);
    check("data.crop_to_hand");
    choose("data.equalisation", "clahe");
    ASSERT_TRUE(waitFor([&] { return stepCount() == 6; }));
    EXPECT_TRUE(form().isFieldShown(QStringLiteral("data.clahe_tiles")));
    EXPECT_NE(after().picture(), turned);
    // The file in place of the last step, and it stays chosen while the settings change.
    auto& file = part<QToolButton>("preparedStep0");
    QTest::mouseClick(&file, Qt::LeftButton);
    EXPECT_EQ(after().picture().size(), before().picture().size());
    check("data.crop_to_hand");
    ASSERT_TRUE(waitFor([&] { return stepCount() == 5; }));
    EXPECT_EQ(after().picture().size(), before().picture().size());
    ASSERT_TRUE(waitFor([&] { return sampleWords().contains(QStringLiteral("1 invertida")); }))
        << sampleWords().toStdString();
}

TEST_F(PreparationTest, isOneStateWithTheExperimentAndKeptInTheProject)
{
    openPanel();
    check("data.polarity_fix");
    choose("data.normalization", "unit");
    auto& experiment = part<forms::Form>("experimentForm");
    EXPECT_EQ(experiment.value(QStringLiteral("data.polarity_fix")), true);
    EXPECT_EQ(experiment.value(QStringLiteral("data.normalization")), QStringLiteral("unit"));
    EXPECT_EQ(experiment.changedKeys(),
              (QStringList{QStringLiteral("data.polarity_fix"), QStringLiteral("data.normalization")}))
        << "the preset is what both are compared with";
    experiment.setValue(QStringLiteral("data.input_size"), 64);
    EXPECT_EQ(form().value(QStringLiteral("data.input_size")), 64);
    ASSERT_TRUE(waitFor([this] { return after().picture().width() == 64; }));

    // Another project knows nothing of it, and the first one knows it again.
    ASSERT_TRUE(waitFor([this] {
        const auto project = project::Project::open(workspace().set()->projectFile);
        const auto kept = project.and_then([](const auto& each) { return project::draft(each); });
        return kept && kept->find("\"unit\"") != std::string::npos
               && kept->find("\"input_size\": 64") != std::string::npos;
    }));
    writeSmallCohort(m_folder / "other", 6, 64);
    openAndWait(m_folder / "other");
    part<QComboBox>("preset").setCurrentIndex(0);
    Q_EMIT part<QComboBox>("preset").activated(0);
    EXPECT_EQ(form().value(QStringLiteral("data.polarity_fix")), false);
    openAndWait(m_folder / "cohort");
    EXPECT_TRUE(waitFor([this] { return form().value(QStringLiteral("data.polarity_fix")) == true; }));
    EXPECT_EQ(experiment.value(QStringLiteral("data.input_size")), 64);
    EXPECT_EQ(part<QComboBox>("preset").currentData(), QStringLiteral("demo"));
}

TEST_F(PreparationTest, whatIsSetThereIsTrained)
{
    openPanel();
    choose("data.equalisation", "histogram");
    form().setValue(QStringLiteral("data.input_size"), 32);
    trigger("actionExperiment");
    auto& experiment = part<forms::Form>("experimentForm");
    experiment.setValue(QStringLiteral("training.epochs"), 1);
    auto& train = part<QPushButton>("trainButton");
    ASSERT_TRUE(waitFor([&] { return train.isEnabled(); }));
    QTest::mouseClick(&train, Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return workspace().training().isActive(); }));
    ASSERT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
    const auto project = project::Project::open(workspace().set()->projectFile);
    const auto runs = project->runs();
    ASSERT_TRUE(runs && runs->size() == 1U);
    const auto trained = training::Experiment::fromJson(runs->front().experimentJson, "run");
    ASSERT_TRUE(trained);
    EXPECT_EQ(trained->text("data.equalisation"), "histogram");
    EXPECT_EQ(trained->integer("data.input_size"), 32);
    EXPECT_TRUE(form().editor(QStringLiteral("data.input_size"))->isEnabled()) << "it may be changed again";
}

TEST_F(PreparationTest, theSplitShowsItsPartsAndWhatIsWrong)
{
    openPanel();
    part<QTabWidget>("prepareTabs").setCurrentIndex(1);
    auto& counts = part<QTableWidget>("splitCounts");
    ASSERT_TRUE(waitFor([&] { return counts.isVisible() && counts.item(0, 0) != nullptr; }));
    EXPECT_EQ(counts.item(0, 0)->text(), QStringLiteral("19"));
    EXPECT_EQ(counts.item(1, 0)->text(), QStringLiteral("5"));
    EXPECT_EQ(counts.item(2, 0)->text(), QStringLiteral("0"));
    EXPECT_EQ(counts.item(0, 1)->text().toInt() + counts.item(0, 2)->text().toInt(), 19);
    const QString table = part<plots::HistogramPlot>("splitAges").table();
    EXPECT_TRUE(table.contains(QStringLiteral("treino"))) << table.toStdString();
    form().setValue(QStringLiteral("data.train_fraction"), 0.5);
    EXPECT_TRUE(waitFor([&] { return counts.item(2, 0)->text() == QStringLiteral("7"); }));
    // Together more than all: said in place of the chart, and under the field.
    form().setValue(QStringLiteral("data.validation_fraction"), 0.8);
    EXPECT_TRUE(waitFor([this] { return !part<plots::HistogramPlot>("splitAges").message().isEmpty(); }));
    EXPECT_FALSE(counts.isVisible());
    form().setValue(QStringLiteral("data.validation_fraction"), 0.3);
    EXPECT_TRUE(waitFor([&] { return counts.isVisible(); }));
}

TEST_F(PreparationTest, itsHistogramsHaveTheBinsThatAreChosen)
{
    openPanel();
    waitForSample();
    for (const char* const name : {"graysBefore", "valuesAfter"}) {
        EXPECT_EQ(cellsOf(name).size(), 64U);
        chooseBins(name, QStringLiteral("8 faixas"));
        const auto cells = cellsOf(name);
        ASSERT_EQ(cells.size(), 8U) << name;
        double all = 0;
        for (const auto& each : cells)
            all += each.at(2);
        EXPECT_NEAR(all, 100, 1e-6) << "every pixel is still counted";
    }
    EXPECT_EQ(cellsOf("graysBefore").back().at(1), 1) << "white";
    part<QTabWidget>("prepareTabs").setCurrentIndex(1);
    ASSERT_TRUE(waitFor([this] { return !cellsOf("splitAges").empty(); }));
    chooseBins("splitAges", QStringLiteral("24 meses"));
    const auto ages = cellsOf("splitAges");
    ASSERT_FALSE(ages.empty());
    EXPECT_EQ(ages.front().at(1) - ages.front().at(0), 24);
}

TEST_F(PreparationTest, thePlannedSplitIsAColumnToChooseAndOrderByAndGoesWithTheFields)
{
    openAndWait(m_folder / "cohort");
    auto& order = part<QComboBox>("galleryOrder");
    ASSERT_TRUE(waitFor([&order] { return order.findData(QStringLiteral("width")) >= 0; }));
    EXPECT_LT(order.findData(QStringLiteral("planned_part")), 0) << "nobody has planned one";
    openPanel();
    ASSERT_TRUE(waitFor([&order] { return order.findData(QStringLiteral("planned_part")) >= 0; }));
    EXPECT_GE(part<QComboBox>("mapColour").findData(QStringLiteral("planned_part")), 0);
    const auto names = part<QMenu>("pairColourMenu").actions();
    EXPECT_TRUE(std::ranges::any_of(names, [](const QAction* action) {
        return action->data().toString() == QStringLiteral("planned_part");
    }));

    part<QTabWidget>("galleryTabs").setCurrentIndex(0);
    part<QToolButton>("addCondition").click();
    auto& column = part<QComboBox>("conditionColumn");
    column.setCurrentIndex(column.findData(QStringLiteral("planned_part")));
    for (QCheckBox* const box : part<QWidget>("conditionEditor").findChildren<QCheckBox*>())
        box->setChecked(box->text().startsWith(QStringLiteral("treino")));
    QTest::keyClick(&part<QWidget>("conditionEditor"), Qt::Key_Return);
    const auto shown = [this] { return part<gallery::Gallery>("gallery").model()->rowCount(); };
    EXPECT_TRUE(waitFor([&shown] { return shown() == 19; })) << shown();
    // Also while nobody looks at the split.
    part<QAction>("excludeImage").trigger();
    EXPECT_TRUE(waitFor([&shown] { return shown() != 19; })) << "the one left out is in no part";
    form().setValue(QStringLiteral("data.train_fraction"), 0.5);
    EXPECT_TRUE(waitFor([&shown] { return shown() < 14; })) << shown();
}

TEST_F(PreparationTest, duplicatesInTwoPartsAreAWarningUntilOneIsLeftOut)
{
    // Every image is there twice: some pair lies in two parts.
    const auto folder = m_folder / "cohort/boneage-training-dataset";
    std::ifstream in(m_folder / "cohort/boneage-training-dataset.csv");
    std::string header;
    std::getline(in, header);
    std::string rows;
    for (std::string line; std::getline(in, line);) {
        const std::string id = line.substr(0, line.find(','));
        std::filesystem::copy_file(folder / (id + ".png"), folder / ("9" + id + ".png"));
        rows += line + "\n9" + line + '\n';
    }
    in.close();
    std::ofstream(m_folder / "cohort/boneage-training-dataset.csv") << header << '\n' << rows;
    openPanel();
    part<QTabWidget>("prepareTabs").setCurrentIndex(1);
    auto& findings = part<QListWidget>("splitFindings");
    const auto says = [&findings](const char* words) {
        return !findings.findItems(QString::fromUtf8(words), Qt::MatchContains).isEmpty();
    };
    EXPECT_TRUE(waitFor([&] { return says("de duplicatas"); }));
    auto& search = part<QPushButton>("findSplitDuplicates");
    ASSERT_TRUE(search.isEnabled());
    QTest::mouseClick(&search, Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return !search.isVisible() && says("de duplicatas"); }));
}

TEST_F(PreparationTest, nextAndPreviousGoThroughTheGallery)
{
    openPanel();
    const QImage first = before().picture();
    QTest::mouseClick(&part<QToolButton>("nextPrepared"), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return before().picture() != first; }));
    QTest::mouseClick(&part<QToolButton>("previousPrepared"), Qt::LeftButton);
    EXPECT_TRUE(waitFor([&] { return before().picture() == first; }));
}

TEST_F(PreparationTest, anImageThatVanishedSaysSo)
{
    openPanel();
    const auto file = workspace().set()->dataset->files[1];
    std::filesystem::remove(file);
    QTest::mouseClick(&part<QToolButton>("nextPrepared"), Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return !before().message().isEmpty(); }));
    EXPECT_TRUE(before().picture().isNull());
    QTest::mouseClick(&part<QToolButton>("nextPrepared"), Qt::LeftButton);
    EXPECT_TRUE(waitFor([this] { return !before().picture().isNull(); })) << "the others go on";
}

} // namespace
} // namespace carpo::app_test
