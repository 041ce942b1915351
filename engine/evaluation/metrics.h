// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/metrics.h"

namespace carpo::evaluation {

// Training validates with the same ones.
using training::concordance;
using training::meanAbsoluteError;
using training::RegressionMetric;
using training::regressionMetrics;

} // namespace carpo::evaluation
