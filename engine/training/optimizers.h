// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/experiment.h"

#include <memory>
#include <vector>

namespace carpo::training {

/// The optimizer that the experiment names, over these parameters. Those of one dimension (biases and
/// normalisation) form a group of their own, without weight decay.
[[nodiscard]] std::unique_ptr<torch::optim::Optimizer>
makeOptimizer(const Experiment& experiment, const std::vector<torch::Tensor>& parameters);

/// For the steps that follow.
void setLearningRate(torch::optim::Optimizer& optimizer, double rate);

} // namespace carpo::training
