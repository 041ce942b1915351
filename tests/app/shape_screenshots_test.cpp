// SPDX-License-Identifier: GPL-3.0-or-later
// Experimentos' network, its builder, augmentation, the learning rate finder, and a file that is refused.
#include "app/bridge/words.h"
#include "tests/app/screenshot_fixture.h"
#include "tests/app/small_cohort.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/forms/form.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/gallery/picture_grid.h"
#include "widgets/network/layer_chain.h"
#include "widgets/plots/curve_plot.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

#include <fstream>

namespace carpo::app_test {
namespace {

class ShapeScreenshots : public ScreenshotFixture
{
protected:
    void SetUp() override
    {
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
    }

    forms::Form& form() { return part<forms::Form>("experimentForm"); }
    void openTab(const char* panel)
    {
        part<QTabWidget>("experimentTabs").setCurrentWidget(&part<QWidget>(panel));
    }
    void openCohort()
    {
        constexpr int kHeight = 320;
        writeSmallCohort(m_folder / "cohort", 30, kHeight);
        openAndWait(m_folder / "cohort");
    }
    void takeEverywhere(const char* name)
    {
        inEachLanguageAndTheme([this, name](const QString& variant) {
            settle();
            take(QLatin1String(name) + QLatin1Char('_') + variant);
        });
    }
};

TEST_F(ShapeScreenshots, ofANetwork)
{
    auto& preset = part<QComboBox>("preset");
    preset.setCurrentIndex(preset.findData(QStringLiteral("lenet_ufg")));
    Q_EMIT preset.activated(preset.currentIndex());
    openTab("networkPanel");
    auto& table = part<QTreeView>("layerTable");
    EXPECT_TRUE(waitFor([&] { return table.model()->rowCount() > 10; }));
    table.setCurrentIndex(table.model()->index(3, 0));
    takeEverywhere("experiment_network");
    form().setValue(QStringLiteral("data.input_size"), 32);
    form().setValue(QStringLiteral("network.name"), QStringLiteral("inception_v4"));
    EXPECT_TRUE(waitFor([&] { return table.model()->rowCount() == 0; }));
    takeEverywhere("experiment_network_problem");
}

TEST_F(ShapeScreenshots, ofAnOwnNetwork)
{
    form().setValue(QStringLiteral("network.name"), QStringLiteral("own"));
    openTab("networkPanel");
    auto& layers = part<network::LayerChain>("ownLayers");
    layers.setCurrentIndex(layers.model()->index(0, 0));
    EXPECT_TRUE(waitFor([&] { return part<QTreeView>("layerTable").model()->rowCount() > 5; }));
    takeEverywhere("experiment_own");
    form().setValue(QStringLiteral("network.layers"),
                    QStringLiteral("conv 16; activation; dense 8; pool 2; dense 4"));
    takeEverywhere("experiment_own_problem");
}

TEST_F(ShapeScreenshots, ofAugmentation)
{
    openTab("augmentationPanel");
    takeEverywhere("experiment_augmentation_empty");
    openCohort();
    trigger("actionExperiment");
    form().setValue(QStringLiteral("augmentation.rotation"), 20.0);
    form().setValue(QStringLiteral("augmentation.elastic"), 0.05);
    form().setValue(QStringLiteral("augmentation.cutout"), 0.3);
    EXPECT_TRUE(
        waitFor([&] { return part<gallery::PictureGrid>("augmentationGrid").pictures().size() == 12; }));
    takeEverywhere("experiment_augmentation");
}

TEST_F(ShapeScreenshots, ofTheLearningRateFinder)
{
    openCohort();
    trigger("actionExperiment");
    openTab("ratePanel");
    takeEverywhere("experiment_rate_empty");
    form().setValue(QStringLiteral("data.input_size"), 32);
    form().setValue(QStringLiteral("training.batch_size"), 8);
    part<forms::RealSpinBox>("rateFrom").setValue(1e-6);
    part<QPushButton>("findRate").click();
    EXPECT_TRUE(waitFor([&] { return !part<feedback::ProgressLine>("rateProgress").isRunning(); }));
    EXPECT_GT(part<plots::CurvePlot>("ratePlot").pointCount(0), 0);
    takeEverywhere("experiment_rate");
}

TEST_F(ShapeScreenshots, ofAFileThatIsRefused)
{
    const auto file = m_folder / "from_the_future.json";
    std::ofstream(file) << R"({"carpo_experiment": 7, "telepathy": {"on": true},
        "training": {"epochs": 2.5, "warp": 9}, "optimizer": {"name": "adamm", "learning_rate": -1}})";
    feedback::FileDialogs::instance().setNextFileName(bridge::toQString(file));
    trigger("openExperiment");
    EXPECT_TRUE(waitFor([&] { return part<QListWidget>("fileProblemList").count() == 6; }));
    takeEverywhere("experiment_refused");
}

} // namespace
} // namespace carpo::app_test
