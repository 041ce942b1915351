// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration cohort is drawn while the window is used.
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/problem_list.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/forms/form.h"
#include "widgets/gallery/gallery.h"
#include "widgets/plots/curve_plot.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QCommandLinkButton>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <map>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;

class Demonstration : public WindowFixture
{
protected:
    [[nodiscard]] bridge::CohortSession& cohort() { return workspace().cohort(); }

    void ask() { part<QCommandLinkButton>("demonstrationButton").click(); }

    [[nodiscard]] std::int64_t openImages()
    {
        return workspace().set() == nullptr ? 0
                                            : static_cast<std::int64_t>(workspace().set()->dataset->size());
    }

    [[nodiscard]] bool isMeasured(std::int64_t images)
    {
        return waitFor([this, images] {
            return workspace().scan().state() == bridge::ScanSession::State::Ready && openImages() >= images;
        });
    }

    void cancelDrawing()
    {
        part<feedback::ProgressLine>("cohortProgress").findChild<QToolButton*>()->click();
    }

    /// Pictures that are there, with when they were written.
    [[nodiscard]] std::map<fs::path, fs::file_time_type> drawn() const
    {
        std::map<fs::path, fs::file_time_type> pictures;
        for (const auto& entry : fs::directory_iterator(m_folder / "demo" / "boneage-training-dataset"))
            if (entry.path().extension() == ".png")
                pictures[entry.path()] = entry.last_write_time();
        return pictures;
    }

    void trainOneTinyEpoch()
    {
        trigger("actionExperiment");
        EXPECT_TRUE(waitFor([this] { return part<QComboBox>("preset").currentIndex() >= 0; }));
        auto& form = part<forms::Form>("experimentForm");
        EXPECT_TRUE(form.setValue(QStringLiteral("data.input_size"), 16));
        EXPECT_TRUE(form.setValue(QStringLiteral("training.epochs"), 1));
        part<QPushButton>("trainButton").click();
        EXPECT_TRUE(waitFor([this] { return !workspace().training().isActive(); }));
    }
};

TEST_F(Demonstration, fourHundredImagesAreTrainedOnWhileTheRestIsDrawn)
{
    EXPECT_EQ(bridge::CohortSession::kUsableImages, 400);
    m_cohort = {.count = 20'000, .height = 32}; // more than can be drawn meanwhile
    window();
    ask();
    EXPECT_TRUE(cohort().isRunning());
    EXPECT_EQ(workspace().set(), nullptr) << "nothing waits for it";
    ASSERT_TRUE(isMeasured(1));
    ASSERT_TRUE(workspace().isSetGrowing());
    EXPECT_GE(openImages(), bridge::CohortSession::kUsableImages);
    EXPECT_EQ(part<feedback::ProblemList>("problems").text(), QString())
        << "what is not drawn yet is no problem";
    ASSERT_TRUE(waitFor([this] { return part<QLabel>("cohortGrowing").isVisible(); }));
    EXPECT_TRUE(part<QLabel>("cohortGrowing").text().contains(QStringLiteral("20.000")));

    trainOneTinyEpoch();
    EXPECT_EQ(part<feedback::MessageLine>("experimentMessage").text(), QString());
    const auto& runs = *part<QTreeView>("runs").model();
    EXPECT_TRUE(waitFor([&] { return runs.index(0, 1).data().toString() == QStringLiteral("concluída"); }));
    EXPECT_TRUE(workspace().isSetGrowing()) << "still";

    trigger("actionHome");
    cancelDrawing();
    EXPECT_FALSE(cohort().isRunning());
    trigger("actionExplore");
    EXPECT_FALSE(part<QLabel>("cohortGrowing").isVisible()) << "nobody draws it any more";
    EXPECT_EQ(part<gallery::Gallery>("gallery").model()->rowCount(), openImages());
}

TEST_F(Demonstration, allOfItIsOpenInTheEnd)
{
    constexpr int kAll = 600;
    m_cohort = {.count = kAll, .height = 32};
    window();
    ask();
    ASSERT_TRUE(isMeasured(kAll));
    EXPECT_FALSE(cohort().isRunning());
    EXPECT_EQ(part<gallery::Gallery>("gallery").model()->rowCount(), kAll);
    EXPECT_FALSE(part<QLabel>("cohortGrowing").isVisible());
    EXPECT_FALSE(part<feedback::ProgressLine>("cohortProgress").isRunning());
}

TEST_F(Demonstration, isGoneOnWithAndDrawnOnce)
{
    constexpr int kAll = 600;
    m_cohort = {.count = kAll, .height = 32};
    window();
    ask();
    ASSERT_TRUE(waitFor([this] { return part<feedback::ProgressLine>("cohortProgress").isRunning(); }));
    cancelDrawing();
    EXPECT_FALSE(part<feedback::ProgressLine>("cohortProgress").isRunning());
    restart(); // which waits for who was still drawing
    const auto before = drawn();
    ASSERT_GT(before.size(), 0U);
    ASSERT_LT(before.size(), static_cast<std::size_t>(kAll));

    ask();
    ASSERT_TRUE(isMeasured(kAll));
    const auto after = drawn();
    EXPECT_EQ(after.size(), static_cast<std::size_t>(kAll));
    EXPECT_TRUE(std::ranges::includes(after, before)) << "what was there is not drawn again";

    restart();
    ask();
    ASSERT_TRUE(isMeasured(kAll));
    EXPECT_EQ(drawn(), after);
}

} // namespace
} // namespace carpo::app_test
