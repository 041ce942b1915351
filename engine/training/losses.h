// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/experiment.h"

#include <functional>

namespace carpo::training {

/// Of predicted and true standardised ages, both [N]: the mean over the batch, a scalar.
using Loss = std::function<torch::Tensor(const torch::Tensor& predicted, const torch::Tensor& truth)>;

/// The loss that the experiment names, as torch.nn.functional computes it.
[[nodiscard]] Loss makeLoss(const Experiment& experiment);

} // namespace carpo::training
