// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and measuring are cancelled from the window; what was there before stays.
#include "app/bridge/words.h"
#include "tests/app/small_cohort.h"
#include "tests/app/window_fixture.h"
#include "widgets/feedback/message_line.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/gallery/gallery.h"
#include "widgets/viewer/image_view.h"

#include <QAbstractItemModel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <fstream>
#include <utility>
#include <vector>

namespace carpo::app_test {
namespace {

namespace fs = std::filesystem;
using State = bridge::ScanSession::State;

constexpr int kImages = 20;
constexpr int kMany = 800; // time enough to cancel at the first

class Cancelling : public WindowFixture
{
protected:
    void SetUp() override
    {
        writeSmallCohort(m_folder / "cohort", kImages, 96);
        openAndWait(m_folder / "cohort");
        writeManyOfThem();
    }

    /// The same few images under many names.
    void writeManyOfThem()
    {
        fs::create_directories(m_folder / "many");
        std::ofstream table(m_folder / "many" / "train.csv");
        table << "id,boneage,male\n";
        const std::vector<fs::path> files = workspace().set()->dataset->files;
        for (int i = 0; i < kMany; ++i) {
            table << i << ",120,True\n";
            fs::create_hard_link(files[static_cast<std::size_t>(i % kImages)],
                                 m_folder / "many" / (std::to_string(i) + ".png"));
        }
    }

    [[nodiscard]] bridge::ScanSession& scan() { return workspace().scan(); }
    [[nodiscard]] feedback::ProgressLine& progress() { return part<feedback::ProgressLine>("scanProgress"); }
    [[nodiscard]] int shown() { return part<gallery::Gallery>("gallery").model()->rowCount(); }
    void cancel() { progress().findChild<QToolButton*>()->click(); }

    /// Opens the many, and cancels as soon as some of them are measured.
    void measureAFew()
    {
        bool isCancelled = false;
        QObject context;
        QObject::connect(
            &scan(), &bridge::ScanSession::progressed, &context, [&](const core::Progress& measured) {
                if (measured.done > 0 && !std::exchange(isCancelled, true))
                    cancel();
            });
        window().open(bridge::toQString(m_folder / "many"));
        ASSERT_TRUE(waitFor([&] { return isCancelled; }));
    }
};

TEST_F(Cancelling, anOpeningLeavesWhatIsOpenAsItIs)
{
    const auto before = workspace().set();
    window().open(bridge::toQString(m_folder / "many"));
    ASSERT_EQ(scan().state(), State::Opening);
    cancel();
    EXPECT_EQ(scan().state(), State::Ready);
    EXPECT_FALSE(progress().isRunning());
    EXPECT_EQ(workspace().set(), before);
    EXPECT_EQ(shown(), kImages);
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().set()->scan->reused, kImages) << "it can still be opened";
}

TEST_F(Cancelling, aScanLeavesImagesToLookAtAndAWayOn)
{
    measureAFew();
    EXPECT_EQ(scan().state(), State::Cancelled);
    EXPECT_FALSE(progress().isRunning());
    auto& line = part<feedback::MessageLine>("exploreMessage");
    EXPECT_THAT(line.text().toStdString(), testing::HasSubstr("A medição foi cancelada"));
    EXPECT_EQ(shown(), kMany) << "their labels are known";
    part<gallery::Gallery>("gallery").setCurrentRow(kMany - 1);
    auto& view = part<viewer::ImageView>("imageView");
    EXPECT_TRUE(waitFor([&] { return !view.image().isNull() && view.caption().startsWith(u"799"); }))
        << qPrintable(view.caption());

    line.findChild<QPushButton*>()->click();
    EXPECT_EQ(scan().state(), State::Scanning);
    ASSERT_TRUE(waitFor([this] { return scan().state() == State::Ready; }));
    EXPECT_TRUE(line.text().isEmpty());
    EXPECT_EQ(std::ranges::count(workspace().set()->scan->decoded, true), kMany);
}

TEST_F(Cancelling, aScanKeepsWhatWasMeasured)
{
    measureAFew();
    restart(); // which waits for what was in hand
    openAndWait(m_folder / "many");
    EXPECT_GT(workspace().set()->scan->reused, 0);
    EXPECT_LT(workspace().set()->scan->reused, kMany);
    openAndWait(m_folder / "cohort");
    EXPECT_EQ(workspace().set()->scan->reused, kImages) << "and of the set before it all";
}

} // namespace
} // namespace carpo::app_test
