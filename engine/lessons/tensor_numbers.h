// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <vector>

namespace carpo::lessons {

/// The tensor's values row by row, without its gradient.
[[nodiscard]] inline std::vector<float> numbersOf(const torch::Tensor& tensor)
{
    const torch::Tensor flat = tensor.detach().to(torch::kFloat32).contiguous();
    const auto* const first = flat.data_ptr<float>();
    return {first, first + flat.numel()};
}

} // namespace carpo::lessons
