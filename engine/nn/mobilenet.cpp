// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/published.h"

#include <algorithm>
#include <array>

namespace carpo::nn {
namespace {

using torch::Tensor;
using torch::nn::BatchNorm2d;

using PointwiseStep = Tensor (*)(const Tensor&);

Tensor relu6(const Tensor& x)
{
    return torch::hardtanh(x, 0, 6);
}

Tensor silu(const Tensor& x)
{
    return torch::silu(x);
}

// Convolution, normalisation and, unless null, activation.
std::shared_ptr<Chain> makeUnit(const Convolution& convolution, PointwiseStep activation)
{
    auto unit = std::make_shared<Chain>();
    unit->add(convolution.make());
    unit->add(BatchNorm2d(convolution.out));
    if (activation != nullptr)
        unit->addStep(activation);
    return unit;
}

// A stage of equal blocks.
struct Stage
{
    std::int64_t expansion;
    std::int64_t channels;
    int blocks;
    std::int64_t stride;
    std::int64_t side = 3;
};

// Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
class InvertedResidual : public torch::nn::Module
{
public:
    InvertedResidual(std::int64_t in, const Stage& stage, std::int64_t stride)
        : m_adds(stride == 1 && in == stage.channels)
    {
        const std::int64_t width = in * stage.expansion;
        m_conv = register_module("conv", std::make_shared<Chain>());
        if (stage.expansion != 1)
            m_conv->add(makeUnit({in, width, 1}, relu6));
        m_conv->add(makeUnit({width, width, 3, stride, width}, relu6));
        m_conv->add(Convolution{width, stage.channels, 1}.make());
        m_conv->add(BatchNorm2d(stage.channels));
    }

    Tensor forward(const Tensor& x) { return m_adds ? x + m_conv->forward(x) : m_conv->forward(x); }

private:
    bool m_adds;
    std::shared_ptr<Chain> m_conv;
};

// Weighs each channel by what all channels hold on average.
class SqueezeExcitation : public torch::nn::Module
{
public:
    SqueezeExcitation(std::int64_t channels, std::int64_t squeezed)
    {
        using torch::nn::Conv2d;
        using torch::nn::Conv2dOptions;
        m_squeeze = register_module("fc1", Conv2d(Conv2dOptions(channels, squeezed, 1)));
        m_excite = register_module("fc2", Conv2d(Conv2dOptions(squeezed, channels, 1)));
    }

    Tensor forward(const Tensor& x)
    {
        return x * torch::sigmoid(m_excite(torch::silu(m_squeeze(x.mean({2, 3}, /*keepdim=*/true)))));
    }

private:
    torch::nn::Conv2d m_squeeze = nullptr;
    torch::nn::Conv2d m_excite = nullptr;
};

// Tan and Le, "EfficientNet", 2019. In training a block is left out of an image at random (Huang et al.,
// "Deep Networks with Stochastic Depth", 2016).
class MbConv : public torch::nn::Module
{
public:
    MbConv(std::int64_t in, const Stage& stage, std::int64_t stride, double leftOut)
        : m_adds(stride == 1 && in == stage.channels)
        , m_leftOut(leftOut)
    {
        const std::int64_t width = in * stage.expansion;
        m_block = register_module("block", std::make_shared<Chain>());
        if (stage.expansion != 1)
            m_block->add(makeUnit({in, width, 1}, silu));
        m_block->add(makeUnit({width, width, stage.side, stride, width}, silu));
        m_block->add(std::make_shared<SqueezeExcitation>(width, std::max<std::int64_t>(1, in / 4)));
        m_block->add(makeUnit({width, stage.channels, 1}, nullptr));
    }

    Tensor forward(const Tensor& x)
    {
        Tensor y = m_block->forward(x);
        if (!m_adds)
            return y;
        if (is_training() && m_leftOut > 0) {
            const double kept = 1 - m_leftOut;
            y = y * torch::empty({x.size(0), 1, 1, 1}, x.options()).bernoulli_(kept).div_(kept);
        }
        return y + x;
    }

private:
    bool m_adds;
    double m_leftOut;
    std::shared_ptr<Chain> m_block;
};

class MobilenetV2 : public Published
{
public:
    MobilenetV2(const NetworkOptions& options, std::int64_t channels)
    {
        constexpr std::array kStages{Stage{1, 16, 1, 1},
                                     Stage{6, 24, 2, 2},
                                     Stage{6, 32, 3, 2},
                                     Stage{6, 64, 4, 2},
                                     Stage{6, 96, 3, 1},
                                     Stage{6, 160, 3, 2},
                                     Stage{6, 320, 1, 1}};
        m_features = register_module("features", std::make_shared<Chain>());
        m_features->add(makeUnit({channels, 32, 3, 2}, relu6));
        std::int64_t in = 32;
        for (const Stage& stage : kStages) {
            for (int i = 0; i < stage.blocks; ++i) {
                m_features->add(std::make_shared<InvertedResidual>(in, stage, i == 0 ? stage.stride : 1));
                in = stage.channels;
            }
        }
        m_features->add(makeUnit({in, 1280, 1}, relu6));
        addHead(1280, 64, options);
    }

    Tensor features(const Tensor& images) override { return m_features->forward(images).mean({2, 3}); }

private:
    std::shared_ptr<Chain> m_features;
};

class EfficientnetB0 : public Published
{
public:
    EfficientnetB0(const NetworkOptions& options, std::int64_t channels)
    {
        constexpr std::array kStages{Stage{1, 16, 1, 1, 3},
                                     Stage{6, 24, 2, 2, 3},
                                     Stage{6, 40, 2, 2, 5},
                                     Stage{6, 80, 3, 2, 3},
                                     Stage{6, 112, 3, 1, 5},
                                     Stage{6, 192, 4, 2, 5},
                                     Stage{6, 320, 1, 1, 3}};
        constexpr double kLeftOut = 0.2; // towards the last of 16 blocks
        m_features = register_module("features", std::make_shared<Chain>());
        m_features->add(makeUnit({channels, 32, 3, 2}, silu));
        std::int64_t in = 32;
        int done = 0;
        for (const Stage& stage : kStages) {
            auto blocks = std::make_shared<Chain>();
            for (int i = 0; i < stage.blocks; ++i, ++done) {
                blocks->add(
                    std::make_shared<MbConv>(in, stage, i == 0 ? stage.stride : 1, kLeftOut * done / 16));
                in = stage.channels;
            }
            m_features->add(blocks);
        }
        m_features->add(makeUnit({in, 1280, 1}, silu));
        addHead(1280, 64, options);
    }

    Tensor features(const Tensor& images) override { return m_features->forward(images).mean({2, 3}); }

private:
    std::shared_ptr<Chain> m_features;
};

} // namespace

std::shared_ptr<Published> makeMobilenetV2(const NetworkOptions& options, std::int64_t channels)
{
    return std::make_shared<MobilenetV2>(options, channels);
}

std::shared_ptr<Published> makeEfficientnetB0(const NetworkOptions& options, std::int64_t channels)
{
    return std::make_shared<EfficientnetB0>(options, channels);
}

} // namespace carpo::nn
