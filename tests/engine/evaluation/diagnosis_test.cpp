// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/diagnosis.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace carpo::evaluation {
namespace {

using training::Experiment;

constexpr int kBatches = 400;
constexpr int kEpochs = 10;

std::vector<double> curve(int count, const std::function<double(double)>& of)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(of(static_cast<double>(i) / (count - 1)));
    return values;
}

// Noise that is the same each time.
double ripple(double share)
{
    return std::sin(share * 97 * std::numbers::pi);
}

/// A run that learns as one would wish: nothing to find.
Course healthy()
{
    Course course;
    course.batchLoss =
        curve(kBatches, [](double t) { return 0.2 + 0.6 * std::exp(-4 * t) + 0.02 * ripple(t); });
    course.gradientNorm = curve(kBatches, [](double t) { return 1 + 0.3 * ripple(t); });
    course.updateRatio = curve(kBatches, [](double) { return 1.2e-3; });
    course.trainLoss = curve(kEpochs, [](double t) { return 0.2 + 0.6 * std::exp(-4 * t); });
    course.validationLoss = course.trainLoss;
    course.trainError = curve(kEpochs, [](double t) { return 8 + 24 * std::exp(-4 * t); });
    course.validationError = curve(kEpochs, [](double t) { return 9 + 24 * std::exp(-4 * t); });
    course.guess = 33;
    course.hasEnded = true;
    course.deadShare = 0.02;
    course.firstGradient = 0.01;
    course.lastGradient = 0.02;
    return course;
}

Experiment leNet()
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText("network.name", "lenet_ufg").has_value());
    return experiment;
}

std::vector<Finding> findingsOf(const Course& course, const Experiment& experiment = leNet())
{
    std::vector<Finding> findings;
    for (const Diagnosis& each : diagnose(course, experiment))
        findings.push_back(each.finding);
    return findings;
}

using testing::ElementsAre;

TEST(Diagnosis, aHealthyRunGoesWellAndAShortOneIsNotJudged)
{
    EXPECT_THAT(findingsOf(healthy()), ElementsAre(Finding::GoesWell));
    Course course = healthy();
    course.batchLoss.resize(19);
    EXPECT_TRUE(findingsOf(course).empty());
}

TEST(Diagnosis, aLossThatGrowsDiverges)
{
    Course course = healthy();
    course.batchLoss =
        curve(kBatches, [](double t) { return t < 0.3 ? 1 - 2 * t : 0.4 * std::exp(5 * (t - 0.3)); });
    const auto found = diagnose(course, leNet());
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].finding, Finding::Diverges);
    EXPECT_EQ(found[0].evidence, Evidence::BatchLoss);
    EXPECT_GT(found[0].from, kBatches / 10);
    EXPECT_EQ(found[0].to, kBatches);
    // The first thing to try is a tenth of the rate.
    ASSERT_FALSE(found[0].remedies.empty());
    EXPECT_EQ(found[0].remedies[0].changes[0].first, "optimizer.learning_rate");
    EXPECT_NEAR(std::get<double>(found[0].remedies[0].changes[0].second),
                leNet().real("optimizer.learning_rate") / 10,
                1e-9);
}

TEST(Diagnosis, aRunThatEndedInNoNumberDivergesHoweverShort)
{
    Course course;
    course.batchLoss = {1, 50};
    course.hasDiverged = true;
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::Diverges));
}

TEST(Diagnosis, aLossThatIsNoisyButFallsDoesNotDiverge)
{
    Course course = healthy();
    course.batchLoss = curve(kBatches, [](double t) { return 0.5 - 0.2 * t + 0.25 * ripple(t); });
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::GoesWell));
}

TEST(Diagnosis, aSpikeOfTheGradientExplodes)
{
    Course course = healthy();
    course.gradientNorm[300] = 80;
    const auto found = diagnose(course, leNet());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].finding, Finding::ExplodingGradients);
    EXPECT_EQ(found[0].from, 301);
    EXPECT_EQ(found[0].remedies[0].changes[0].first, "regularization.gradient_clip");
    // The first batches of a run are steep: they are not counted.
    course = healthy();
    course.gradientNorm[3] = 80;
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::GoesWell));
}

TEST(Diagnosis, looksIntoTheLayers)
{
    Course course = healthy();
    course.firstGradient = 1e-7;
    course.lastGradient = 1e-2;
    course.deadShare = 0.7;
    course.deadLayer = "features.3";
    const auto found = diagnose(course, leNet());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].finding, Finding::VanishingGradients);
    EXPECT_EQ(found[1].finding, Finding::DeadUnits);
    EXPECT_EQ(found[1].layer, "features.3");
    EXPECT_EQ(std::get<std::string>(found[1].remedies[0].changes[0].second), "leaky_relu");
}

TEST(Diagnosis, theUpdatesTellTheRate)
{
    Course high = healthy();
    high.updateRatio = curve(kBatches, [](double) { return 0.05; });
    high.trainLoss = curve(kEpochs, [](double t) { return 0.5 + 0.2 * std::cos(t * 9 * std::numbers::pi); });
    EXPECT_THAT(findingsOf(high), ElementsAre(Finding::RateTooHigh));
    Course low = healthy();
    low.updateRatio = curve(kBatches, [](double) { return 2e-5; });
    EXPECT_THAT(findingsOf(low), ElementsAre(Finding::RateTooLow));
}

TEST(Diagnosis, aLossThatStaysStandsStill)
{
    Course course = healthy();
    course.batchLoss = curve(kBatches, [](double t) { return 0.8 + 0.02 * ripple(t); });
    course.trainLoss = curve(kEpochs, [](double) { return 0.8; });
    course.trainError = curve(kEpochs, [](double) { return 33.0; });
    course.validationError = course.trainError;
    EXPECT_EQ(findingsOf(course).front(), Finding::StandsStill);
}

TEST(Diagnosis, aGapThatOpensOverfits)
{
    Course course = healthy();
    course.trainError = curve(kEpochs, [](double t) { return 2 + 28 * std::exp(-4 * t); });
    course.validationError = curve(kEpochs, [](double t) { return 14 + 18 * std::exp(-8 * t) + 6 * t; });
    const auto found = diagnose(course, leNet());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].finding, Finding::Overfits);
    EXPECT_EQ(found[0].evidence, Evidence::EpochError);
    EXPECT_LT(found[0].from, found[0].to);
    EXPECT_EQ(found[0].remedies[0].changes[0].first, "augmentation.rotation");
}

// The usual picture: validation does not get worse, it only stays where it is.
TEST(Diagnosis, aValidationThatIsLeftBehindOverfits)
{
    Course course = healthy();
    course.trainError = curve(kEpochs, [](double t) { return 2 + 28 * std::exp(-4 * t); });
    course.validationError = curve(kEpochs, [](double t) { return 14 + 18 * std::exp(-8 * t); });
    const auto found = diagnose(course, leNet());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].finding, Finding::Overfits);
    EXPECT_GT(found[0].from, 3);
    EXPECT_LT(found[0].from, found[0].to);
    // As wide a gap, but validation still gets better.
    course.validationError = curve(kEpochs, [](double t) { return 14 + 18 * std::exp(-2 * t); });
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::GoesWell));
    // Both have come to their end, close together.
    course = healthy();
    course.trainError = curve(kEpochs, [](double t) { return 8 + 24 * std::exp(-12 * t); });
    course.validationError = curve(kEpochs, [](double t) { return 9 + 24 * std::exp(-12 * t); });
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::GoesWell));
}

TEST(Diagnosis, nothingGoesWellBeforeThreeEpochsNorWhatIsNoBetterThanGuessing)
{
    Course course = healthy();
    course.trainError.resize(2);
    course.validationError.resize(2);
    EXPECT_TRUE(findingsOf(course).empty());
    course = healthy();
    course.hasEnded = false;
    course.trainError = curve(kEpochs, [](double t) { return 34 - t; });
    course.validationError = course.trainError;
    EXPECT_TRUE(findingsOf(course).empty()) << "its loss falls, and it answers as one who guesses";
}

TEST(Diagnosis, whatLearnsNeitherPartUnderfitsOnceItHasEnded)
{
    Course course = healthy();
    course.trainError = curve(kEpochs, [](double t) { return 33 - 4 * t; });
    course.validationError = course.trainError;
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::Underfits));
    course.hasEnded = false;
    EXPECT_THAT(findingsOf(course), ElementsAre(Finding::GoesWell));
}

// Every remedy is an experiment that can be trained, and another one.
TEST(Diagnosis, remediesAreOfUse)
{
    for (const char* const network : {"lenet_ufg", "rapida", "mlp", "resnet18"}) {
        Experiment experiment;
        ASSERT_TRUE(experiment.setFromText("network.name", network).has_value());
        Course course = healthy();
        course.firstGradient = 1e-7;
        course.deadShare = 0.9;
        for (const Diagnosis& each : diagnose(course, experiment)) {
            for (const Remedy& remedy : each.remedies) {
                Experiment changed = experiment;
                for (const auto& [key, value] : remedy.changes) {
                    ASSERT_TRUE(changed.set(key, value).has_value()) << key;
                    EXPECT_TRUE(changed.applies(*training::findHyperparameter(key))) << network << ' ' << key;
                }
                EXPECT_NE(changed, experiment);
            }
        }
    }
    EXPECT_EQ(findingTexts().size(), 10U);
}

} // namespace
} // namespace carpo::evaluation
