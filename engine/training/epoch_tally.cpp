// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/epoch_tally.h"

#include "engine/nn/torch.h"
#include "engine/training/class_metrics.h"

#include <cmath>

namespace carpo::training {
namespace {

constexpr std::size_t kSums = 7;

} // namespace

at::Tensor tallyOf(const at::Tensor& predicted, const at::Tensor& truth, std::int64_t classes)
{
    if (classes > 0) {
        // Not bincount, for whose length the host waits until a GPU has come so far.
        const torch::Tensor numbers = torch::arange(classes, truth.options());
        const auto isOf = [&numbers](const torch::Tensor& places) {
            return (places.unsqueeze(1) == numbers).to(torch::kFloat64);
        };
        return isOf(truth).t().mm(isOf(predicted)).flatten();
    }
    const torch::Tensor p = predicted.to(torch::kFloat64);
    const torch::Tensor t = truth.to(torch::kFloat64);
    return torch::stack({torch::ones_like(p), p, t, p.square(), t.square(), p * t, (p - t).abs()}).sum(1);
}

NamedValues talliedMetrics(std::span<const double> sums, double sd, std::size_t classes)
{
    NamedValues metrics;
    if (classes > 0) {
        if (sums.size() != classes * classes)
            return metrics;
        const Confusion confusion{.classes = classes, .counts = {sums.begin(), sums.end()}};
        for (const ClassMetric& metric : classMetrics())
            metrics.emplace_back(metric.key, metric.measure(confusion));
        return metrics;
    }
    if (sums.size() != kSums || sums[0] == 0)
        return metrics;
    // The moments in metrics.cpp, from sums; the values are near 0, so that little is lost.
    const double n = sums[0];
    const double predictedMean = sums[1] / n;
    const double truthMean = sums[2] / n;
    const double predictedVariance = sums[3] / n - predictedMean * predictedMean;
    const double truthVariance = sums[4] / n - truthMean * truthMean;
    const double covariance = sums[5] / n - predictedMean * truthMean;
    const double meanSquare = std::max(0.0, (sums[3] - 2 * sums[5] + sums[4]) / n);
    const double apart = truthMean - predictedMean;
    const double spread = std::sqrt(std::max(0.0, truthVariance * predictedVariance));
    const double denominator = truthVariance + predictedVariance + apart * apart;
    metrics.emplace_back("mae", sd * sums[6] / n);
    metrics.emplace_back("rmse", sd * std::sqrt(meanSquare));
    if (truthVariance > 0)
        metrics.emplace_back("r2", 1 - meanSquare / truthVariance);
    metrics.emplace_back("pearson", spread > 0 ? covariance / spread : 0);
    metrics.emplace_back("ccc", denominator > 0 ? 2 * covariance / denominator : 1);
    return metrics;
}

} // namespace carpo::training
