// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"
#include "app/models/suspect_model.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/gallery/gallery.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QTabWidget>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace carpo::app_test {
namespace {

constexpr int kImages = 20;

/// What is decided with keys in the real window.
class DecisionTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kImages, 96);
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
    writeSmallCohort(m_folder / "other", kImages, 96);
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
    writeSmallCohort(folder, kImages, 96);
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
    EXPECT_TRUE(part<QLabel>("suspectsSeen").text().startsWith(QStringLiteral("1 de")));
    part<QComboBox>("suspectKind").setCurrentIndex(1);
    ASSERT_EQ(wall.model()->rowCount(), 2);
    EXPECT_TRUE(part<QLabel>("suspectReasons").text().startsWith(QStringLiteral("grupo 1: iguais")));
}

} // namespace
} // namespace carpo::app_test
