// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"
#include "engine/nn/torch.h"

#include <cstdint>
#include <functional>

namespace carpo::evaluation {

/// Maps of one image, [side, side], of the numbers' kind; see Attribution.
struct AttributionMaps
{
    torch::Tensor output; ///< [1] or [1, outputs], what the network says, as it says it
    torch::Tensor saliency;
    torch::Tensor gradCam; ///< undefined without a convolution, as the next
    torch::Tensor gradCamAgainst;
    std::int64_t mapSide = 0;
};

/// What of the network's output the maps are of: gives one number, with its gradient.
using Score = std::function<torch::Tensor(const torch::Tensor& output)>;

/// `image` [1, 1, side, side], `sex` [1]. Puts the network in evaluation mode.
[[nodiscard]] AttributionMaps attributionMaps(nn::Network& network,
                                              const torch::Tensor& image,
                                              const torch::Tensor& sex,
                                              const Score& score);

} // namespace carpo::evaluation
