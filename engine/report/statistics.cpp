// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/statistics.h"

#include "engine/report/html.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::report {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

Moments momentsOf(std::span<const double> values)
{
    Moments moments{.n = 0, .mean = kNaN, .sd = kNaN, .minimum = kNaN, .maximum = kNaN};
    double sum = 0;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        moments.minimum = moments.n == 0 ? value : std::min(moments.minimum, value);
        moments.maximum = moments.n == 0 ? value : std::max(moments.maximum, value);
        ++moments.n;
        sum += value;
    }
    if (moments.n == 0)
        return moments;
    moments.mean = sum / static_cast<double>(moments.n);
    double squares = 0;
    for (const double value : values) {
        if (std::isfinite(value))
            squares += (value - moments.mean) * (value - moments.mean);
    }
    if (moments.n > 1)
        moments.sd = std::sqrt(squares / static_cast<double>(moments.n - 1));
    return moments;
}

std::string inWords(const Moments& moments, int decimals)
{
    return "n " + grouped(static_cast<std::int64_t>(moments.n)) + " · mean " + fixed(moments.mean, decimals)
           + " · SD " + fixed(moments.sd, decimals);
}

std::vector<double> histogramOf(std::span<const double> values, std::span<const double> edges)
{
    std::vector<double> counts(edges.size() - 1, 0.0);
    for (const double value : values) {
        if (!(value >= edges.front() && value <= edges.back()))
            continue;
        const auto above = std::upper_bound(edges.begin(), edges.end(), value);
        const auto bin = std::min(above - edges.begin(), static_cast<std::ptrdiff_t>(counts.size())) - 1;
        ++counts[static_cast<std::size_t>(bin)];
    }
    return counts;
}

std::vector<double> edgesOf(double minimum, double maximum, double width)
{
    // More bins than pixels show nothing more.
    constexpr double kMostBins = 400;
    const double first = std::floor(minimum / width);
    const double bins = std::clamp(std::floor(maximum / width) + 1 - first, 1.0, kMostBins);
    std::vector<double> edges;
    for (double i = 0; i <= bins; ++i)
        edges.push_back((first + i) * width);
    return edges;
}

Agreement agreementOf(std::span<const double> truth, std::span<const double> predicted)
{
    Agreement agreement{.n = truth.size(), .mae = kNaN, .ccc = kNaN, .bias = kNaN, .sd = kNaN};
    if (truth.empty())
        return agreement;
    std::vector<double> errors;
    double absolute = 0;
    double covariance = 0;
    const Moments t = momentsOf(truth);
    const Moments p = momentsOf(predicted);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        errors.push_back(predicted[i] - truth[i]);
        absolute += std::abs(errors.back());
        covariance += (truth[i] - t.mean) * (predicted[i] - p.mean);
    }
    const auto n = static_cast<double>(truth.size());
    const Moments e = momentsOf(errors);
    agreement.mae = absolute / n;
    agreement.bias = e.mean;
    agreement.sd = e.sd;
    const auto population = [n](const Moments& m) { return m.n > 1 ? m.sd * m.sd * (n - 1) / n : 0.0; };
    const double shift = t.mean - p.mean;
    const double spread = population(t) + population(p) + shift * shift;
    // Two equal constants agree wholly.
    agreement.ccc = spread > 0 ? 2 * covariance / n / spread : 1;
    return agreement;
}

} // namespace carpo::report
