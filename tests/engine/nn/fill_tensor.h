// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "tests/engine/reference/filling.h"

#include <cmath>
#include <string>

namespace carpo::nn {

/// As the reference numbers were made: by the tensor's name, dimensions and place in the list.
inline void fillTensor(torch::Tensor tensor, const std::string& name, std::uint64_t key)
{
    const torch::NoGradGuard noGrad;
    const auto count = static_cast<std::size_t>(tensor.numel());
    const auto numbers = reference::numbers(key, count);
    torch::Tensor values = torch::tensor(at::ArrayRef<double>(numbers), torch::kFloat64).view(tensor.sizes());
    if (name.ends_with("running_var"))
        values = 0.5 + values;
    else if (name.ends_with("running_mean"))
        values = 0.2 * (values - 0.5);
    else if (tensor.dim() == 1 && name.ends_with("weight"))
        values = 0.5 + 0.5 * values;
    else if (tensor.dim() == 1)
        values = 0.2 * (values - 0.5);
    else
        values = std::sqrt(6.0 / (static_cast<double>(count) / static_cast<double>(tensor.size(0))))
                 * (2 * values - 1);
    tensor.copy_(values);
}

} // namespace carpo::nn
