// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/losses.h"

namespace carpo::training {

Loss makeLoss(const Experiment& experiment)
{
    const std::string& name = experiment.text("loss.name");
    if (name == "l2")
        return [](const torch::Tensor& predicted, const torch::Tensor& truth) {
            return torch::mse_loss(predicted, truth);
        };
    if (name == "huber")
        return [delta = experiment.real("loss.huber_delta")](const torch::Tensor& predicted,
                                                             const torch::Tensor& truth) {
            return torch::huber_loss(predicted, truth, at::Reduction::Mean, delta);
        };
    return [](const torch::Tensor& predicted, const torch::Tensor& truth) {
        return torch::l1_loss(predicted, truth);
    };
}

} // namespace carpo::training
