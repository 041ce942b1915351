// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/report.h"

#include <string>

namespace carpo::report {

/// Who is in the data set, how the images differ, what is wrong with it.
[[nodiscard]] std::string datasetSection(const ReportInput& input);

} // namespace carpo::report
