// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/architecture.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/small_network.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::lessons {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(ToyData, hasAsManyOfEachClass)
{
    for (const std::string_view name : {"circles", "xor", "spirals", "gaussians"}) {
        const std::vector<ToyPoint> points = toyPoints(name, 200, 0, 3);
        EXPECT_EQ(std::ranges::count_if(points, [](const ToyPoint& p) { return p[2] == 1; }), 100) << name;
        EXPECT_EQ(points, toyPoints(name, 200, 0, 3));
        EXPECT_NE(points, toyPoints(name, 200, 0, 4));
    }
    for (const ToyPoint& p : toyPoints("xor", 200, 0, 1))
        EXPECT_EQ(p[2] == 1, p[0] * p[1] > 0);
    for (const ToyPoint& p : toyPoints("circles", 200, 0, 1))
        EXPECT_EQ(p[2] == 1, std::hypot(p[0], p[1]) < 0.5);
    EXPECT_THAT(toyPoints("own", 200, 0, 1), IsEmpty());
}

TEST(Architecture, countsItsParameters)
{
    for (const int layers : {0, 1, 2, 4}) {
        for (const int units : {1, 3, 8}) {
            const SmallNetwork network({.hidden = std::vector<int>(static_cast<std::size_t>(layers), units)},
                                       experimentWith("adam"),
                                       1);
            EXPECT_EQ(network.parameters().size(), static_cast<std::size_t>(parameterCount(layers, units)));
        }
    }
}

TEST(OwnData, isShownAndLearntWhereItLies)
{
    const PlayData data = ownData({{100, 5, 0}, {300, 6, 1}, {200, 5.5, 1}, {150, 5.2, 0}}, 1);
    EXPECT_TRUE(data.hasClasses);
    EXPECT_THAT(data.training, SizeIs(3));
    EXPECT_THAT(data.test, SizeIs(1));
    EXPECT_EQ(data.frame.middle[0], 200);
    EXPECT_EQ(data.frame.unit[0], 100);
    EXPECT_NEAR(data.frame.reach[1], 0.65, 1e-12);
    for (const float input : examplesOf(data, data.training).inputs)
        EXPECT_LE(std::abs(input), 1);
}

TEST(OwnData, ofNumbersIsLearntStandardised)
{
    const PlayData data = ownData({{0, 0, 10}, {1, 0, 20}, {0, 1, 30}}, 1);
    EXPECT_FALSE(data.hasClasses);
    EXPECT_EQ(data.valueMean, 20);
    const std::vector<float> targets = examplesOf(data, data.training).targets;
    double sum = 0;
    double squares = 0;
    for (const float target : targets) {
        sum += target;
        squares += target * target;
    }
    EXPECT_NEAR(sum, 0, 1e-6);
    EXPECT_NEAR(squares, 3, 1e-5);
}

TEST(OwnData, standsWhateverPeopleBring)
{
    const double inf = HUGE_VAL;
    EXPECT_THAT(ownData({}, 1).training, IsEmpty());
    EXPECT_THAT(ownData({{inf, 0, 1}, {0, std::nan(""), 1}, {1e300, 0, 0}}, 1).training, IsEmpty());
    const PlayData one = ownData({{3, 3, 1}}, 1);
    EXPECT_THAT(one.training, SizeIs(1));
    EXPECT_GT(one.frame.reach[0], 0);
    const PlayData many = ownData(std::vector<ToyPoint>(100'000, {1, 2, 0}), 1);
    EXPECT_EQ(many.training.size() + many.test.size() + many.leftOut, 100'000U);
    EXPECT_LE(many.training.size(), 1000U);
}

double rightAfter(const std::vector<std::pair<std::string_view, std::string>>& values,
                  int steps,
                  std::uint64_t seed = 1)
{
    const Picture picture = played(architectureLesson(), values, steps, seed)->picture();
    return panelOf<Chart>(picture).note.values.at(0);
}

// The median of three draws: one network in some comes to rest in a valley that is none.
double usuallyRightAfter(const std::vector<std::pair<std::string_view, std::string>>& values, int steps)
{
    std::vector<double> draws{
        rightAfter(values, steps, 1), rightAfter(values, steps, 2), rightAfter(values, steps, 3)};
    std::ranges::sort(draws);
    return draws[1];
}

TEST(ArchitectureLesson, solvesXorWithAHiddenLayerOnly)
{
    EXPECT_LT(rightAfter({{"data", "xor"}, {"layers", "0"}}, 150), 75);
    EXPECT_GT(usuallyRightAfter({{"data", "xor"}, {"noise", "0"}}, 150), 95);
}

TEST(ArchitectureLesson, staysALineWithoutActivation)
{
    EXPECT_LT(rightAfter({{"layers", "4"}, {"units", "8"}, {"activation", "none"}}, 150), 75);
    EXPECT_GT(usuallyRightAfter({}, 150), 95);
}

TEST(ArchitectureLesson, needsThreeUnitsToCloseACircle)
{
    EXPECT_LT(usuallyRightAfter({{"units", "2"}, {"noise", "0"}}, 200), 95);
    EXPECT_GT(usuallyRightAfter({{"units", "3"}, {"noise", "0"}}, 200), 97);
}

TEST(ArchitectureLesson, unwindsSpirals)
{
    EXPECT_GT(
        usuallyRightAfter({{"data", "spirals"}, {"layers", "3"}, {"units", "8"}, {"noise", "0.02"}}, 400),
        93);
}

TEST(ArchitectureLesson, learnsNumbers)
{
    const auto waves =
        played(architectureLesson(), {{"data", "waves"}, {"layers", "2"}, {"units", "8"}}, 200);
    const Picture picture = waves->picture();
    EXPECT_LT(panelOf<Chart>(picture, 1).lines.at(0).y.back(), 0.15); // of the variance
}

TEST(ArchitectureLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(architectureLesson());
    expectExtremesPlay(architectureLesson());
}

TEST(ArchitectureLesson, takesPointsByClicksAndFromFiles)
{
    const auto lesson = played(architectureLesson(), {{"data", "own"}}, 3);
    const auto shown = [&] { return panelOf<Chart>(lesson->picture()).points; };
    EXPECT_THAT(shown().at(0).x, IsEmpty());
    EXPECT_TRUE(panelOf<Chart>(lesson->picture()).takesPoints);
    lesson->addPoint(0.5, 0.5, false);
    lesson->addPoint(-0.5, 0.5, true);
    lesson->addPoint(std::nan(""), 0.5, true);
    lesson->step();
    EXPECT_EQ(shown().at(0).x, std::vector{0.5});
    EXPECT_EQ(shown().at(1).x, std::vector{-0.5});
    EXPECT_THAT(flawsOf(lesson->picture()), IsEmpty());

    const std::string before = writtenOut(lesson->picture());
    EXPECT_FALSE(lesson->setPoints({}).has_value());
    EXPECT_FALSE(lesson->setPoints({{std::nan(""), 0, 0}}).has_value());
    EXPECT_EQ(writtenOut(lesson->picture()), before);

    ASSERT_TRUE(lesson->setPoints({{10, 10, 3.5}, {20, 10, 7}, {10, 30, 1}, {15, 20, 2}}).has_value());
    for (int i = 0; i < 20; ++i)
        lesson->step();
    lesson->addPoint(12, 12, true);
    EXPECT_THAT(flawsOf(lesson->picture()), IsEmpty());
    EXPECT_EQ(panelOf<Chart>(lesson->picture()).heat->right, 15 + 1.3 * 5);
}

TEST(ArchitectureLesson, changesItsRateWhileItPlays)
{
    const auto quick = played(architectureLesson(), {}, 1);
    const auto slow = played(architectureLesson(), {}, 1);
    EXPECT_TRUE(slow->change("rate", 0.0001));
    EXPECT_FALSE(slow->change("units", std::int64_t{2}));
    for (int i = 0; i < 60; ++i) {
        quick->step();
        slow->step();
    }
    const auto loss = [](const Demonstration& lesson) {
        const Picture picture = lesson.picture();
        return panelOf<Chart>(picture, 1).lines.at(0).y.back();
    };
    EXPECT_LT(loss(*quick), loss(*slow));
}

} // namespace
} // namespace carpo::lessons
