// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/registry.h"
#include "engine/training/experiment.h"

namespace carpo::training {

/// What the experiment's network is built from, besides its name. Must not block.
[[nodiscard]] nn::NetworkOptions networkOptions(const Experiment& experiment);

} // namespace carpo::training
