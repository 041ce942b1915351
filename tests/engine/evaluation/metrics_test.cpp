// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/metrics.h"

#include "engine/evaluation/class_metrics.h"
#include "tests/engine/reference/filling.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace carpo::evaluation {
namespace {

nlohmann::json expected()
{
    std::ifstream file(CARPO_SOURCE_DIR "/tests/engine/reference/losses_metrics.json");
    return nlohmann::json::parse(file).at("metrics");
}

TEST(Metrics, equalScikitLearnAndNumpy)
{
    const auto first = reference::numbers(3, 64);
    const auto second = reference::numbers(4, 64);
    std::vector<double> truth;
    std::vector<double> predicted;
    for (std::size_t i = 0; i < first.size(); ++i) {
        truth.push_back(200 * first[i]);
        predicted.push_back(200 * first[i] + 40 * second[i] - 20);
    }
    const auto all = expected();
    ASSERT_EQ(regressionMetrics().size(), 6U);
    for (const RegressionMetric& metric : regressionMetrics()) {
        const std::string name = metric.key == "median_error" ? "median_ae" : std::string(metric.key);
        EXPECT_NEAR(metric.measure(truth, predicted), all.at(name).get<double>(), 1e-9) << metric.key;
        EXPECT_EQ(metric.measure(truth, truth), metric.higherIsBetter ? 1 : 0) << metric.key;
    }
    const double rmse = training::regressionMetric("rmse").measure(truth, predicted);
    EXPECT_NEAR(rmse * rmse, all.at("mse").get<double>(), 1e-9);
}

TEST(Metrics, ofFloatsAreThoseOfTheirDoubles)
{
    const std::vector<float> truth{1, 2, 4};
    const std::vector<float> predicted{2, 2, 1};
    EXPECT_DOUBLE_EQ(meanAbsoluteError(truth, predicted), 4.0 / 3);
    EXPECT_DOUBLE_EQ(training::measured("median_error", truth, predicted), 1);
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
    EXPECT_TRUE(std::isnan(concordance({}, {})));
    for (const RegressionMetric& metric : regressionMetrics())
        EXPECT_TRUE(std::isnan(metric.measure({}, {}))) << metric.key;
    for (const ClassMetric& metric : classMetrics())
        EXPECT_TRUE(std::isnan(metric.measure(confusionOf({}, {}, 3)))) << metric.key;
}

// The logits, classes and probabilities of the reference.
class Classes : public testing::Test
{
protected:
    static constexpr std::size_t kClasses = 5;

    void SetUp() override
    {
        for (const double value : reference::numbers(2, 64))
            m_truth.push_back(static_cast<int>(5 * value));
        const auto numbers = reference::numbers(1, 64 * kClasses);
        for (std::size_t i = 0; i < 64; ++i) {
            double sum = 0;
            for (std::size_t k = 0; k < kClasses; ++k)
                sum += std::exp(4 * numbers[i * kClasses + k] - 2);
            for (std::size_t k = 0; k < kClasses; ++k)
                m_scores.push_back(std::exp(4 * numbers[i * kClasses + k] - 2) / sum);
            const auto row = numbers.begin() + static_cast<std::ptrdiff_t>(i * kClasses);
            m_predicted.push_back(static_cast<int>(std::max_element(row, row + kClasses) - row));
        }
    }

    std::vector<int> m_truth;
    std::vector<int> m_predicted;
    std::vector<double> m_scores;
};

TEST_F(Classes, areMeasuredAsScikitLearnDoes)
{
    const auto all = expected();
    const Confusion confusion = confusionOf(m_truth, m_predicted, kClasses);
    for (std::size_t i = 0; i < kClasses; ++i) {
        for (std::size_t j = 0; j < kClasses; ++j)
            EXPECT_EQ(confusion.at(i, j), all.at("confusion")[i][j].get<double>());
    }
    const std::map<std::string, std::string> names{{"accuracy", "accuracy"},
                                                   {"balanced_accuracy", "balanced_accuracy"},
                                                   {"precision", "macro_precision"},
                                                   {"recall", "macro_recall"},
                                                   {"f1", "macro_f1"},
                                                   {"iou", "macro_iou"},
                                                   {"kappa", "cohen_kappa"},
                                                   {"quadratic_kappa", "quadratic_kappa"}};
    ASSERT_EQ(classMetrics().size(), names.size());
    for (const auto& [ours, theirs] : names)
        EXPECT_NEAR(classMetric(ours).measure(confusion), all.at(theirs).get<double>(), 1e-9) << ours;
    // Where each image has one class, the F1 of all decisions together is the accuracy.
    EXPECT_NEAR(classMetric("accuracy").measure(confusion), all.at("micro_f1").get<double>(), 1e-9);
}

TEST_F(Classes, areRankedAsScikitLearnDoes)
{
    const auto all = expected();
    EXPECT_NEAR(meanOverClasses(m_truth, m_scores, kClasses, rocAuc),
                all.at("roc_auc_ovr_macro").get<double>(),
                1e-9);
    EXPECT_NEAR(meanOverClasses(m_truth, m_scores, kClasses, averagePrecision),
                all.at("macro_map").get<double>(),
                1e-9);
    std::vector<int> old;
    std::vector<double> score;
    for (std::size_t i = 0; i < m_truth.size(); ++i) {
        old.push_back(m_truth[i] >= 3 ? 1 : 0);
        score.push_back(m_scores[i * kClasses + 3] + m_scores[i * kClasses + 4]);
    }
    EXPECT_NEAR(rocAuc(old, score), all.at("binary_roc_auc").get<double>(), 1e-9);
    EXPECT_NEAR(averagePrecision(old, score), all.at("binary_average_precision").get<double>(), 1e-9);
}

TEST(Ranking, whatIsNoNumberHasNoPlaceInTheOrder)
{
    const std::vector<int> positive{1, 0, 1, 0};
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const std::vector<double>& scores : {std::vector{none, 2.0, 1.0, 3.0}, std::vector(4, none)}) {
        EXPECT_TRUE(std::isnan(rocAuc(positive, scores)));
        EXPECT_TRUE(std::isnan(averagePrecision(positive, scores)));
        EXPECT_TRUE(training::scoreLevels(positive, scores).empty());
    }
}

TEST(Ranking, countsTiesHalfAndNeedsBothKinds)
{
    EXPECT_DOUBLE_EQ(rocAuc(std::vector<int>{1, 0}, std::vector<double>{2, 2}), 0.5);
    EXPECT_DOUBLE_EQ(rocAuc(std::vector<int>{1, 0}, std::vector<double>{3, 2}), 1);
    EXPECT_TRUE(std::isnan(rocAuc(std::vector<int>{1, 1}, std::vector<double>{1, 2})));
    EXPECT_TRUE(std::isnan(averagePrecision(std::vector<int>{0, 0}, std::vector<double>{1, 2})));
}

} // namespace
} // namespace carpo::evaluation
