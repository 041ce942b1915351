// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/initialisation.h"

namespace carpo::nn {
namespace {

template <typename Draw>
void drawAnew(torch::nn::Module& network, double bias, const Draw& draw)
{
    const torch::NoGradGuard noGrad;
    for (const auto& parameter : network.named_parameters()) {
        torch::Tensor tensor = parameter.value();
        if (tensor.dim() > 1)
            draw(tensor);
        else
            tensor.fill_(parameter.key().ends_with("weight") ? 1.0 : bias);
    }
}

void draw(torch::Tensor& weight, const Initialisation& start)
{
    namespace init = torch::nn::init;
    const auto fan = start.fanOut ? init::FanModeType(torch::kFanOut) : init::FanModeType(torch::kFanIn);
    if (start.name == "glorot_uniform")
        init::xavier_uniform_(weight, start.gain);
    else if (start.name == "glorot_normal")
        init::xavier_normal_(weight, start.gain);
    else if (start.name == "he_uniform")
        init::kaiming_uniform_(weight, 0.0, fan, torch::kReLU).mul_(start.gain);
    else if (start.name == "he_normal")
        init::kaiming_normal_(weight, 0.0, fan, torch::kReLU).mul_(start.gain);
    else if (start.name == "orthogonal")
        init::orthogonal_(weight, start.gain);
    else if (start.name == "normal")
        init::normal_(weight, 0, start.sd);
    else
        init::constant_(weight, start.name == "constant" ? start.constant : 0);
}

} // namespace

void initialise(torch::nn::Module& network, const Initialisation& start)
{
    if (start.name != "torch")
        drawAnew(network, start.bias, [&start](torch::Tensor& weight) { draw(weight, start); });
}

void initialiseGlorotUniform(torch::nn::Module& network)
{
    initialise(network, {.name = "glorot_uniform"});
}

void initialiseWithZeroOutput(torch::nn::Module& network, torch::nn::Linear& output)
{
    initialiseGlorotUniform(network);
    const torch::NoGradGuard noGrad;
    output->weight.zero_();
}

void initialiseHeNormal(torch::nn::Module& network)
{
    initialise(network, {.name = "he_normal"});
}

} // namespace carpo::nn
