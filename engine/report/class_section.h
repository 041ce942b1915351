// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/report.h"

#include <string>
#include <utility>
#include <vector>

namespace carpo::report {

/// Best value of the metric, and the guess to beat, of a run whose target is a class: `input.classes` is not
/// empty.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> classFacts(const ReportInput& input);

/// Its curves, the confusion matrix of each part, and the ten images whose true class has the lowest
/// probability. Blocks (decodes ten images).
[[nodiscard]] std::string classResults(const ReportInput& input);

} // namespace carpo::report
