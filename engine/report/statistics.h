// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carpo::report {

/// Of the finite ones among some numbers.
struct Moments
{
    std::size_t n = 0;
    double mean = 0; ///< NaN where n = 0, as those that follow
    double sd = 0;   ///< the sample's (n - 1); NaN where n < 2
    double minimum = 0;
    double maximum = 0;
};

[[nodiscard]] Moments momentsOf(std::span<const double> values);

/// "n 12,611 · mean 127.3 · SD 41.2"
[[nodiscard]] std::string inWords(const Moments& moments, int decimals);

/// How many of the values lie in [edge i, edge i + 1); the last bin holds its right edge too.
[[nodiscard]] std::vector<double> histogramOf(std::span<const double> values, std::span<const double> edges);

/// Edges of equal bins from a multiple of `width` at or below `minimum` to one above `maximum`.
[[nodiscard]] std::vector<double> edgesOf(double minimum, double maximum, double width);

/// How predictions lie to the truth; both of the same length, in months.
struct Agreement
{
    std::size_t n = 0;
    double mae = 0;  ///< mean absolute error; NaN where n = 0, as those that follow
    double ccc = 0;  ///< Lin's concordance with population moments (Biometrics 1989;45:255)
    double bias = 0; ///< mean of predicted - true
    double sd = 0;   ///< the errors' (n - 1)
};

[[nodiscard]] Agreement agreementOf(std::span<const double> truth, std::span<const double> predicted);

} // namespace carpo::report
