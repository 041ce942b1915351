// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/train_job.h"

#include <stop_token>

namespace carpo::app_test {

inline constexpr int kScriptedBatches = 10; ///< of an epoch

/// Learns until it is stopped, and tells all that a trainer tells: the training gets better all the time, the
/// validation worse from the third epoch on.
[[nodiscard]] core::Result<jobs::TrainJobResult> learnByScript(training::TrainingControls& controls,
                                                               jobs::TrainJobObserver& observer,
                                                               const std::stop_token& stop);

} // namespace carpo::app_test
