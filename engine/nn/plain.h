// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"

namespace carpo::nn {

// Both are made for one input size, `options.side`, and start with Glorot's uniform draw and a last layer of
// zeros: their first guess is the mean age.

/// Dense layers with ReLU on all pixels, `options.depth` of them of `options.width`, then the sex head.
[[nodiscard]] std::shared_ptr<Network> makeMlp(const NetworkOptions& options);

/// RNN, GRU or LSTM over the image's rows, `options.depth` layers of `options.width`, then the sex head.
[[nodiscard]] std::shared_ptr<Network> makeRecurrent(const NetworkOptions& options);

} // namespace carpo::nn
