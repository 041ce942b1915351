// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <string>

namespace carpo::jobs {

/// What a run is made with, as JSON: {"carpo": version, "libtorch": version, "device": description,
/// "threads": CPU threads}. May take a second at its first call with CUDA.
[[nodiscard]] std::string environmentJson(const training::Experiment& experiment);

} // namespace carpo::jobs
