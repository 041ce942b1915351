// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/training/experiment.h"

#include <string>
#include <vector>

namespace carpo::jobs {

/// What a run is made with, as JSON: {"carpo": version, "libtorch": version, "opencv": version,
/// "device": description, "threads": CPU threads, "dataset": name,
/// "images": {"train": count, "validation": count, "test": count}}. `parts` are those of the data set's rows.
/// May take a second at its first call with CUDA.
[[nodiscard]] std::string environmentJson(const training::Experiment& experiment,
                                          const dataset::Dataset& dataset,
                                          const std::vector<dataset::Part>& parts);

} // namespace carpo::jobs
