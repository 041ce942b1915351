// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"

#include <string>
#include <vector>

namespace carpo::cli {

/// An experiment file or preset with `--set key=value` applied in their order. Fails as
/// training::loadExperiment and Experiment::setFromText do, and with WrongUsage for a setting without "=".
/// Blocks.
[[nodiscard]] core::Result<training::Experiment> experimentFrom(const std::string& fileOrPreset,
                                                                const std::vector<std::string>& settings);

} // namespace carpo::cli
