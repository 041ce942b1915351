// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/registry.h"
#include "engine/nn/torch.h"

#include <memory>

namespace carpo::nn {

/// What every architecture is to the trainer.
class Network : public torch::nn::Module
{
public:
    /// `images` [N, 1, side, side] float, mean 0 and SD 1; `sex` [N] float, 1 male, 0 female.
    /// Gives one standardised age an image, [N], or with more outputs a score for each, [N, outputs].
    virtual torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& sex) = 0;

    /// Draws the first weights in the architecture's own way, from torch's CPU generator.
    virtual void initialise() = 0;
};

/// Builds a registered architecture on the CPU; its weights are those of LibTorch's layers until initialised.
[[nodiscard]] std::shared_ptr<Network> makeNetwork(std::string_view name, const NetworkOptions& options);

} // namespace carpo::nn
