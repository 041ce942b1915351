// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "tests/support/dicom_files.h"
#include "widgets/gallery/gallery.h"
#include "widgets/viewer/image_view.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <algorithm>
#include <filesystem>

namespace carpo::app_test {
namespace {

constexpr int kPanelImages = 8;

using Key = settings::Settings::Key;

/// The image that is looked at, in the real window.
class ImagePanelTest : public WindowFixture
{
protected:
    void SetUp() override
    {
        qputenv("CARPO_DECODE", CARPO_DECODER);
        writeSmallCohort(m_folder / "cohort", kPanelImages, 96);
        openAndWait(m_folder / "cohort");
        window().activateWindow();
        ASSERT_TRUE(waitFor([this] { return !view().image().isNull(); }));
    }
    ~ImagePanelTest() override { qunsetenv("CARPO_DECODE"); }

    viewer::ImageView& view() { return part<viewer::ImageView>("imageView"); }
    viewer::ImageView& beside() { return part<viewer::ImageView>("besideView"); }
    gallery::Gallery& images() { return part<gallery::Gallery>("gallery"); }

    QString fileAt(int row)
    {
        return bridge::toQString(workspace().set()->dataset->files[static_cast<std::size_t>(row)].filename());
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        view().setFocus();
        QTest::keyClick(&view(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] bool shows(int row)
    {
        return waitFor([&] { return view().caption() == fileAt(row); });
    }
};

TEST_F(ImagePanelTest, arrowsGoThroughTheImagesAndTheGalleryGoesAlong)
{
    ASSERT_TRUE(shows(0));
    press(Qt::Key_Right);
    EXPECT_TRUE(shows(1));
    EXPECT_EQ(images().currentRow(), 1);
    press(Qt::Key_PageDown);
    EXPECT_TRUE(shows(2));
    press(Qt::Key_Left);
    EXPECT_TRUE(shows(1));
    EXPECT_EQ(images().currentRow(), 1);
}

TEST_F(ImagePanelTest, comparingPinsTheImageAndTheNextComesBesideIt)
{
    ASSERT_TRUE(shows(0));
    press(Qt::Key_P);
    ASSERT_TRUE(waitFor([this] { return beside().isVisible() && !beside().image().isNull(); }));
    EXPECT_EQ(beside().caption(), fileAt(0));
    press(Qt::Key_Right);
    EXPECT_TRUE(shows(1));
    EXPECT_EQ(beside().caption(), fileAt(0)) << "it stays";
    press(Qt::Key_Plus);
    EXPECT_GT(view().placement().magnification, 1.2);
    EXPECT_NEAR(beside().placement().magnification, view().placement().magnification, 1e-9);
    press(Qt::Key_P);
    EXPECT_FALSE(beside().isVisible());
}

TEST_F(ImagePanelTest, claheIsAVersionOfTheSameImage)
{
    ASSERT_TRUE(shows(0));
    const QImage before = view().image();
    press(Qt::Key_Plus);
    const double zoom = view().zoom();
    press(Qt::Key_Q);
    ASSERT_TRUE(waitFor([this] { return view().caption().endsWith(QStringLiteral("CLAHE")); }));
    EXPECT_EQ(view().image().size(), before.size());
    EXPECT_NE(view().image(), before);
    EXPECT_DOUBLE_EQ(view().zoom(), zoom);
    press(Qt::Key_Q);
    ASSERT_TRUE(shows(0));
    EXPECT_EQ(view().image(), before);
}

TEST_F(ImagePanelTest, keysOfTheViewInvertResetAndZoom)
{
    ASSERT_TRUE(shows(0));
    const double fitted = view().zoom();
    press(Qt::Key_I);
    EXPECT_TRUE(view().isInverted());
    press(Qt::Key_Plus);
    EXPECT_GT(view().zoom(), fitted);
    press(Qt::Key_Minus);
    press(Qt::Key_Minus);
    EXPECT_LT(view().zoom(), fitted);
    press(Qt::Key_Equal);
    EXPECT_DOUBLE_EQ(view().zoom(), fitted);
    press(Qt::Key_Plus);
    press(Qt::Key_Space);
    EXPECT_FALSE(view().isInverted());
    EXPECT_DOUBLE_EQ(view().zoom(), fitted);
}

TEST_F(ImagePanelTest, f1ListsTheKeys)
{
    trigger("actionShortcuts");
    auto* const list = window().findChild<QDialog*>()->findChild<QTreeWidget*>();
    ASSERT_NE(list, nullptr);
    QStringList keys;
    for (QTreeWidgetItemIterator item(list); *item != nullptr; ++item)
        keys += (*item)->text(0).split(QStringLiteral("; "));
    for (const char* key : {"I",
                            "Space",
                            "+",
                            "-",
                            "=",
                            "K",
                            "X",
                            "M",
                            "C",
                            "P",
                            "Q",
                            "T",
                            "Right",
                            "PgDown",
                            "Ctrl+H",
                            "Ctrl+Z",
                            "F1"})
        EXPECT_TRUE(keys.contains(QKeySequence(QLatin1String(key)).toString(QKeySequence::NativeText)))
            << key << " of " << keys.join(QLatin1Char(' ')).toStdString();
}

TEST_F(ImagePanelTest, classModeHidesNamesEverywhereAndIsRemembered)
{
    ASSERT_TRUE(shows(0));
    const QString id = QString::fromStdString(workspace().set()->dataset->ids[0]);
    const QModelIndex first = images().model()->index(0, 0);
    ASSERT_TRUE(first.data(Qt::ToolTipRole).toString().contains(id));
    press(Qt::Key_H, Qt::ControlModifier);
    EXPECT_TRUE(settings().value(Key::HideNames).toBool());
    EXPECT_EQ(first.data().toString(), QStringLiteral("imagem 1"));
    EXPECT_EQ(first.data(Qt::ToolTipRole).toString(), QStringLiteral("imagem 1"));
    EXPECT_EQ(view().caption(), QStringLiteral("imagem 1"));
    EXPECT_EQ(window().windowTitle(), QStringLiteral("Conjunto de dados – Carpo"));
    EXPECT_EQ(view().accessibleDescription(), QStringLiteral("imagem 1"));
    press(Qt::Key_Right);
    EXPECT_TRUE(waitFor([this] { return view().caption() == QStringLiteral("imagem 2"); }));
    // An error names its file.
    std::filesystem::remove(workspace().set()->dataset->files[2]);
    press(Qt::Key_Right);
    EXPECT_TRUE(waitFor([this] { return !view().message().isEmpty(); }));
    EXPECT_FALSE(view().message().contains(fileAt(2))) << qPrintable(view().message());
    press(Qt::Key_H, Qt::ControlModifier);
    EXPECT_TRUE(view().message().contains(fileAt(2))) << qPrintable(view().message());
    EXPECT_EQ(first.data().toString(), id);
}

TEST_F(ImagePanelTest, twelveBitsAreWindowedInTheirOwnNumbers)
{
    const auto folder = m_folder / "dicoms";
    std::filesystem::create_directories(folder);
    const support::DicomSpec spec;
    const auto codes = support::rampCodes(spec);
    support::writeDicom(folder / "1.dcm", spec, codes);
    openAndWait(folder);
    ASSERT_TRUE(shows(0)) << qPrintable(view().message());
    EXPECT_EQ(view().valueRange().first, *std::ranges::min_element(codes));
    EXPECT_EQ(view().valueRange().second, *std::ranges::max_element(codes));
    EXPECT_NEAR(view().window().width, 4096, 20);
    EXPECT_NEAR(view().window().center, 2048, 20);
}

TEST_F(ImagePanelTest, attributesOfADicomAreSearchedAndHiddenInClassMode)
{
    const auto folder = m_folder / "dicoms";
    std::filesystem::create_directories(folder);
    support::DicomSpec spec;
    spec.lines = {"(0010,0010) PN [Silva^Ana]", "(0010,0040) CS [F]", "(0008,0080) LO [Hospital]"};
    support::writeDicom(folder / "1.dcm", spec, support::rampCodes(spec));
    openAndWait(folder);
    ASSERT_TRUE(shows(0)) << qPrintable(view().message());
    press(Qt::Key_T);
    auto& search = part<QLineEdit>("attributeSearch");
    const QAbstractItemModel& found = *part<QTreeView>("attributes").model();
    ASSERT_TRUE(waitFor([&found] { return found.rowCount() > 5; }))
        << qPrintable(part<QLabel>("attributeState").text());
    QTest::keyClicks(&search, QStringLiteral("silva"));
    ASSERT_EQ(found.rowCount(), 1);
    EXPECT_EQ(found.index(0, 0).data().toString(), QStringLiteral("(0010,0010)"));
    settings().setValue(Key::HideNames, true);
    EXPECT_EQ(found.rowCount(), 0) << "the name cannot be found, for it is not there";
    search.clear();
    const auto valueOf = [&found](const QString& tag) {
        for (int row = 0; row < found.rowCount(); ++row) {
            if (found.index(row, 0).data().toString() == tag)
                return found.index(row, 2).data().toString();
        }
        return QString();
    };
    EXPECT_EQ(valueOf(QStringLiteral("(0010,0010)")), QStringLiteral("oculto"));
    EXPECT_EQ(valueOf(QStringLiteral("(0008,0080)")), QStringLiteral("oculto"));
    EXPECT_EQ(valueOf(QStringLiteral("(0010,0040)")), QStringLiteral("F"));
    settings().setValue(Key::HideNames, false);
    EXPECT_EQ(valueOf(QStringLiteral("(0010,0010)")), QStringLiteral("Silva^Ana"));
}

TEST_F(ImagePanelTest, attributesOfWhatIsNoDicomSayWhy)
{
    ASSERT_TRUE(shows(0));
    press(Qt::Key_T);
    const auto& state = part<QLabel>("attributeState");
    EXPECT_TRUE(waitFor([&state] {
        return state.text().endsWith(QStringLiteral("não é DICOM: não tem atributos."));
    })) << qPrintable(state.text());
    EXPECT_FALSE(part<QTreeView>("attributes").isVisible()) << "an empty table says nothing";
}

} // namespace
} // namespace carpo::app_test
