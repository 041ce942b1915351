// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/own.h"

#include "engine/nn/dropout.h"
#include "engine/nn/initialisation.h"
#include "engine/nn/layer_list.h"
#include "engine/nn/layers.h"
#include "engine/nn/sex_head.h"

#include <limits>

namespace carpo::nn {
namespace {

using torch::Tensor;
using torch::nn::Sequential;

// Of one pixel with a stride it thins out first. oneDNN, up to 3.12 at least, does so in a workspace that is
// too small for few channels with channels last, and damages the heap (its issue 6035: fewer than 8 with
// AVX2, 16 with AVX-512).
class ConvolutionImpl : public torch::nn::Conv2dImpl
{
public:
    ConvolutionImpl(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride, bool hasBias)
        : Conv2dImpl(torch::nn::Conv2dOptions(in, out, side).stride(stride).padding(side / 2).bias(hasBias))
        , m_thinning(side == 1 ? stride : 1)
    {}

    Tensor forward(const Tensor& x)
    {
        if (m_thinning == 1)
            return Conv2dImpl::forward(x);
        constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
        return torch::conv2d(x.slice(2, 0, kAll, m_thinning).slice(3, 0, kAll, m_thinning), weight, bias);
    }

private:
    std::int64_t m_thinning;
};
TORCH_MODULE(Convolution);

// Two 3x3 convolutions with normalisation and an activation between them, around which the input is added.
class ResidualLayerImpl : public torch::nn::Module
{
public:
    explicit ResidualLayerImpl(const PlannedLayer& layer)
    {
        const std::int64_t in = layer.in.channels;
        const std::int64_t out = layer.out.channels;
        const bool bias = layer.normalisation.kind == NormalisationKind::None;
        m_block->push_back(Convolution(in, widthBefore(layer.activation, out), 3, layer.stride, bias));
        finishLayer(m_block, layer.normalisation, layer.activation, out);
        m_block->push_back(Convolution(out, out, 3, 1, bias));
        addNormalisation(m_block, layer.normalisation, out);
        register_module("block", m_block);
        if (in != out || layer.stride != 1)
            m_shortcut = register_module("shortcut", Convolution(in, out, 1, layer.stride, true));
    }

    Tensor forward(const Tensor& x)
    {
        return m_block->forward(x) + (m_shortcut.is_empty() ? x : m_shortcut(x));
    }

private:
    Sequential m_block;
    Convolution m_shortcut = nullptr; // empty where the shapes are the same
};
TORCH_MODULE(ResidualLayer);

Tensor ofAllPlaces(const Tensor& x, bool ofMeans)
{
    return ofMeans ? x.mean({2, 3}) : x.amax({2, 3});
}

void addDense(Sequential& layers, const PlannedLayer& layer)
{
    std::int64_t in = layer.in.channels;
    if (layer.in.isImage()) {
        layers->push_back(torch::nn::Flatten());
        in *= layer.in.extent * layer.in.extent;
    }
    layers->push_back(torch::nn::Linear(in, layer.out.channels));
}

void add(Sequential& layers, const PlannedLayer& layer)
{
    switch (layer.kind) {
    case LayerKind::Convolution:
        layers->push_back(Convolution(layer.in.channels, layer.out.channels, layer.side, layer.stride, true));
        break;
    case LayerKind::Residual:
        layers->push_back(ResidualLayer(layer));
        break;
    case LayerKind::Pooling:
        if (layer.ofMeans)
            layers->push_back(torch::nn::AvgPool2d(layer.side));
        else
            layers->push_back(torch::nn::MaxPool2d(layer.side));
        break;
    case LayerKind::GlobalPooling:
        layers->push_back(torch::nn::Functional(ofAllPlaces, layer.ofMeans));
        break;
    case LayerKind::Dense:
        addDense(layers, layer);
        break;
    case LayerKind::Activation:
        layers->push_back(ActivationLayer(layer.activation, /*inPlace=*/false));
        break;
    case LayerKind::Normalisation:
        addNormalisation(layers,
                         layer.in.isImage() ? layer.normalisation : ofNumbers(layer.normalisation),
                         layer.in.channels);
        break;
    case LayerKind::Dropout:
        if (layer.rate > 0)
            layers->push_back(DropoutLayer(layer.rate, /*isOwn=*/true));
        break;
    }
}

class Own : public Network
{
public:
    explicit Own(const NetworkOptions& options)
    {
        const std::vector<PlannedLayer> plan =
            planLayers(options.layers, options.side, options.activation, options.normalisation, {}, {})
                .value();
        for (const PlannedLayer& layer : plan)
            add(m_layers, layer);
        register_module("layers", m_layers);
        m_head = register_module("head", std::make_shared<SexHead>(plan.back().out.channels, 32, options));
    }

    Tensor forward(const Tensor& images, const Tensor& sex) override
    {
        return m_head->forward(m_layers->forward(images), sex);
    }

    void initialise() override
    {
        initialiseHeNormal(*this);
        const torch::NoGradGuard noGrad;
        m_head->output()->weight.zero_();
    }

private:
    Sequential m_layers;
    std::shared_ptr<SexHead> m_head;
};

} // namespace

std::shared_ptr<Network> makeOwn(const NetworkOptions& options)
{
    return std::make_shared<Own>(options);
}

} // namespace carpo::nn
