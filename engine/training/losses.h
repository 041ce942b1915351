// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"
#include "engine/training/batches.h"
#include "engine/training/experiment.h"

#include <functional>

namespace carpo::training {

/// What training makes small, and what the network's output says.
struct Loss
{
    /// Of the network's output, [N], [N, bands] or [N, classes], and true targets as a Batch has them, [N]:
    /// the mean over the batch.
    std::function<torch::Tensor(const torch::Tensor& output, const torch::Tensor& truth)> mean;
    /// Standardised numbers, or the classes' places, [N].
    std::function<torch::Tensor(const torch::Tensor& output)> values;
    /// The same as `mean` of mixed images. None where the mixed target is all that counts.
    std::function<torch::Tensor(const torch::Tensor& output, const Mixture& mixture)> mixed = {};
    /// [N, classes]; the softmax of hinge's margins too, which ranks but is not calibrated. Empty where the
    /// target is a number.
    std::function<torch::Tensor(const torch::Tensor& output)> probabilities = {};
    bool sum = false; ///< the gradient is of the sum over the batch, not of the mean

    torch::Tensor operator()(const torch::Tensor& output, const torch::Tensor& truth) const
    {
        return mean(output, truth);
    }
    torch::Tensor operator()(const torch::Tensor& output, const Batch& batch) const
    {
        return batch.mixture && mixed ? mixed(output, *batch.mixture) : mean(output, batch.targets);
    }
    /// Over the batch: absolute errors, standardised, or images called wrongly.
    [[nodiscard]] torch::Tensor errorSum(const torch::Tensor& output, const torch::Tensor& truth) const;
};

/// The loss that the experiment names, as torch.nn.functional computes it; `standardisation` tells where the
/// age bands lie, or how many classes there are.
[[nodiscard]] Loss makeLoss(const Experiment& experiment, const Standardisation& standardisation = {});

// Of [N, classes]; `wanted` are probabilities, [N, classes], `classes` are numbers, [N]. Means over N.

[[nodiscard]] torch::Tensor logCosh(const torch::Tensor& predicted, const torch::Tensor& truth);
[[nodiscard]] torch::Tensor
crossEntropy(const torch::Tensor& logits, const torch::Tensor& wanted, double smoothing);
/// The sum over the wrong classes of max(0, 1 - right + wrong), divided by the number of classes.
[[nodiscard]] torch::Tensor hinge(const torch::Tensor& logits, const torch::Tensor& classes);
[[nodiscard]] torch::Tensor divergence(const torch::Tensor& logits, const torch::Tensor& wanted);
[[nodiscard]] torch::Tensor cosineDistance(const torch::Tensor& found, const torch::Tensor& wanted);

} // namespace carpo::training
