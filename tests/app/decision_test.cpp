// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/difference_picture.h"
#include "app/bridge/suspect_words.h"
#include "app/bridge/words.h"
#include "app/models/suspect_model.h"
#include "app/pages/explore/suspect_detail.h"
#include "engine/explore/histogram.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/marked_histogram.h"
#include "widgets/viewer/image_view.h"

#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kDecisionImages = 20;

/// What is decided with keys in the real window.
class DecisionTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kDecisionImages, 96);
        openCohort();
    }

    void openCohort()
    {
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QAction>("keepImage").isEnabled(); }));
        window().show();
        list().setFocus();
    }

    [[nodiscard]] QListView& list() { return *part<gallery::Gallery>("gallery").view(); }
    [[nodiscard]] QString stateText() { return part<QLabel>("decisionState").text(); }
    [[nodiscard]] QString detail(int row)
    {
        return part<gallery::Gallery>("gallery").model()->index(row, 0).data(gallery::kDetailRole).toString();
    }
    /// One image is inverted, one is blank, and another one is there twice.
    static void spoil(const std::filesystem::path& folder)
    {
        std::vector<std::filesystem::path> images;
        for (const auto& each : std::filesystem::directory_iterator(folder / "boneage-training-dataset"))
            images.push_back(each.path());
        std::ranges::sort(images);
        for (const int place : {3, 7}) {
            const QString file = bridge::toQString(images[static_cast<std::size_t>(place)]);
            QImage image = QImage(file).convertToFormat(QImage::Format_Grayscale8);
            if (place == 3)
                image.invertPixels();
            else
                image.fill(0);
            ASSERT_TRUE(image.save(file));
        }
        std::filesystem::copy_file(images[10], images[11], std::filesystem::copy_options::overwrite_existing);
    }
    /// Gives the row of the table another age; returns its id.
    static QString mislabel(const std::filesystem::path& folder, int row, int months)
    {
        QFile table(bridge::toQString(folder / "boneage-training-dataset.csv"));
        EXPECT_TRUE(table.open(QIODevice::ReadOnly));
        QStringList lines = QString::fromUtf8(table.readAll()).split(QLatin1Char('\n'));
        table.close();
        const qsizetype ages = lines[0].trimmed().split(QLatin1Char(',')).indexOf(QStringLiteral("boneage"));
        QStringList fields = lines[row + 1].split(QLatin1Char(','));
        fields[ages] = QString::number(months);
        lines[row + 1] = fields.join(QLatin1Char(','));
        EXPECT_TRUE(table.open(QIODevice::WriteOnly));
        table.write(lines.join(QLatin1Char('\n')).toUtf8());
        return fields[0];
    }
    static QString imageAt(const gallery::Gallery& from, int row)
    {
        return from.model()->index(row, 0).data().toString();
    }
    /// The image that the gallery frames, which must be the one that the viewer shows.
    [[nodiscard]] QString looked()
    {
        auto& gallery = part<gallery::Gallery>("gallery");
        const QString framed = imageAt(gallery, gallery.currentRow());
        const auto& view = part<viewer::ImageView>("imageView");
        EXPECT_TRUE(waitFor([&] { return view.caption().startsWith(framed + QLatin1Char('.')); }))
            << qPrintable(view.caption()) << " is not " << qPrintable(framed);
        return framed;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&list(), key, modifiers);
    }
};

TEST_F(DecisionTest, keysLeaveOutMarkAndKeepAndUndoTakesBack)
{
    press(Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return stateText().startsWith(QStringLiteral("fora do treino")); }));
    EXPECT_TRUE(stateText().contains(QStringLiteral("19 imagens")));
    EXPECT_EQ(detail(0), QStringLiteral("fora do treino")) << "the gallery shows it too";
    press(Qt::Key_M);
    ASSERT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("marcada")); }));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return !stateText().contains(QStringLiteral("marcada")); }));
    press(Qt::Key_K);
    ASSERT_TRUE(waitFor([this] { return stateText().startsWith(QStringLiteral("mantida")); }));
    EXPECT_TRUE(stateText().contains(QStringLiteral("20 imagens"))) << "kept is back in training";
}

TEST_F(DecisionTest, whatWasDecidedIsThereWhenTheSetIsOpenedAgain)
{
    press(Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return stateText().startsWith(QStringLiteral("fora do treino")); }));
    writeSmallCohort(m_folder / "other", kDecisionImages, 96);
    openAndWait(m_folder / "other");
    EXPECT_TRUE(waitFor([this] { return stateText() == QStringLiteral("20 imagens para o treino"); }))
        << qPrintable(stateText());
    openCohort();
    EXPECT_TRUE(waitFor([this] { return stateText().contains(QStringLiteral("19 imagens")); }));
}

TEST_F(DecisionTest, aLabelIsCorrectedWithoutTouchingTheTable)
{
    const auto table = m_folder / "cohort" / "boneage-training-dataset.csv";
    const auto before = std::filesystem::last_write_time(table);
    press(Qt::Key_C);
    auto& age = part<forms::RealSpinBox>("correctedAge");
    ASSERT_TRUE(waitFor([&age] { return age.isVisible(); }));
    age.setValue(age.value() < 200 ? 201.5 : 12.5);
    QTest::keyClick(&part<QWidget>("labelEditor"), Qt::Key_Return);
    EXPECT_TRUE(waitFor([this] { return stateText().startsWith(QStringLiteral("rótulo corrigido")); }));
    EXPECT_EQ(std::filesystem::last_write_time(table), before);
}

TEST_F(DecisionTest, suspectsAreFoundWithTheirReasonsAndDecidedOneAfterTheOther)
{
    const auto folder = m_folder / "spoilt";
    writeSmallCohort(folder, kDecisionImages, 96);
    spoil(folder);
    openAndWait(folder);
    part<QTabWidget>("galleryTabs").setCurrentIndex(2);
    auto& wall = part<gallery::Gallery>("suspectWall");
    ASSERT_TRUE(waitFor([this] { return part<QComboBox>("suspectKind").isVisible(); }));
    ASSERT_GE(wall.model()->rowCount(), 2) << "one is inverted, one is blank";
    EXPECT_FALSE(part<QLabel>("suspectReasons").text().isEmpty());
    EXPECT_EQ(wall.currentRow(), 0);
    wall.view()->setFocus();
    QTest::keyClick(wall.view(), Qt::Key_X);
    EXPECT_TRUE(waitFor([&wall] {
        return wall.model()->index(0, 0).data(gallery::kDetailRole).toString()
               == QStringLiteral("fora do treino");
    }));
    EXPECT_EQ(wall.currentRow(), 1) << "the next one comes by itself";
    EXPECT_EQ(looked(), imageAt(wall, 1)) << "the gallery frames what the viewer shows";
    EXPECT_TRUE(part<QLabel>("suspectsSeen").text().startsWith(QStringLiteral("1 de")));
    auto& kinds = part<QComboBox>("outlierKind");
    const int all = wall.model()->rowCount();
    int sum = 0;
    ASSERT_GE(kinds.count(), 3) << "every kind, inverted, blank";
    for (int kind = 1; kind < kinds.count(); ++kind) {
        kinds.setCurrentIndex(kind);
        const int rows = wall.model()->rowCount();
        EXPECT_GT(rows, 0);
        EXPECT_TRUE(kinds.currentText().endsWith(QStringLiteral(" (%1)").arg(rows)))
            << qPrintable(kinds.currentText());
        sum += rows;
    }
    EXPECT_EQ(sum, all);
    kinds.setCurrentIndex(0);
    EXPECT_EQ(wall.model()->rowCount(), all);
    part<QComboBox>("suspectKind").setCurrentIndex(1);
    EXPECT_FALSE(kinds.isVisible());
    ASSERT_EQ(wall.model()->rowCount(), 2);
    EXPECT_TRUE(part<QLabel>("suspectReasons").text().startsWith(QStringLiteral("grupo 1: iguais")));
    auto& difference = part<QLabel>("differenceWords");
    EXPECT_TRUE(waitFor([&difference] { return !difference.text().isEmpty(); }));
    EXPECT_TRUE(difference.text().contains(QStringLiteral("não diferem")));
}

TEST_F(DecisionTest, whatIsDecidedAboutSuspectsIsUndoneAndRedoneByKeysAndStaysWhenTheProgramStartsAgain)
{
    const auto folder = m_folder / "spoilt";
    writeSmallCohort(folder, kDecisionImages, 96);
    spoil(folder);
    const auto openSuspects = [&] {
        openAndWait(folder);
        window().show();
        part<QTabWidget>("galleryTabs").setCurrentIndex(2);
        ASSERT_TRUE(waitFor([this] { return part<QComboBox>("suspectKind").isVisible(); }));
    };
    const auto wall = [this]() -> gallery::Gallery& { return part<gallery::Gallery>("suspectWall"); };
    const auto state = [&wall] { return wall().model()->index(0, 0).data(gallery::kDetailRole).toString(); };
    const auto pressOnFirst = [&wall](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        wall().setCurrentRow(0);
        wall().view()->setFocus();
        QTest::keyClick(wall().view(), key, modifiers);
    };
    const auto correct = [this] {
        auto& age = part<forms::RealSpinBox>("correctedAge");
        ASSERT_TRUE(waitFor([&age] { return age.isVisible(); }));
        age.setValue(age.value() < 200 ? 201.5 : 12.5);
        QTest::keyClick(&part<QWidget>("labelEditor"), Qt::Key_Return);
    };
    openSuspects();
    for (const auto& [key, words] : {std::pair(Qt::Key_M, QStringLiteral("marcada")),
                                     std::pair(Qt::Key_X, QStringLiteral("fora do treino")),
                                     std::pair(Qt::Key_K, QStringLiteral("mantida")),
                                     std::pair(Qt::Key_C, QStringLiteral("rótulo corrigido"))}) {
        const QString before = state();
        pressOnFirst(key);
        if (key == Qt::Key_C)
            correct();
        ASSERT_TRUE(waitFor([&] { return state() != before; })) << qPrintable(words);
        const QString after = state();
        EXPECT_TRUE(after.contains(words)) << qPrintable(after);
        pressOnFirst(Qt::Key_Z, Qt::ControlModifier);
        ASSERT_TRUE(waitFor([&] { return state() == before; })) << qPrintable(state());
        pressOnFirst(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(waitFor([&] { return state() == after; })) << qPrintable(state());
    }
    const QString last = state();
    restart();
    openSuspects();
    EXPECT_TRUE(waitFor([&] { return state() == last; }))
        << qPrintable(state()) << " was " << qPrintable(last);
}

TEST_F(DecisionTest, aSuspectHasItsPlaceAmongTheImagesAndItsNormalLookAlikes)
{
    const auto folder = m_folder / "spoilt";
    writeSmallCohort(folder, kDecisionImages, 96);
    spoil(folder);
    openAndWait(folder);
    part<QTabWidget>("galleryTabs").setCurrentIndex(2);
    auto& wall = part<gallery::Gallery>("suspectWall");
    ASSERT_TRUE(waitFor([this] { return part<QComboBox>("suspectKind").isVisible(); }));
    auto& others = part<QListView>("lookAlikes");
    ASSERT_GE(others.model()->rowCount(), 3) << "the suspect itself and some normal ones";
    EXPECT_EQ(others.currentIndex().row(), 0) << "the suspect is what is looked at";
    const auto& stamp = part<plots::MarkedHistogram>("suspectMeasure");
    EXPECT_TRUE(stamp.isVisible());
    EXPECT_TRUE(stamp.markedShare() < 0.1 || stamp.markedShare() > 0.9)
        << "it stands out: " << stamp.markedShare();
    // A neighbour opens in the viewer; the suspect stays described, and Enter's next suspect comes after it.
    const QString suspect = looked();
    const QString reasons = part<QLabel>("suspectReasons").text();
    others.setFocus();
    QTest::keyClick(&others, Qt::Key_Right);
    const QString neighbour = others.currentIndex().data().toString();
    EXPECT_NE(neighbour, suspect);
    EXPECT_EQ(looked(), neighbour);
    EXPECT_EQ(part<QLabel>("suspectReasons").text(), reasons);
    EXPECT_EQ(wall.currentRow(), -1) << "no suspect is looked at";
    for (int row = 0; row < wall.model()->rowCount(); ++row)
        EXPECT_NE(imageAt(wall, row), neighbour) << "it is a normal one";
    QTest::keyClick(&others, Qt::Key_K);
    EXPECT_TRUE(waitFor([&wall] { return wall.currentRow() == 1; })) << "the next suspect";
    EXPECT_EQ(looked(), imageAt(wall, 1));
    part<QTabWidget>("galleryTabs").setCurrentIndex(0);
    EXPECT_EQ(looked(), imageAt(wall, 1)) << "the same image in the gallery as in the viewer";
}

TEST_F(DecisionTest, duplicatesThatContradictEachOtherSayIn)
{
    dataset::Dataset dataset;
    dataset.ids = {"a", "b", "c"};
    dataset.months = {82, 94, 82};
    dataset.sexes = {dataset::Sex::Female, dataset::Sex::Female, dataset::Sex::Unknown};
    dataset.parts = {dataset::Part::Train, dataset::Part::Test, dataset::Part::Train};
    window(); // the language
    const QStringList words = bridge::contradictionWords(dataset, {.rows = {0, 1, 2}});
    ASSERT_EQ(words.size(), 2) << qPrintable(words.join(QLatin1Char('|')))
                               << ": the sexes agree as far as known";
    EXPECT_TRUE(words[0].contains(QStringLiteral("82 meses (a), 94 meses (b), 82 meses (c)")));
    EXPECT_TRUE(words[1].contains(QStringLiteral("treino (a), teste (b)")));
    EXPECT_TRUE(bridge::contradictionWords(dataset, {.rows = {0, 2}}).isEmpty());
}

TEST_F(DecisionTest, labelsAreCheckedInTheBackgroundAndWhatNoChildHasComesFirst)
{
    const auto folder = m_folder / "mislabelled";
    writeSmallCohort(folder, kDecisionImages, 96);
    const QString wrong = mislabel(folder, 4, 400);
    openAndWait(folder);
    part<QTabWidget>("galleryTabs").setCurrentIndex(2);
    auto& kind = part<QComboBox>("suspectKind");
    ASSERT_TRUE(waitFor([&kind] { return kind.isVisible(); }));
    kind.setCurrentIndex(2);
    auto& state = part<feedback::StateView>("suspectState");
    auto& progress = part<feedback::ProgressLine>("labelProgress");
    ASSERT_TRUE(state.isVisible());
    QTest::mouseClick(state.button(), Qt::LeftButton);
    EXPECT_TRUE(progress.isRunning());
    Q_EMIT progress.cancelled();
    EXPECT_FALSE(progress.isRunning());
    EXPECT_TRUE(state.isVisible()) << "it can be started again";
    QTest::mouseClick(state.button(), Qt::LeftButton);
    auto& wall = part<gallery::Gallery>("suspectWall");
    ASSERT_TRUE(waitFor([&progress] { return !progress.isRunning(); }));
    ASSERT_GE(wall.model()->rowCount(), 1);
    EXPECT_EQ(imageAt(wall, 0), wrong);
    EXPECT_TRUE(wall.model()
                    ->index(0, 0)
                    .data(gallery::kDetailRole)
                    .toString()
                    .startsWith(QStringLiteral("idade: 400 →")));
    EXPECT_TRUE(part<QLabel>("suspectReasons").text().contains(QStringLiteral("Nenhuma criança")));
    const QAbstractItemModel& others = *part<QListView>("lookAlikes").model();
    ASSERT_GE(others.rowCount(), 3);
    EXPECT_TRUE(others.index(1, 0).data(gallery::kDetailRole).toString().contains(QStringLiteral("meses")))
        << "look-alikes have their ages";
    EXPECT_EQ(looked(), wrong);

    // They are there again when the set is opened again, and nobody has to ask.
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(wall.model()->rowCount(), 0);
    openAndWait(folder);
    EXPECT_TRUE(waitFor([&wall] { return wall.model()->rowCount() > 0; }));
    EXPECT_FALSE(progress.isRunning());
    EXPECT_EQ(imageAt(wall, 0), wrong);
}

TEST_F(DecisionTest, aSuspectHasAHistogramForEachOfItsMeasures)
{
    models::ThumbnailStore thumbnails(workspace().pool());
    pages::SuspectDetail detail(workspace().pool(), thumbnails);
    models::SuspectCase suspect;
    for (const explore::Measure& measure : explore::measures().subspan(0, 5)) {
        const std::vector<float> values{0, 1, 2, 3};
        suspect.measures.push_back(
            {&measure, explore::histogramOf(values, {}, explore::roundBins(0, 3, 4)), 2.0});
    }
    detail.show(nullptr, suspect);
    const auto seen = [&detail] {
        return std::ranges::count_if(detail.findChildren<plots::MarkedHistogram*>(),
                                     [](const QWidget* each) { return !each->isHidden(); });
    };
    EXPECT_EQ(seen(), 5);
    suspect.measures.resize(2);
    detail.show(nullptr, suspect);
    EXPECT_EQ(seen(), 2);
}

TEST_F(DecisionTest, aDifferenceIsShownOnceTheSecondLiesOverTheFirst)
{
    writeSmallCohort(m_folder / "larger", 2, 256);
    const std::filesystem::path first =
        std::filesystem::directory_iterator(m_folder / "larger" / "boneage-training-dataset")->path();
    const std::filesystem::path second = m_folder / "mirrored.png";
    const QImage mirrored = QImage(bridge::toQString(first)).mirrored(true, false);
    ASSERT_TRUE(mirrored.scaled(mirrored.size() * 0.8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .save(bridge::toQString(second)));
    const auto difference = bridge::differenceOf(first, second, 200, {});
    ASSERT_TRUE(difference.has_value());
    EXPECT_TRUE(difference->isMirrored);
    EXPECT_LE(difference->white, 64) << "resizing alone leaves little";
    EXPECT_EQ(difference->first.size(), difference->picture.size());
    EXPECT_EQ(difference->second.size(), difference->picture.size());
    const auto missing = bridge::differenceOf(first, m_folder / "none.png", 200, {});
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, core::ErrorCode::FileNotFound);
}

} // namespace
} // namespace carpo::app_test
