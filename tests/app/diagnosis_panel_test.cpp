// SPDX-License-Identifier: GPL-3.0-or-later
// Which run is judged, by what, and that the cards stay under the hand.
#include "app/pages/experiment/diagnosis_panel.h"

#include <gmock/gmock.h>

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <cmath>

namespace carpo::app_test {
namespace {

using bridge::RunCourse;
using bridge::RunDetails;
using bridge::TrainingFrame;
using pages::DiagnosisPanel;

training::Experiment withRate(double rate)
{
    training::Experiment experiment;
    EXPECT_TRUE(experiment.set("optimizer.learning_rate", rate));
    return experiment;
}

/// Batches from `first` to `last`, whose loss grows.
TrainingFrame divergingFrame(int first, int last)
{
    TrainingFrame frame;
    for (int step = first; step <= last; ++step)
        frame.batches.push_back({.epoch = 1,
                                 .batch = step,
                                 .batches = last,
                                 .step = step,
                                 .loss = step < 20 ? 1 : std::exp(0.05 * step),
                                 .gradientNorm = 1});
    return frame;
}

/// A stored run of a hundred batches whose loss falls.
RunDetails storedRun(double rate)
{
    RunDetails details;
    details.run.number = 7;
    details.run.state = project::RunState::Stopped;
    details.run.experimentJson = withRate(rate).toJson();
    details.run.constantGuess = 33;
    details.metric = bridge::shownMetric(withRate(rate));
    for (std::uint32_t step = 1; step <= 100; ++step)
        details.batches.push_back({.step = step,
                                   .loss = 1 / static_cast<float>(step),
                                   .learningRate = 0.1F,
                                   .gradientNorm = 1,
                                   .updateRatio = 1e-3F});
    for (int epoch = 1; epoch <= 4; ++epoch)
        details.epochs.push_back({.epoch = epoch,
                                  .values = {{"train_loss", 1.0 / epoch},
                                             {"val_loss", 1.0 / epoch},
                                             {"train_mae", 30.0 / epoch},
                                             {"val_mae", 31.0 / epoch}}});
    return details;
}

bool has(const DiagnosisPanel& panel, const char* finding)
{
    const auto cards = panel.findChildren<QWidget*>(QLatin1String(finding));
    return std::ranges::any_of(cards, [&panel](const QWidget* card) { return card->isVisibleTo(&panel); });
}

TEST(DiagnosisPanel, newsOfTheLiveRunAreNotTheStoredOnes)
{
    DiagnosisPanel panel;
    panel.begin(withRate(0.5));
    panel.setRun(std::make_shared<const RunDetails>(storedRun(0.01)));
    panel.showLive(false);
    panel.append(divergingFrame(1, 100));
    panel.end(false);
    EXPECT_FALSE(has(panel, "finding_diverges"));
    EXPECT_TRUE(has(panel, "finding_goes_well"));
    // And the remedy is that of the run that is shown.
    panel.showLive(true);
    ASSERT_TRUE(has(panel, "finding_diverges"));
    EXPECT_FALSE(has(panel, "finding_goes_well"));
    QSignalSpy wanted(&panel, &DiagnosisPanel::experimentWanted);
    panel.findChild<QPushButton*>(QStringLiteral("tryRemedy"))->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_NEAR(wanted[0][0].value<training::Experiment>().real("optimizer.learning_rate"), 0.05, 1e-9);
    panel.showLive(false);
    panel.setRun(nullptr);
    EXPECT_FALSE(has(panel, "finding_goes_well")) << "no run, no finding";
}

TEST(DiagnosisPanel, theCardsStayWhileTheirNumbersChange)
{
    DiagnosisPanel panel;
    panel.begin(withRate(0.5));
    panel.showLive(true);
    panel.append(divergingFrame(1, 100));
    panel.end(false);
    auto* const card = panel.findChild<QWidget*>(QStringLiteral("finding_diverges"));
    ASSERT_NE(card, nullptr);
    const QPointer<QPushButton> button = card->findChild<QPushButton*>(QStringLiteral("showEvidence"));
    const auto words = [card] {
        QString all;
        for (const QLabel* const label : card->findChildren<QLabel*>())
            all += label->text();
        return all;
    };
    const QString before = words();
    panel.append(divergingFrame(101, 120));
    panel.end(false);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_FALSE(button.isNull()) << "with it the keyboard's focus goes";
    EXPECT_NE(words(), before);
    QSignalSpy seen(&panel, &DiagnosisPanel::evidenceWanted);
    button->click();
    ASSERT_EQ(seen.count(), 1);
    EXPECT_EQ(seen[0][0].value<evaluation::Diagnosis>().to, 120) << "what is so now";
}

TEST(RunCourse, aContinuedRunIsJudgedFromItsBeginning)
{
    const RunDetails stored = storedRun(0.1);
    RunCourse course;
    course.begin(stored.metric);
    // The checkpoint was of before the last stored batches and epoch: they are made again.
    course.precede(stored);
    TrainingFrame frame = divergingFrame(81, 100);
    frame.epochs.push_back({.report = {.epoch = 4, .epochs = 9}, .validation = {}});
    course.follow(frame);
    EXPECT_EQ(course.course().batchLoss.size(), 100U);
    EXPECT_GT(course.course().batchLoss[80], 1) << "the news";
    EXPECT_FLOAT_EQ(static_cast<float>(course.course().batchLoss[79]), 1 / 80.0F);
    EXPECT_EQ(course.course().trainError.size(), 4U);
    // Where the news are faster than the project it is the same.
    RunCourse other;
    other.begin(stored.metric);
    other.follow(frame);
    other.precede(stored);
    EXPECT_EQ(other.course().batchLoss, course.course().batchLoss);
    EXPECT_EQ(other.course().guess, 33);
    ASSERT_EQ(other.course().validationError.size(), 4U);
    EXPECT_EQ(other.course().validationError[1], 15.5);
    // Told once more, nothing comes twice.
    other.precede(stored);
    EXPECT_EQ(other.course().batchLoss.size(), 100U);
    EXPECT_EQ(other.course().trainError.size(), 4U);
}

TEST(RunCourse, onlyARunThatDivergedIsSaidToHave)
{
    RunDetails failed = storedRun(0.1);
    failed.run.state = project::RunState::Failed;
    RunCourse course;
    course.take(failed);
    EXPECT_FALSE(course.course().hasDiverged) << "of before reasons were kept";
    failed.failure = core::Error{core::ErrorCode::DiskFull, "/disk", {}};
    course.take(failed);
    EXPECT_FALSE(course.course().hasDiverged);
    failed.failure->code = core::ErrorCode::TrainingDiverged;
    course.take(failed);
    EXPECT_TRUE(course.course().hasDiverged);
}

} // namespace
} // namespace carpo::app_test
