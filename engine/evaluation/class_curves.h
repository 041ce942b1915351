// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/class_metrics.h"

#include <cstddef>
#include <span>
#include <vector>

namespace carpo::evaluation {

/// What happens at each threshold that a score can be held against, from the highest score down.
struct ThresholdCurve
{
    std::vector<double> thresholds; ///< scores at or above it are called positive; the first is infinite
    std::vector<double> x;
    std::vector<double> y;
};

/// x: false positives among the negatives, y: true positives among the positives, from (0, 0) to (1, 1).
/// `positive` is 1 or 0, as long as `scores`. Empty where one of the two kinds is missing or a score is
/// NaN. Points that lie on the straight line between their neighbours are left out. Must not block.
[[nodiscard]] ThresholdCurve rocCurve(std::span<const int> positive, std::span<const double> scores);

/// x: recall, y: precision, one point for each score that occurs, before them (0, 1). Empty without a
/// positive or where a score is NaN. Must not block.
[[nodiscard]] ThresholdCurve precisionRecallCurve(std::span<const int> positive,
                                                  std::span<const double> scores);

/// What is said of one class against the rest; a ratio without a denominator is NaN.
struct ClassRow
{
    std::size_t n = 0;         ///< images that are of it
    std::size_t predicted = 0; ///< images that are called so
    double precision = 0;
    double recall = 0; ///< sensitivity
    double specificity = 0;
    double f1 = 0;
};

/// A row a class. Must not block.
[[nodiscard]] std::vector<ClassRow> classTable(const training::Confusion& confusion);

} // namespace carpo::evaluation
