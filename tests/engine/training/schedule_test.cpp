// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/schedule.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

namespace carpo::training {
namespace {

Experiment oneCycle()
{
    Experiment experiment;
    EXPECT_TRUE(experiment.setFromText("optimizer.learning_rate", "0.1").has_value());
    EXPECT_TRUE(experiment.setFromText("schedule.name", "one_cycle").has_value());
    EXPECT_TRUE(experiment.setFromText("schedule.warmup_fraction", "0.3").has_value());
    EXPECT_TRUE(experiment.setFromText("schedule.initial_divisor", "25").has_value());
    EXPECT_TRUE(experiment.setFromText("schedule.final_divisor", "10000").has_value());
    return experiment;
}

nlohmann::json rates()
{
    std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/schedules.json");
    return nlohmann::json::parse(file).at("lr_at_step");
}

Experiment with(const std::vector<std::pair<std::string, std::string>>& settings)
{
    Experiment experiment = oneCycle();
    for (const auto& [key, value] : settings)
        EXPECT_TRUE(experiment.setFromText(key, value).has_value()) << key;
    return experiment;
}

// torch's CosineAnnealingWarmRestarts with T_0 = 15: after each restart the cosine of 15 steps.
TEST(Schedule, aCosineOfSeveralCyclesBeginsAgain)
{
    const Experiment experiment =
        with({{"schedule.name", "cosine"}, {"schedule.lowest_rate", "0.001"}, {"schedule.cycles", "4"}});
    for (std::int64_t step = 0; step < 60; ++step) {
        const double part = static_cast<double>(step % 15) / 15;
        EXPECT_NEAR(learningRateAt(experiment, step, 60, 6),
                    0.001 + (0.1 - 0.001) * (1 + std::cos(std::numbers::pi * part)) / 2,
                    1e-12)
            << step;
    }
    EXPECT_NEAR(learningRateAt(experiment, 60, 60, 6), 0.001, 1e-12);
}

TEST(Schedule, equalsTorchs)
{
    const std::map<std::string, Experiment> all{
        {"one_cycle", oneCycle()},
        {"step",
         with({{"schedule.name", "step"}, {"schedule.step_epochs", "15"}, {"schedule.factor", "0.5"}})},
        {"multistep",
         with({{"schedule.name", "multi_step"},
               {"schedule.milestones", "10,25,50"},
               {"schedule.factor", "0.3"}})},
        {"exponential", with({{"schedule.name", "exponential"}, {"schedule.decay", "0.95"}})},
        {"cosine", with({{"schedule.name", "cosine"}, {"schedule.lowest_rate", "0.001"}})},
        {"linear_warmup_5",
         with({{"schedule.name", "constant"},
               {"schedule.warmup_steps", "5"},
               {"schedule.warmup_start", "0.1"}})}};
    const auto expected = rates();
    for (const auto& [name, experiment] : all) {
        const auto& line = expected.at(name);
        ASSERT_EQ(line.size(), 60U) << name;
        for (std::size_t i = 0; i < line.size(); ++i)
            EXPECT_NEAR(
                learningRateAt(experiment, static_cast<std::int64_t>(i), 60, 1), line[i].get<double>(), 1e-12)
                << name << ' ' << i;
    }
}

TEST(Schedule, plateauEqualsTorchs)
{
    const Experiment experiment =
        with({{"schedule.name", "plateau"}, {"schedule.factor", "0.5"}, {"schedule.patience", "3"}});
    const auto expected = rates().at("plateau");
    Plateau plateau;
    for (std::size_t i = 0; i < expected.at("metric").size(); ++i) {
        EXPECT_NEAR(learningRateAt(experiment, static_cast<std::int64_t>(i), 60, 1) * plateau.factor,
                    expected.at("lr_before_each_step")[i].get<double>(),
                    1e-12)
            << i;
        plateau.see(experiment, expected.at("metric")[i].get<double>());
    }
}

TEST(Schedule, stepsByEpochs)
{
    const Experiment experiment =
        with({{"schedule.name", "step"}, {"schedule.step_epochs", "2"}, {"schedule.factor", "0.5"}});
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 19, 40, 10), 0.1);
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 20, 40, 10), 0.05);
}

TEST(Schedule, refusesMilestonesThatAreNone)
{
    Experiment experiment;
    for (const auto* const text : {"", "a", "5,", "5,3", "0", "3;4", "-1", "99999999999999999999"}) {
        const auto set = experiment.setFromText("schedule.milestones", text);
        ASSERT_FALSE(set.has_value()) << text;
        EXPECT_EQ(set.error().code, core::ErrorCode::ExperimentWrongType) << text;
    }
    EXPECT_TRUE(experiment.setFromText("schedule.milestones", "3,40,500").has_value());
}

TEST(Schedule, oneCycleIsFiniteForFewSteps)
{
    for (const std::int64_t steps : {1, 2, 3, 4, 5}) {
        for (std::int64_t step = 0; step < steps; ++step) {
            const double rate = learningRateAt(oneCycle(), step, steps, 1);
            EXPECT_GT(rate, 0) << step << " of " << steps;
            EXPECT_LE(rate, 0.1 + 1e-12) << step << " of " << steps;
        }
    }
}

TEST(Schedule, constantStays)
{
    Experiment experiment = oneCycle();
    ASSERT_TRUE(experiment.setFromText("schedule.name", "constant").has_value());
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 0, 10, 10), 0.1);
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 9, 10, 10), 0.1);
}

} // namespace
} // namespace carpo::training
