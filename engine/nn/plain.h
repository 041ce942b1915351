// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"

namespace carpo::nn {

// All are made for one input size, `options.side`, and start with a last layer of zeros: their first guess is
// the mean age. The other weights are Glorot's uniform draw, those of the CNN He's normal one.

/// Dense layers with ReLU on all pixels, `options.depth` of them of `options.width`, then the sex head.
[[nodiscard]] std::shared_ptr<Network> makeMlp(const NetworkOptions& options);

/// RNN, GRU or LSTM over the image's rows, `options.depth` layers of `options.width`, then the sex head.
[[nodiscard]] std::shared_ptr<Network> makeRecurrent(const NetworkOptions& options);

/// Convolutions of 3 x 3, `options.depth` of them of `options.width` channels, each with batch normalisation
/// and ReLU, and pooled by 2 while 8 pixels are left; global average pooling, then the sex head.
[[nodiscard]] std::shared_ptr<Network> makeCnn(const NetworkOptions& options);

} // namespace carpo::nn
