// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/initialisation.h"

namespace carpo::nn {
namespace {

template <typename Draw>
void initialise(torch::nn::Module& network, const Draw& draw)
{
    const torch::NoGradGuard noGrad;
    for (const auto& parameter : network.named_parameters()) {
        torch::Tensor tensor = parameter.value();
        const bool isWeight = parameter.key().ends_with("weight");
        if (isWeight && tensor.dim() > 1)
            draw(tensor);
        else
            tensor.fill_(isWeight ? 1.0 : 0.0);
    }
}

} // namespace

void initialiseGlorotUniform(torch::nn::Module& network)
{
    initialise(network, [](torch::Tensor& weight) { torch::nn::init::xavier_uniform_(weight); });
}

void initialiseHeNormal(torch::nn::Module& network)
{
    initialise(network, [](torch::Tensor& weight) {
        torch::nn::init::kaiming_normal_(weight, 0.0, torch::kFanIn, torch::kReLU);
    });
}

} // namespace carpo::nn
