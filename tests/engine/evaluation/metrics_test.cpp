// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/metrics.h"

#include "tests/engine/reference/filling.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace carpo::evaluation {
namespace {

TEST(Metrics, equalScikitLearnAndNumpy)
{
    std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/losses_metrics.json");
    const auto expected = nlohmann::json::parse(file).at("metrics");
    const auto first = reference::numbers(3, 64);
    const auto second = reference::numbers(4, 64);
    std::vector<float> truth;
    std::vector<float> predicted;
    for (std::size_t i = 0; i < first.size(); ++i) {
        truth.push_back(static_cast<float>(200 * first[i]));
        predicted.push_back(static_cast<float>(200 * first[i] + 40 * second[i] - 20));
    }
    // The inputs are rounded to float here: seven digits are left.
    EXPECT_NEAR(meanAbsoluteError(truth, predicted), expected.at("mae").get<double>(), 1e-5);
    EXPECT_NEAR(concordance(truth, predicted), expected.at("ccc").get<double>(), 1e-7);
}

TEST(Metrics, concordanceSeesShiftAndScale)
{
    const std::vector<float> truth{1, 2, 3, 4};
    EXPECT_DOUBLE_EQ(concordance(truth, truth), 1);
    // Variance 1.25 each, covariance 1.25, means 1 apart: 2.5 / 3.5.
    EXPECT_NEAR(concordance(truth, std::vector<float>{2, 3, 4, 5}), 2.5 / 3.5, 1e-12);
    EXPECT_NEAR(concordance(truth, std::vector<float>{4, 3, 2, 1}), -1, 1e-12);
    EXPECT_DOUBLE_EQ(concordance(truth, std::vector<float>{2, 2, 2, 2}), 0);
    EXPECT_DOUBLE_EQ(concordance(std::vector<float>{2}, std::vector<float>{2}), 1);
}

TEST(Metrics, ofNothingAreNotNumbers)
{
    EXPECT_TRUE(std::isnan(meanAbsoluteError({}, {})));
    EXPECT_TRUE(std::isnan(concordance({}, {})));
}

} // namespace
} // namespace carpo::evaluation
