// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/schedule.h"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

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

TEST(Schedule, oneCycleEqualsTorchs)
{
    std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/optimization.json");
    const auto rates = nlohmann::json::parse(file).at("one_cycle").at("rates").get<std::vector<double>>();
    ASSERT_EQ(rates.size(), 60U);
    for (std::size_t i = 0; i < rates.size(); ++i)
        EXPECT_NEAR(learningRateAt(oneCycle(), static_cast<std::int64_t>(i), 60), rates[i], 1e-12) << i;
}

TEST(Schedule, oneCycleIsFiniteForFewSteps)
{
    for (const std::int64_t steps : {1, 2, 3, 4, 5}) {
        for (std::int64_t step = 0; step < steps; ++step) {
            const double rate = learningRateAt(oneCycle(), step, steps);
            EXPECT_GT(rate, 0) << step << " of " << steps;
            EXPECT_LE(rate, 0.1 + 1e-12) << step << " of " << steps;
        }
    }
}

TEST(Schedule, constantStays)
{
    Experiment experiment = oneCycle();
    ASSERT_TRUE(experiment.setFromText("schedule.name", "constant").has_value());
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 0, 10), 0.1);
    EXPECT_DOUBLE_EQ(learningRateAt(experiment, 9, 10), 0.1);
}

} // namespace
} // namespace carpo::training
