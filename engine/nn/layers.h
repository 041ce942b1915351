// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_options.h"
#include "engine/nn/torch.h"

namespace carpo::nn {

/// Channels that a layer must give so that the activation leaves `channels` of them.
[[nodiscard]] std::int64_t widthBefore(const Activation& activation, std::int64_t channels);

/// [N, widthBefore(C), ...] to [N, C, ...].
[[nodiscard]] torch::Tensor activate(const torch::Tensor& x, const Activation& activation);

/// The same as a layer. `inPlace` where nothing else needs what comes in: a convolution's, a dense layer's, a
/// normalisation's output.
class ActivationLayerImpl : public torch::nn::Module
{
public:
    ActivationLayerImpl(const Activation& activation, bool inPlace)
        : m_activation(activation)
        , m_inPlace(inPlace)
    {}

    torch::Tensor forward(torch::Tensor x)
    {
        if (m_inPlace && m_activation.kind == ActivationKind::Relu)
            return x.relu_();
        return activate(x, m_activation);
    }

private:
    Activation m_activation;
    bool m_inPlace;
};
TORCH_MODULE(ActivationLayer);

/// Batch normalisation that corrects a batch's mean and SD towards the running ones, by at most r_max and
/// d_max; outside of training it is batch normalisation (Ioffe, "Batch Renormalization", 2017). Has the same
/// tensors. [N, C, height, width] or [N, C].
class BatchRenormImpl : public torch::nn::Module
{
public:
    BatchRenormImpl(std::int64_t channels, double rMax, double dMax);

    torch::Tensor forward(const torch::Tensor& x);

    /// Forgets the running statistics; from now on every batch counts alike, and none is corrected.
    void countAnew();

    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor running_mean;        // NOLINT(readability-identifier-naming): LibTorch's name
    torch::Tensor running_var;         // NOLINT(readability-identifier-naming)
    torch::Tensor num_batches_tracked; // NOLINT(readability-identifier-naming)

private:
    double m_rMax;
    double m_dMax;
    bool m_countsAlike = false;
};
TORCH_MODULE(BatchRenorm);

/// The same for [N, C], where LibTorch's batch normalisation of images does not do.
[[nodiscard]] Normalisation ofNumbers(const Normalisation& normalisation);

/// The same with batch normalisation where the architecture's own is asked for.
[[nodiscard]] Normalisation batchIfOwn(Normalisation normalisation);

/// Adds the normalisation of that many channels, unless there is none.
void addNormalisation(torch::nn::Sequential& layers,
                      const Normalisation& normalisation,
                      std::int64_t channels);

/// Adds normalisation and activation behind a layer of `widthBefore(activation, channels)` channels.
void finishLayer(torch::nn::Sequential& layers,
                 const Normalisation& normalisation,
                 const Activation& activation,
                 std::int64_t channels);

/// The same, and max pooling to half the side behind it. ReLU comes behind the pooling, where it has a
/// quarter to do: the largest value's ReLU is the largest ReLU, and the gradients are the same too.
void finishPooledLayer(torch::nn::Sequential& layers,
                       const Normalisation& normalisation,
                       const Activation& activation,
                       std::int64_t channels);

/// Adds dropout where there is a rate, which may be 0 and be changed later.
void addDropout(torch::nn::Sequential& layers, std::optional<double> rate);

/// The same layers, of which dropout that begins at 0 takes no number: the tensors behind it are named as in
/// a network without it, which they always were.
[[nodiscard]] torch::nn::Sequential numbered(const torch::nn::Sequential& layers);

} // namespace carpo::nn
