// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"

#include <string>
#include <vector>

namespace carpo::cli {

/// The experiment with `--set key=value` applied in their order. Fails as Experiment::setFromText does, and
/// with WrongUsage for a setting without "=". Must not block.
[[nodiscard]] core::Result<training::Experiment> withSettings(training::Experiment experiment,
                                                              const std::vector<std::string>& settings);

/// An experiment file or preset with its settings. Fails as training::loadExperiment and withSettings do.
/// Blocks.
[[nodiscard]] core::Result<training::Experiment> experimentFrom(const std::string& fileOrPreset,
                                                                const std::vector<std::string>& settings);

} // namespace carpo::cli
