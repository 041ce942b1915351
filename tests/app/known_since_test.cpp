// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "tests/support/dicom_files.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/bar_chart.h"
#include "widgets/viewer/image_view.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QListView>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

/// What is learned of the images after they were opened: by people, by a scan, by files that change.
class KnownSince : public WindowFixture
{
protected:
    void openCohort()
    {
        writeSmallCohort(m_folder / "cohort", 20, 96);
        openAndWait(m_folder / "cohort");
        EXPECT_TRUE(waitFor([this] { return part<QAction>("keepImage").isEnabled(); }));
        window().show();
        press(Qt::Key_Home);
    }
    [[nodiscard]] int shown() { return part<gallery::Gallery>("gallery").model()->rowCount(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        auto& list = *part<gallery::Gallery>("gallery").view();
        list.setFocus();
        QTest::keyClick(&list, key, modifiers);
    }
    [[nodiscard]] bool hasColumn(const char* key)
    {
        part<QToolButton>("addCondition").click();
        auto& column = part<QComboBox>("conditionColumn");
        const int place = column.findData(QLatin1String(key));
        if (place >= 0)
            column.setCurrentIndex(place);
        else
            QTest::keyClick(&part<QWidget>("conditionEditor"), Qt::Key_Escape);
        return place >= 0;
    }
    /// Of the column that was just chosen.
    void chooseWord(const QString& word)
    {
        for (QCheckBox* const box : part<QWidget>("conditionEditor").findChildren<QCheckBox*>())
            box->setChecked(box->text().startsWith(word));
        QTest::keyClick(&part<QWidget>("conditionEditor"), Qt::Key_Return);
    }
    [[nodiscard]] QString fact(const QString& name)
    {
        const auto& facts = part<QTreeWidget>("facts");
        for (int i = 0; i < facts.topLevelItemCount(); ++i) {
            if (facts.topLevelItem(i)->text(0) == name)
                return facts.topLevelItem(i)->text(1);
        }
        return {};
    }
    void correctAge(double months)
    {
        press(Qt::Key_C);
        auto& age = part<forms::RealSpinBox>("correctedAge");
        ASSERT_TRUE(waitFor([&age] { return age.isVisible(); }));
        age.setValue(months);
        QTest::keyClick(&part<QWidget>("labelEditor"), Qt::Key_Return);
    }
};

TEST_F(KnownSince, whatIsMarkedOrLeftOutCanBeChosenBy)
{
    openCohort();
    EXPECT_FALSE(hasColumn("left_out")) << "nothing is yet";
    press(Qt::Key_M);
    ASSERT_TRUE(waitFor([this] { return hasColumn("tag:marked"); }));
    chooseWord(QStringLiteral("sim"));
    EXPECT_TRUE(waitFor([this] { return shown() == 1; }));
    press(Qt::Key_M);
    EXPECT_TRUE(waitFor([this] { return shown() == 0; })) << "the last mark is gone, the rule stands";
    part<QToolButton>("clearSelection").click();
    ASSERT_TRUE(waitFor([this] { return shown() == 20; }));
    press(Qt::Key_X);
    ASSERT_TRUE(waitFor([this] { return hasColumn("left_out"); }));
    chooseWord(QStringLiteral("fora do treino"));
    EXPECT_TRUE(waitFor([this] { return shown() == 1; }));
}

TEST_F(KnownSince, suspectsThatWereFoundCanBeChosenBy)
{
    const fs::path folder = m_folder / "spoilt";
    writeSmallCohort(folder, 20, 96);
    const fs::path images = folder / "boneage-training-dataset";
    std::vector<fs::path> files(fs::directory_iterator(images), fs::directory_iterator{});
    std::ranges::sort(files);
    fs::copy_file(files[10], files[11], fs::copy_options::overwrite_existing);
    QImage blank(96, 96, QImage::Format_Grayscale8);
    blank.fill(0);
    ASSERT_TRUE(blank.save(bridge::toQString(files[3])));
    openAndWait(folder);
    ASSERT_TRUE(waitFor([this] { return part<QToolButton>("addCondition").isEnabled(); }));
    EXPECT_FALSE(hasColumn("suspicion")) << "nobody has looked yet";
    part<QTabWidget>("galleryTabs").setCurrentIndex(2);
    ASSERT_TRUE(waitFor([this] { return hasColumn("duplicate"); }));
    chooseWord(QStringLiteral("sim"));
    EXPECT_TRUE(waitFor([this] { return shown() == 2; }));
    part<QToolButton>("clearSelection").click();
    ASSERT_TRUE(waitFor([this] { return shown() == 20; }));
    ASSERT_TRUE(hasColumn("suspicion"));
    chooseWord(QStringLiteral("não destoa"));
    EXPECT_TRUE(waitFor([this] { return shown() < 20 && shown() > 10; }));
}

TEST_F(KnownSince, aCorrectedLabelIsWhatIsDrawnAndOfferedAndCanBeTakenBack)
{
    openCohort();
    auto& sexes = part<plots::BarChart>("sexChart");
    const QString before = sexes.barText(0);
    press(Qt::Key_C);
    auto& sex = part<QComboBox>("correctedSex");
    ASSERT_TRUE(waitFor([&sex] { return sex.isVisible(); }));
    const int read = sex.currentIndex();
    sex.setCurrentIndex(read == 1 ? 2 : 1); // unknown comes first
    QTest::keyClick(&part<QWidget>("labelEditor"), Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return sexes.barText(0) != before; })) << "the chart counts the new one";
    EXPECT_FALSE(fact(QStringLiteral("Sexo, corrigido")).isEmpty());

    const QString ageRead = fact(QStringLiteral("Idade óssea"));
    correctAge(201.5);
    EXPECT_TRUE(waitFor([this] {
        return fact(QStringLiteral("Idade óssea, corrigida")).startsWith(QStringLiteral("201,5"));
    }));
    press(Qt::Key_C);
    EXPECT_NE(sex.currentIndex(), read) << "it opens with what holds now";
    auto& age = part<forms::RealSpinBox>("correctedAge");
    EXPECT_DOUBLE_EQ(age.value(), 201.5);
    sex.setCurrentIndex(read);
    age.setValue(
        ageRead.section(QLatin1Char(' '), 0, 0).replace(QLatin1Char(','), QLatin1Char('.')).toDouble());
    QTest::keyClick(&part<QWidget>("labelEditor"), Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return sexes.barText(0) == before; }));
    EXPECT_EQ(fact(QStringLiteral("Idade óssea")), ageRead) << "no correction is left";
}

TEST_F(KnownSince, whatAScanLearnsOfDicomsLeavesTheSelectionAlone)
{
    const fs::path folder = m_folder / "dicoms";
    fs::create_directories(folder);
    for (int i = 1; i <= 4; ++i) {
        support::DicomSpec spec;
        spec.lines = {i % 2 == 0 ? "(0010,0040) CS [F]" : "(0010,0040) CS [M]"};
        support::writeDicom(folder / (std::to_string(i) + ".dcm"), spec, support::rampCodes(spec));
    }
    qputenv("CARPO_DECODE", CARPO_DECODER);
    openAndWait(folder);
    ASSERT_TRUE(waitFor([this] { return hasColumn("sex"); })) << "only the files say it";
    chooseWord(QStringLiteral("feminino"));
    ASSERT_TRUE(waitFor([this] { return shown() == 2; }));
    workspace().scan().scanAgain();
    EXPECT_TRUE(waitFor([this] { return workspace().scan().state() == bridge::ScanSession::State::Ready; }));
    QTest::qWait(100);
    EXPECT_EQ(shown(), 2) << "the condition is still there";
    EXPECT_TRUE(part<QToolButton>("undoSelection").isEnabled()) << "and its history";
}

TEST_F(KnownSince, aFileThatWasWrittenAnewIsShownAsItIsNow)
{
    openCohort();
    auto& view = part<viewer::ImageView>("imageView");
    ASSERT_TRUE(waitFor([&] { return !view.image().isNull(); }));
    const QSize before = view.image().size();
    const fs::path file = workspace().set()->dataset->files[0];
    QImage other(before.width() + 40, before.height(), QImage::Format_Grayscale8);
    other.fill(90);
    ASSERT_TRUE(other.save(bridge::toQString(file)));
    fs::last_write_time(file, fs::file_time_type::clock::now() + std::chrono::seconds(5));
    workspace().scan().scanAgain();
    EXPECT_TRUE(waitFor([&] { return view.image().size() == other.size(); }));
}

} // namespace
} // namespace carpo::app_test
