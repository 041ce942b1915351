// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/learner.h"

#include <limits>

// What a step is measured by: its gradient, its change of the weights, its tally.

namespace carpo::training {
namespace {

constexpr std::int64_t kBeforeTally = 4; // numbers of a batch's result

// A few hundred microseconds of a small network's step, so not in each.
constexpr std::int64_t kMeasuredEvery = 10;

std::vector<torch::Tensor> trainedOf(const nn::Network& network)
{
    std::vector<torch::Tensor> trained;
    for (const torch::Tensor& parameter : network.parameters()) {
        if (parameter.requires_grad())
            trained.push_back(parameter);
    }
    return trained;
}

// Of all of them as one vector, float64 on their device.
torch::Tensor lengthOf(const std::vector<torch::Tensor>& tensors, torch::Device device)
{
    if (tensors.empty())
        return torch::zeros({}, torch::TensorOptions(torch::kFloat64).device(device));
    return torch::stack(at::_foreach_norm(tensors)).to(torch::kFloat64).norm();
}

} // namespace

// Clips as torch::nn::utils::clip_grad_norm_ does, without waiting for the norm that it gives back.
torch::Tensor Learner::measureGradient()
{
    constexpr double kLeast = 1e-6;
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : m_network->parameters()) {
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    }
    const torch::Tensor length = lengthOf(gradients, m_device);
    if (m_gradientClip > 0) {
        const torch::Tensor factor = (m_gradientClip / (length + kLeast)).clamp_max_(1.0);
        for (torch::Tensor& gradient : gradients)
            gradient.mul_(factor);
    }
    return length;
}

std::vector<torch::Tensor> Learner::before(std::int64_t step) const
{
    std::vector<torch::Tensor> copies;
    if (step % kMeasuredEvery != 0)
        return copies;
    const torch::NoGradGuard noGrad;
    for (const torch::Tensor& parameter : trainedOf(*m_network))
        copies.push_back(parameter.detach().clone(torch::MemoryFormat::Preserve));
    return copies;
}

torch::Tensor Learner::updateRatio(const std::vector<torch::Tensor>& before) const
{
    const torch::NoGradGuard noGrad;
    if (before.empty())
        return torch::full({},
                           std::numeric_limits<double>::quiet_NaN(),
                           torch::TensorOptions(torch::kFloat64).device(m_device));
    const torch::Tensor length = lengthOf(before, m_device);
    std::vector<torch::Tensor> changes = at::_foreach_sub(trainedOf(*m_network), before);
    return lengthOf(changes, m_device) / length;
}

void BatchResult::addTallyTo(std::vector<double>& sums)
{
    const torch::Tensor tally = m_numbers.get().slice(0, kBeforeTally).contiguous();
    sums.resize(static_cast<std::size_t>(tally.numel()));
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += tally.data_ptr<double>()[i];
}

} // namespace carpo::training
