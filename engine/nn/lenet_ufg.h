// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"

namespace carpo::nn {

/// The LeNet variation of the lecture "Os 300 (Hyper)Parâmetros" (UFG), with the child's sex: 71,617
/// parameters with SexInput::Number. Made for 550x550, takes any size from 16x16. Starts as Keras starts it.
[[nodiscard]] std::shared_ptr<Network> makeLenetUfg(const NetworkOptions& options);

} // namespace carpo::nn
