// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"

namespace carpo::nn {

/// A small network that learns bone age within a lesson: eight 3x3 convolutions without bias, each with batch
/// normalisation and ReLU, global average pooling, sex, Dense 64 ReLU, Dense 1; 603,377 parameters with
/// SexInput::Number. Starts with He's normal initialisation and a last layer of zeros, so that its first
/// guess is the mean age.
[[nodiscard]] std::shared_ptr<Network> makeRapida(const NetworkOptions& options);

} // namespace carpo::nn
