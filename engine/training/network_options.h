// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/registry.h"
#include "engine/training/experiment.h"

namespace carpo::training {

/// Age bands that the network tells apart, from birth to twenty years; 0 where its loss is of the age itself.
[[nodiscard]] std::int64_t bandCount(const Experiment& experiment);

/// Whether the experiment's network can be built for images of that side. Fails with InputTooSmall and as
/// nn::planLayers does. Must not block.
[[nodiscard]] core::Result<void> checkNetwork(const Experiment& experiment, std::int64_t side);

/// What the experiment's network is built from, besides its name. Must not block.
[[nodiscard]] nn::NetworkOptions networkOptions(const Experiment& experiment);

} // namespace carpo::training
