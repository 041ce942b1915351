// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"

namespace carpo::nn {

/// The layers that `options.layers` lists, then the sex head with 32 neurons. Starts with He's normal
/// initialisation and a last layer of zeros. `options.layers` must have been checked by planLayers.
[[nodiscard]] std::shared_ptr<Network> makeOwn(const NetworkOptions& options);

} // namespace carpo::nn
