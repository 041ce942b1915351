// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/class_metrics.h"

namespace carpo::evaluation {

// Training validates with the same ones.
using training::averagePrecision;
using training::ClassMetric;
using training::classMetric;
using training::classMetrics;
using training::Confusion;
using training::confusionOf;
using training::meanOverClasses;
using training::rocAuc;

} // namespace carpo::evaluation
