// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/experiment.h"

#include <memory>
#include <vector>

namespace carpo::training {

/// The optimizer that the experiment names, over these parameters. Those of one dimension (biases and
/// normalisation) form a group of their own, without weight decay. `slow` may have a rate of their own, where
/// the optimizer takes groups; there must be parameters of both kinds then.
[[nodiscard]] std::unique_ptr<torch::optim::Optimizer>
makeOptimizer(const Experiment& experiment,
              const std::vector<torch::Tensor>& parameters,
              const std::vector<torch::Tensor>& slow = {});

/// For the steps that follow; the slow parameters take that part of it.
void setLearningRate(torch::optim::Optimizer& optimizer, double rate, double slowPart = 1);

/// For the steps that follow; of what has a weight decay at all. Must not block.
void setWeightDecay(torch::optim::Optimizer& optimizer, double decay);

/// What the next steps depend on.
void saveOptimizer(torch::optim::Optimizer& optimizer, torch::serialize::OutputArchive& archive);

} // namespace carpo::training
