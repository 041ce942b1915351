// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/metrics.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace carpo::training {
namespace {

using Values = std::span<const double>;

// Population moments.
struct Moments
{
    double truthMean = 0;
    double predictedMean = 0;
    double truthVariance = 0;
    double predictedVariance = 0;
    double covariance = 0;
};

Moments momentsOf(Values truth, Values predicted)
{
    const double count = static_cast<double>(truth.size());
    Moments result;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        result.truthMean += truth[i] / count;
        result.predictedMean += predicted[i] / count;
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double a = truth[i] - result.truthMean;
        const double b = predicted[i] - result.predictedMean;
        result.covariance += a * b / count;
        result.truthVariance += a * a / count;
        result.predictedVariance += b * b / count;
    }
    return result;
}

double meanAbsolute(Values truth, Values predicted)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        sum += std::abs(truth[i] - predicted[i]);
    return sum / static_cast<double>(truth.size());
}

double rootMeanSquare(Values truth, Values predicted)
{
    double sum = 0;
    for (std::size_t i = 0; i < truth.size(); ++i)
        sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
    return std::sqrt(sum / static_cast<double>(truth.size()));
}

double medianAbsolute(Values truth, Values predicted)
{
    std::vector<double> errors;
    for (std::size_t i = 0; i < truth.size(); ++i)
        errors.push_back(std::abs(truth[i] - predicted[i]));
    const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
    std::nth_element(errors.begin(), middle, errors.end());
    return errors.size() % 2 == 1 ? *middle : (*middle + *std::max_element(errors.begin(), middle)) / 2;
}

// As scikit-learn: 1 for a perfect guess at a constant truth, 0 for another.
double determination(Values truth, Values predicted)
{
    const double residual = rootMeanSquare(truth, predicted);
    const double variance = momentsOf(truth, predicted).truthVariance;
    if (variance > 0)
        return 1 - residual * residual / variance;
    return residual == 0 ? 1 : 0;
}

// 0 where either does not vary.
double pearson(Values truth, Values predicted)
{
    const Moments moments = momentsOf(truth, predicted);
    const double product = std::sqrt(moments.truthVariance * moments.predictedVariance);
    return product > 0 ? moments.covariance / product : 0;
}

double lin(Values truth, Values predicted)
{
    const Moments moments = momentsOf(truth, predicted);
    const double apart = moments.truthMean - moments.predictedMean;
    const double denominator = moments.truthVariance + moments.predictedVariance + apart * apart;
    // Two constants that agree concord perfectly.
    return denominator > 0 ? 2 * moments.covariance / denominator : 1;
}

template <double (*Of)(Values, Values)>
double orNaN(Values truth, Values predicted)
{
    return truth.empty() ? std::numeric_limits<double>::quiet_NaN() : Of(truth, predicted);
}

constexpr std::array kMetrics{
    RegressionMetric{"mae", CARPO_TR("Hyperparameter", "MAE"), false, orNaN<meanAbsolute>},
    RegressionMetric{"rmse", CARPO_TR("Hyperparameter", "RMSE"), false, orNaN<rootMeanSquare>},
    RegressionMetric{
        "median_error", CARPO_TR("Hyperparameter", "Median error"), false, orNaN<medianAbsolute>},
    RegressionMetric{"r2", CARPO_TR("Hyperparameter", "R²"), true, orNaN<determination>},
    RegressionMetric{"pearson", CARPO_TR("Hyperparameter", "Pearson's correlation"), true, orNaN<pearson>},
    RegressionMetric{"ccc", CARPO_TR("Hyperparameter", "CCC"), true, orNaN<lin>},
};

} // namespace

std::span<const RegressionMetric> regressionMetrics()
{
    return kMetrics;
}

const RegressionMetric& regressionMetric(std::string_view key)
{
    const auto found = std::ranges::find(kMetrics, key, &RegressionMetric::key);
    return kMetrics.at(static_cast<std::size_t>(found - kMetrics.begin()));
}

double measured(std::string_view key, std::span<const float> truth, std::span<const float> predicted)
{
    return regressionMetric(key).measure(std::vector<double>(truth.begin(), truth.end()),
                                         std::vector<double>(predicted.begin(), predicted.end()));
}

double meanAbsoluteError(std::span<const float> truth, std::span<const float> predicted)
{
    return measured("mae", truth, predicted);
}

double concordance(std::span<const float> truth, std::span<const float> predicted)
{
    return measured("ccc", truth, predicted);
}

} // namespace carpo::training
