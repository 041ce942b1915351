// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace carpo::explore {

/// The largest distance between the cumulative distributions of two samples (Kolmogorov-Smirnov), 0 to 1.
/// Sorts both, neither of which may be empty.
[[nodiscard]] double kolmogorovSmirnov(std::vector<float>& first, std::vector<float>& second);

/// How often two samples of these sizes from one distribution lie at least so far apart: the asymptotic
/// distribution (Kolmogorov 1933; Smirnov, Annals of Mathematical Statistics 1948;19:279) at Stephens'
/// argument (JRSS B 1970;32:115). Too large, never too small, where values repeat.
[[nodiscard]] double kolmogorovSmirnovChance(double distance, std::size_t first, std::size_t second);

/// The same of two shares of `first` and `second` items: two-sided z test of pooled proportions. 1 where the
/// items are all of one kind.
[[nodiscard]] double
shareChance(double firstShare, std::size_t first, double secondShare, std::size_t second);

} // namespace carpo::explore
