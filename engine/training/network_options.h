// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/registry.h"
#include "engine/training/experiment.h"

namespace carpo::training {

/// Age bands that the network tells apart, from birth to twenty years; 0 where its loss is of the age itself,
/// or its target no age.
[[nodiscard]] std::int64_t bandCount(const Experiment& experiment);

/// Whether the experiment agrees with itself and its network can be built for images of that side. Fails with
/// InputTooSmall and as checkTarget and nn::planLayers do. Must not block.
[[nodiscard]] core::Result<void> checkNetwork(const Experiment& experiment, std::int64_t side);

/// What the experiment's network is built from, besides its name. `classes`: how many it tells apart; where
/// its target is a class and nobody knows how many there are, 0 stands for two. Must not block.
[[nodiscard]] nn::NetworkOptions networkOptions(const Experiment& experiment, std::int64_t classes = 0);

} // namespace carpo::training
