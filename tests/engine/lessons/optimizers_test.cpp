// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/optimizers.h"

#include "engine/lessons/entries.h"
#include "engine/lessons/surfaces.h"
#include "engine/lessons/walker.h"
#include "engine/nn/torch.h"
#include "tests/engine/lessons/playing.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

const Surface& surface(std::string_view key)
{
    return *std::ranges::find(surfaces(), key, &Surface::key);
}

Walker walked(Method method, std::string_view key, double rate, int steps)
{
    Walker walker(method, surface(key), surface(key).start, 0, 1);
    for (int i = 0; i < steps; ++i)
        walker.step(rate);
    return walker;
}

TEST(Surfaces, haveTheSlopesAndCurvaturesThatDifferencesGive)
{
    constexpr double kStep = 1e-5;
    for (const Surface& s : surfaces()) {
        for (const Pair& p : {Pair{0.3, -0.7}, Pair{-1.1, 1.3}, s.start}) {
            const Slope slope = s.at(p);
            const Curvature curvature = s.curvature(p);
            for (std::size_t axis = 0; axis < 2; ++axis) {
                Pair ahead = p;
                Pair behind = p;
                ahead[axis] += kStep;
                behind[axis] -= kStep;
                const Slope far = s.at(ahead);
                const Slope near = s.at(behind);
                const auto difference = [&](double a, double b) { return (a - b) / (2 * kStep); };
                EXPECT_NEAR(slope.gradient[axis], difference(far.height, near.height), 1e-4) << s.key;
                EXPECT_NEAR(axis == 0 ? curvature.xx : curvature.yy,
                            difference(far.gradient[axis], near.gradient[axis]),
                            1e-4)
                    << s.key;
                EXPECT_NEAR(curvature.xy, difference(far.gradient[1 - axis], near.gradient[1 - axis]), 1e-4)
                    << s.key;
            }
        }
    }
}

TEST(Surfaces, areLowestWhereTheySay)
{
    for (const Surface& s : surfaces()) {
        for (const Pair& p : s.minima) {
            EXPECT_NEAR(s.at(p).height, s.lowest, 1e-8) << s.key;
            EXPECT_NEAR(lengthOf(s.at(p).gradient), 0, 1e-3) << s.key;
        }
    }
}

TEST(Surfaces, ofANetworkHaveTheSlopeThatDifferencesGive)
{
    const Surface slice = networkSlice(3);
    for (const Pair& p : {Pair{0.4, 0.3}, Pair{-1, 0.8}}) {
        constexpr double kStep = 1e-2;
        const Slope slope = slice.at(p);
        EXPECT_NEAR(slope.height, slice.height(p), 1e-6);
        EXPECT_NEAR(slope.gradient[0],
                    (slice.height({p[0] + kStep, p[1]}) - slice.height({p[0] - kStep, p[1]})) / (2 * kStep),
                    2e-2);
        EXPECT_NEAR(slope.gradient[1],
                    (slice.height({p[0], p[1] + kStep}) - slice.height({p[0], p[1] - kStep})) / (2 * kStep),
                    2e-2);
    }
    // It lies where training came to rest.
    EXPECT_LT(slice.height({0, 0}), slice.height({1.5, 1.5}));
    EXPECT_LT(slice.height({0, 0}), 0.3);
}

struct Reference
{
    Method method;
    std::function<std::unique_ptr<torch::optim::Optimizer>(const torch::Tensor&)> make;
};

// LibTorch's own optimizers over its own derivatives.
TEST(Walkers, goTheWayOfTorchsOptimizers)
{
    using namespace torch::optim; // NOLINT(google-build-using-namespace)
    constexpr double kRate = 0.0004;
    const std::vector<torch::Tensor> none;
    const std::vector<Reference> all{
        {Method::GradientDescent,
         [](const torch::Tensor& x) { return std::make_unique<SGD>(std::vector{x}, SGDOptions(kRate)); }},
        {Method::Momentum,
         [](const torch::Tensor& x) {
             return std::make_unique<SGD>(std::vector{x}, SGDOptions(kRate).momentum(0.9));
         }},
        {Method::Nesterov,
         [](const torch::Tensor& x) {
             return std::make_unique<SGD>(std::vector{x}, SGDOptions(kRate).momentum(0.9).nesterov(true));
         }},
        {Method::Adagrad,
         [](const torch::Tensor& x) {
             return std::make_unique<Adagrad>(std::vector{x}, AdagradOptions(kRate).eps(1e-8));
         }},
        {Method::Rmsprop,
         [](const torch::Tensor& x) {
             return std::make_unique<RMSprop>(std::vector{x}, RMSpropOptions(kRate).alpha(0.9));
         }},
        {Method::Adam,
         [](const torch::Tensor& x) { return std::make_unique<Adam>(std::vector{x}, AdamOptions(kRate)); }},
    };
    for (const Reference& reference : all) {
        torch::Tensor x = torch::tensor({-1.2, 1.0}, torch::kFloat64).requires_grad_();
        const auto optimizer = reference.make(x);
        Walker walker(reference.method, surface("rosenbrock"), {-1.2, 1}, 0, 1);
        for (int i = 0; i < 60; ++i) {
            optimizer->zero_grad();
            ((1 - x[0]).pow(2) + 100 * (x[1] - x[0] * x[0]).pow(2)).backward();
            optimizer->step();
            walker.step(kRate);
            EXPECT_NEAR(walker.place()[0], x[0].item<double>(), 1e-9) << nameOf(reference.method) << i;
            EXPECT_NEAR(walker.place()[1], x[1].item<double>(), 1e-9) << nameOf(reference.method) << i;
        }
    }
}

// The slide's lines give the steps that are really taken, at a constant rate.
TEST(TheSlidesCode, goesTheSameWayWhileTheRateStays)
{
    for (const Method method :
         {Method::GradientDescent, Method::Momentum, Method::Nesterov, Method::Adagrad, Method::Rmsprop}) {
        Walker walker(method, surface("beale"), {1, 1.5}, 0, 1);
        SlideState state;
        Pair place{1, 1.5};
        for (int i = 0; i < 50; ++i) {
            const Pair step = slideStep(method, state, surface("beale").at(place).gradient, 0.003);
            place = {place[0] + step[0], place[1] + step[1]};
            walker.step(0.003);
            EXPECT_NEAR(walker.place()[0], place[0], 1e-9) << nameOf(method) << i;
            EXPECT_NEAR(walker.place()[1], place[1], 1e-9) << nameOf(method) << i;
        }
    }
}

TEST(TheSlidesCode, partsWithTorchsMomentumOnceTheRateChanges)
{
    const Surface& ravine = surface("ravine");
    Walker torchs(Method::Momentum, ravine, ravine.start, 0, 1);
    Walker slides(Method::Momentum, ravine, ravine.start, Walker::AsOnTheSlide{});
    const auto apart = [&] {
        return lengthOf({torchs.place()[0] - slides.place()[0], torchs.place()[1] - slides.place()[1]});
    };
    for (int i = 0; i < 20; ++i) {
        torchs.step(0.05);
        slides.step(0.05);
        EXPECT_LT(apart(), 1e-9) << i;
    }
    torchs.step(0.005);
    slides.step(0.005);
    // The slide carries the old steps on as they were; torch shortens them with the rate.
    EXPECT_GT(apart(), 0.01);
    const double mu = SlideConstants{}.mu;
    const TakenStep& taken = *slides.last();
    const Pair expected{mu * taken.velocity[0] - 0.005 * taken.gradient[0],
                        mu * taken.velocity[1] - 0.005 * taken.gradient[1]};
    EXPECT_NEAR(taken.step[0], expected[0], 1e-12);
    EXPECT_NEAR(torchs.last()->step[0], 0.1 * mu * taken.velocity[0] - 0.005 * taken.gradient[0], 1e-9);
}

TEST(TheSlidesCode, leavesAdamsCorrectionOut)
{
    const Surface& bowl = surface("bowl");
    Walker walker(Method::Adam, bowl, bowl.start, 0, 1);
    Walker slides(Method::Adam, bowl, bowl.start, Walker::AsOnTheSlide{});
    walker.step(0.1);
    slides.step(0.1);
    // 0.1 g / sqrt(0.001 g^2)
    EXPECT_NEAR(std::abs(walker.last()->step[0]), 0.1, 1e-6);
    EXPECT_NEAR(std::abs(slides.last()->step[0]), 0.1 * 0.1 / std::sqrt(0.001), 1e-5);
    for (int i = 0; i < 30; ++i) {
        walker.step(0.1);
        const CorrectedAdam adam = corrected(walker.last()->state, 0.1);
        EXPECT_NEAR(adam.step[0], walker.last()->step[0], 1e-9) << i;
        EXPECT_NEAR(adam.step[1], walker.last()->step[1], 1e-9) << i;
    }
}

TEST(Walkers, runAwayAboveTwoOverTheCurvatureAndNotBelow)
{
    constexpr double kEdge = 2 / 4.0; // of the ravine across
    const auto across = [](const Walker& walker) { return std::abs(walker.place()[1]); };
    const double start = std::abs(surface("ravine").start[1]);
    EXPECT_LT(across(walked(Method::GradientDescent, "ravine", 0.99 * kEdge, 200)), 0.05 * start);
    EXPECT_GT(across(walked(Method::GradientDescent, "ravine", 1.01 * kEdge, 200)), 20 * start);
    EXPECT_NEAR(across(walked(Method::GradientDescent, "ravine", kEdge, 200)), start, 1e-9);
}

TEST(Walkers, reachRosenbrocksMinimumByCurvature)
{
    for (const Method method : {Method::Bfgs, Method::Lbfgs}) {
        const Walker walker = walked(method, "rosenbrock", 1, 60);
        EXPECT_NEAR(walker.place()[0], 1, 1e-5) << nameOf(method);
        EXPECT_NEAR(walker.place()[1], 1, 1e-5) << nameOf(method);
    }
    EXPECT_GT(walked(Method::GradientDescent, "rosenbrock", 0.001, 300).heights().back(), 0.01);
}

TEST(Walkers, jumpToAParabolasMinimumByNewtonsStepAndOntoASaddle)
{
    EXPECT_NEAR(lengthOf(walked(Method::Newton, "ravine", 1, 1).place()), 0, 1e-12);
    const Pair rest = walked(Method::Newton, "saddle", 1, 20).place();
    EXPECT_NEAR(lengthOf(rest), 0, 1e-9);
    const Pair down = walked(Method::GradientDescent, "saddle", 0.1, 300).place();
    EXPECT_NEAR(std::abs(down[1]), 1, 1e-3);
}

TEST(Walkers, stopWhereNothingIsToBeSeenOfThem)
{
    const Walker walker = walked(Method::GradientDescent, "rosenbrock", 1, 50);
    EXPECT_TRUE(walker.isGone());
    EXPECT_LT(walker.path().size(), 50U);
    EXPECT_TRUE(std::isfinite(walker.heights().back()));
}

TEST(Walkers, ofSgdSeeABatch)
{
    Walker first(Method::Sgd, surface("bowl"), {1, 1}, 1, 1);
    Walker again(Method::Sgd, surface("bowl"), {1, 1}, 1, 1);
    Walker other(Method::Sgd, surface("bowl"), {1, 1}, 1, 2);
    for (Walker* const walker : {&first, &again, &other})
        walker->step(0.1);
    EXPECT_EQ(first.place(), again.place());
    EXPECT_NE(first.place(), other.place());
    EXPECT_NE(first.last()->gradient, first.last()->whole);
}

TEST(OptimizersLesson, playsWithEveryPresetAndAtEveryEnd)
{
    expectPresetsPlay(optimizersLesson());
    expectExtremesPlay(optimizersLesson());
}

TEST(OptimizersLesson, startsWhereTheHandleIsDraggedTo)
{
    const Lesson lesson = optimizersLesson();
    const auto race = played(lesson, {{"surface", "himmelblau"}}, 20);
    race->move(0, 2.5, 100);
    const Picture picture = race->picture();
    const auto& map = panelOf<Chart>(picture);
    EXPECT_EQ(map.handles.at(0).x, 2.5);
    EXPECT_EQ(map.handles.at(0).y, 5); // no further than the map
    for (const Line& line : map.lines)
        EXPECT_EQ(line.x, std::vector{2.5});
    race->move(0, std::nan(""), 1);
    race->move(99, 0, 0);
    EXPECT_EQ(writtenOut(race->picture()), writtenOut(picture));
}

TEST(OptimizersLesson, changesTheRateWhileItPlays)
{
    const auto race = played(optimizersLesson(), {{"method", "gd"}, {"against", "none"}}, 10);
    EXPECT_TRUE(race->change("rate_factor", 0.5));
    EXPECT_FALSE(race->change("noise", 0.5));
    race->step();
    const Picture picture = race->picture();
    EXPECT_EQ(panelOf<Code>(picture).note.values.at(0),
              0.5 * rateOf(surface("ravine"), Method::GradientDescent));
}

TEST(OptimizersLesson, showsTheSlidesCodeAndWhatItLeavesOut)
{
    const auto race = played(optimizersLesson(), {{"method", "adam"}, {"against", "none"}}, 3);
    const Picture picture = race->picture();
    const auto& code = panelOf<Code>(picture);
    const auto missing = std::ranges::count_if(code.lines, &Code::CodeLine::missing);
    EXPECT_EQ(missing, 3);
    EXPECT_EQ(panelOf<Chart>(picture).lines.size(), 2U); // and the slide's own way
}

// The arrows of momentum lead from the origin to the step's end.
TEST(OptimizersLesson, addsVelocityAndGradientToTheStep)
{
    const auto race = played(optimizersLesson(), {{"method", "momentum"}, {"against", "none"}}, 5);
    const Picture picture = race->picture();
    const auto& arrows = panelOf<Chart>(picture, 2).arrows;
    ASSERT_EQ(arrows.size(), 3U);
    EXPECT_EQ(arrows[0].fromX, 0);
    EXPECT_EQ(arrows[0].toX, arrows[1].fromX);
    EXPECT_EQ(arrows[1].toX, arrows[2].toX);
    EXPECT_EQ(arrows[1].toY, arrows[2].toY);
}

} // namespace
} // namespace carpo::lessons
