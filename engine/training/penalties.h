// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <vector>

namespace carpo::training {

// Of weights; those of one dimension (biases and normalisation) are spared, and so is what has no gradient.

/// Adds the gradients of l1 times the sum of absolute and l2 times the sum of squared weights to theirs.
/// Gives that penalty, float64 on the weights' device. Must not block.
torch::Tensor addPenalties(const std::vector<torch::Tensor>& parameters, double l1, double l2);

/// The proximal step of L1: `amount`, the rate times lambda, nearer to zero, where it stays (soft threshold;
/// Parikh and Boyd, "Proximal Algorithms", 2014, 6.5.2).
void shrinkTowardsZero(torch::Tensor parameter, double amount);

} // namespace carpo::training
