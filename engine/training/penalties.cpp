// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/penalties.h"

namespace carpo::training {

torch::Tensor addPenalties(const std::vector<torch::Tensor>& parameters, double l1, double l2)
{
    const torch::NoGradGuard noGrad;
    const torch::Device device = parameters.empty() ? torch::kCPU : parameters.front().device();
    torch::Tensor sum = torch::zeros({}, torch::TensorOptions(torch::kFloat64).device(device));
    if (l2 == 0 && l1 == 0)
        return sum;
    for (torch::Tensor weight : parameters) {
        if (weight.dim() < 2 || !weight.grad().defined())
            continue;
        weight.mutable_grad().add_(weight, 2 * l2).add_(weight.sign(), l1);
        sum += weight.square().sum().to(torch::kFloat64) * l2 + weight.abs().sum().to(torch::kFloat64) * l1;
    }
    return sum;
}

void shrinkTowardsZero(torch::Tensor parameter, double amount)
{
    if (parameter.dim() < 2 || !parameter.requires_grad() || amount == 0)
        return;
    const torch::NoGradGuard noGrad;
    parameter.copy_(torch::softshrink(parameter, amount));
}

} // namespace carpo::training
