// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/rate_finder.h"

#include "engine/nn/torch.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::training {
namespace {

using core::ErrorCode;

TEST(RateFinder, suggestsWhereTheLossFallsMostSteeply)
{
    std::vector<RatePoint> points;
    for (int i = 0; i <= 60; ++i) {
        const double exponent = -6 + 0.1 * i;
        // Falls around 10^-3, is lowest around 10^-1.
        const double loss = 1 / (1 + std::exp(4 * (exponent + 3))) + std::exp(6 * (exponent + 0.3));
        points.push_back({std::pow(10, exponent), loss, loss});
    }
    const auto suggestion = suggestRate(points);
    ASSERT_TRUE(suggestion.has_value());
    EXPECT_NEAR(std::log10(*suggestion), -3, 0.11);
}

TEST(RateFinder, isNotTakenInByTheFirstFewLosses)
{
    std::vector<RatePoint> points;
    for (int i = 0; i <= 60; ++i) {
        const double exponent = -6 + 0.1 * i;
        const double chance = i < 4 ? 2.0 * (4 - i) : i < 8 ? -1 : 0;
        const double loss = 1 / (1 + std::exp(4 * (exponent + 3))) + chance;
        points.push_back({std::pow(10, exponent), loss, loss});
    }
    EXPECT_NEAR(std::log10(suggestRate(points).value_or(1)), -3, 0.11);
    // Where there are few of them, all count.
    points.resize(20);
    EXPECT_LT(std::log10(suggestRate(points).value_or(1)), -5.5);
}

TEST(RateFinder, suggestsNothingWhereTheLossDoesNotFall)
{
    EXPECT_FALSE(suggestRate({}).has_value());
    std::vector<RatePoint> points;
    for (int i = 0; i < 20; ++i)
        points.push_back({std::pow(10, -5 + 0.1 * i), 1.0 + i, 1.0 + i});
    EXPECT_FALSE(suggestRate(points).has_value());
}

TEST(RateFinder, climbsUntilTheLossHasLeftItsBestBehind)
{
    TinyRun tiny(plainLenet());
    const RateSearchOptions options{.lowest = 1e-6, .highest = 1e6, .steps = 61};
    std::int64_t reported = 0;
    const auto search =
        findRate(tiny.experiment(), tiny.set(), options, {}, [&](const core::Progress& progress) {
            reported = progress.done;
        });
    ASSERT_TRUE(search.has_value());
    EXPECT_GE(search->points.size(), 10U);
    EXPECT_LT(search->points.size(), 61U);
    EXPECT_EQ(reported, static_cast<std::int64_t>(search->points.size()));
    for (std::size_t i = 0; i < search->points.size(); ++i) {
        EXPECT_NEAR(std::log10(search->points[i].rate), -6 + 0.2 * static_cast<double>(i), 1e-9);
        EXPECT_TRUE(std::isfinite(search->points[i].smoothed));
    }
    const auto again = findRate(tiny.experiment(), tiny.set(), options, {}, {});
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->points.back().loss, search->points.back().loss); // the same draws
}

TEST(RateFinder, takesTheStepsThatTheTrainingTakes)
{
    const auto firstLoss = [](const Experiment& experiment) {
        TinyRun tiny(experiment);
        std::vector<RatePoint> told;
        const auto search =
            findRate(tiny.experiment(), tiny.set(), {.steps = 5}, {}, {}, [&told](const RatePoint& point) {
                told.push_back(point);
            });
        EXPECT_TRUE(search.has_value());
        EXPECT_EQ(told.size(), search->points.size());
        // No step was made before it: the rate does not matter yet.
        const support::TemporaryFolder folder;
        EXPECT_TRUE(tiny.train(folder.path()).has_value());
        EXPECT_DOUBLE_EQ(told.front().loss, tiny.batches().front().loss);
        return told.front().loss;
    };
    const double usual = firstLoss(plainLenet());
    for (const auto& [key, value] : {std::pair{"training.accumulation", "2"},
                                     std::pair{"data.balance", "sex"},
                                     std::pair{"optimizer.name", "gd"}}) {
        Experiment experiment = plainLenet();
        ASSERT_TRUE(experiment.setFromText(key, value).has_value()) << key;
        EXPECT_NE(firstLoss(experiment), usual) << key << ": other images";
    }
}

TEST(RateFinder, isDeterministicWhereTheTrainingIs)
{
    for (const bool isDeterministic : {true, false}) {
        Experiment experiment = plainLenet();
        ASSERT_TRUE(experiment.set("execution.deterministic", isDeterministic).has_value());
        TinyRun tiny(experiment);
        ASSERT_TRUE(findRate(tiny.experiment(), tiny.set(), {.steps = 3}, {}, {}).has_value());
        EXPECT_EQ(at::globalContext().deterministicAlgorithms(), isDeterministic);
    }
}

TEST(RateFinder, refusesLimitsThatAreNoneAndStopsWhenAsked)
{
    TinyRun tiny(plainLenet());
    for (const RateSearchOptions& options : {RateSearchOptions{.lowest = 0},
                                             RateSearchOptions{.lowest = 1, .highest = 0.1},
                                             RateSearchOptions{.steps = 2},
                                             RateSearchOptions{.lowest = std::nan("")}}) {
        const auto search = findRate(tiny.experiment(), tiny.set(), options, {}, {});
        ASSERT_FALSE(search.has_value());
        EXPECT_EQ(search.error().code, ErrorCode::WrongUsage);
    }
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(findRate(tiny.experiment(), tiny.set(), {}, stop.get_token(), {}).error().code,
              ErrorCode::Cancelled);
    tiny.set().validation.clear();
    EXPECT_EQ(findRate(tiny.experiment(), tiny.set(), {}, {}, {}).error().code, ErrorCode::NotEnoughImages);
}

} // namespace
} // namespace carpo::training
