// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/report.h"

#include <string>

namespace carpo::report {

/// How the run went: facts, curves, predictions against the truth, the worst ten. `input.run` is not null.
/// Blocks (decodes ten images).
[[nodiscard]] std::string runSection(const ReportInput& input);

} // namespace carpo::report
