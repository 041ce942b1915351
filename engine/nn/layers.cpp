// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layers.h"

#include "engine/nn/dropout.h"

#include <algorithm>

namespace carpo::nn {
namespace {

using torch::Tensor;

Tensor largestOfPieces(const Tensor& x, std::int64_t pieces)
{
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape[1] /= pieces;
    shape.insert(shape.begin() + 2, pieces);
    return std::get<0>(x.reshape(shape).max(2));
}

} // namespace

std::int64_t widthBefore(const Activation& activation, std::int64_t channels)
{
    return activation.kind == ActivationKind::Maxout ? channels * activation.pieces : channels;
}

Tensor activate(const Tensor& x, const Activation& activation)
{
    switch (activation.kind) {
    case ActivationKind::Relu:
        return torch::relu(x);
    case ActivationKind::LeakyRelu:
        return torch::leaky_relu(x, activation.slope);
    case ActivationKind::Elu:
        return torch::elu(x, activation.alpha);
    case ActivationKind::Selu:
        return torch::selu(x);
    case ActivationKind::Gelu:
        return torch::gelu(x);
    case ActivationKind::Silu:
        return torch::silu(x);
    case ActivationKind::Tanh:
        return torch::tanh(x);
    case ActivationKind::Sigmoid:
        return torch::sigmoid(x);
    case ActivationKind::Maxout:
        break;
    }
    return largestOfPieces(x, activation.pieces);
}

BatchRenormImpl::BatchRenormImpl(std::int64_t channels, double rMax, double dMax)
    : m_rMax(rMax)
    , m_dMax(dMax)
{
    weight = register_parameter("weight", torch::ones({channels}));
    bias = register_parameter("bias", torch::zeros({channels}));
    running_mean = register_buffer("running_mean", torch::zeros({channels}));
    running_var = register_buffer("running_var", torch::ones({channels}));
    num_batches_tracked = register_buffer("num_batches_tracked", torch::tensor(0, torch::kInt64));
}

void BatchRenormImpl::countAnew()
{
    running_mean.zero_();
    running_var.fill_(1);
    num_batches_tracked.zero_();
    m_countsAlike = true;
}

Tensor BatchRenormImpl::forward(const Tensor& x)
{
    constexpr double kMomentum = 0.1; // both as batch normalisation has them
    constexpr double kEps = 1e-5;
    if (!is_training())
        return torch::batch_norm(x, weight, bias, running_mean, running_var, false, 0, kEps, true);
    Tensor factor = torch::ones_like(running_var);
    Tensor shift = torch::zeros_like(running_mean);
    {
        const torch::NoGradGuard noGrad;
        num_batches_tracked.add_(1);
        const std::vector<std::int64_t> places =
            x.dim() == 2 ? std::vector<std::int64_t>{0} : std::vector<std::int64_t>{0, 2, 3};
        const auto [variance, mean] =
            torch::var_mean(x.detach(), at::IntArrayRef(places), /*unbiased=*/false);
        if (!m_countsAlike) {
            const Tensor running = (running_var + kEps).sqrt();
            factor = ((variance + kEps).sqrt() / running).clamp(1 / m_rMax, m_rMax);
            shift = ((mean - running_mean) / running).clamp(-m_dMax, m_dMax);
        }
        const double part = m_countsAlike ? 1 / num_batches_tracked.item<double>() : kMomentum;
        const auto count = static_cast<double>(x.numel() / x.size(1));
        running_mean.lerp_(mean, part);
        running_var.lerp_(variance * (count / std::max(1.0, count - 1)), part);
    }
    // Scaled to the batch's SD, corrected, then by the layer's own weight and bias.
    return torch::batch_norm(x, weight * factor, weight * shift + bias, {}, {}, true, 0, kEps, true);
}

Normalisation ofNumbers(const Normalisation& normalisation)
{
    if (normalisation.kind != NormalisationKind::Batch)
        return normalisation;
    // Which corrects nothing.
    return {.kind = NormalisationKind::BatchRenorm, .rMax = 1, .dMax = 0};
}

Normalisation batchIfOwn(Normalisation normalisation)
{
    if (normalisation.kind == NormalisationKind::Own)
        normalisation.kind = NormalisationKind::Batch;
    return normalisation;
}

void addNormalisation(torch::nn::Sequential& layers,
                      const Normalisation& normalisation,
                      std::int64_t channels)
{
    using torch::nn::GroupNorm;
    using torch::nn::GroupNormOptions;
    switch (normalisation.kind) {
    case NormalisationKind::Own:
    case NormalisationKind::None:
        return;
    case NormalisationKind::Batch:
        layers->push_back(torch::nn::BatchNorm2d(channels));
        return;
    case NormalisationKind::BatchRenorm:
        layers->push_back(BatchRenorm(channels, normalisation.rMax, normalisation.dMax));
        return;
    case NormalisationKind::Layer: // over all channels and places of an image
        layers->push_back(GroupNorm(GroupNormOptions(1, channels)));
        return;
    case NormalisationKind::Group: {
        std::int64_t groups = std::min<std::int64_t>(normalisation.groups, channels);
        while (channels % groups != 0)
            --groups;
        layers->push_back(GroupNorm(GroupNormOptions(groups, channels)));
    }
    }
}

void finishLayer(torch::nn::Sequential& layers,
                 const Normalisation& normalisation,
                 const Activation& activation,
                 std::int64_t channels)
{
    addNormalisation(layers, normalisation, widthBefore(activation, channels));
    layers->push_back(ActivationLayer(activation, /*inPlace=*/true));
}

void finishPooledLayer(torch::nn::Sequential& layers,
                       const Normalisation& normalisation,
                       const Activation& activation,
                       std::int64_t channels)
{
    const torch::nn::MaxPool2d pooling(2);
    if (activation.kind != ActivationKind::Relu) {
        finishLayer(layers, normalisation, activation, channels);
        layers->push_back(pooling);
        return;
    }
    addNormalisation(layers, normalisation, channels);
    layers->push_back(pooling);
    layers->push_back(ActivationLayer(activation, /*inPlace=*/true));
}

void addDropout(torch::nn::Sequential& layers, std::optional<double> rate)
{
    if (rate)
        layers->push_back(DropoutLayer(*rate));
}

torch::nn::Sequential numbered(const torch::nn::Sequential& layers)
{
    torch::nn::Sequential named;
    std::size_t number = 0;
    for (const torch::nn::AnyModule& layer : *layers) {
        const auto* const dropout = layer.ptr()->as<DropoutLayerImpl>();
        const bool isIdle = dropout != nullptr && dropout->isIdle();
        named->push_back(isIdle ? "idle_dropout_" + std::to_string(named->size()) : std::to_string(number++),
                         layer);
    }
    return named;
}

} // namespace carpo::nn
