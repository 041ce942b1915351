// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <memory>
#include <sstream>
#include <type_traits>
#include <vector>

namespace carpo::training {

// LibTorch's Adam and AdamW, whose step on the CPU reads and writes each number once: LibTorch's own goes
// over the memory some ten times. The same formulas, state and archive; the results differ by rounding. What
// is not laid out alike, not on the CPU or AMSGrad takes LibTorch's step.

[[nodiscard]] std::unique_ptr<torch::optim::Optimizer>
makeOnePassAdam(std::vector<torch::optim::OptimizerParamGroup> groups,
                const torch::optim::AdamOptions& options);
[[nodiscard]] std::unique_ptr<torch::optim::Optimizer>
makeOnePassAdam(std::vector<torch::optim::OptimizerParamGroup> groups,
                const torch::optim::AdamWOptions& options);

/// Under what an optimizer files a parameter's state: LibTorch 1.13 under its address in writing, 2.x under
/// the address.
template <typename Key>
Key stateKey(const torch::Tensor& parameter)
{
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream text;
        text << parameter.unsafeGetTensorImpl();
        return text.str();
    } else {
        return parameter.unsafeGetTensorImpl();
    }
}

} // namespace carpo::training
