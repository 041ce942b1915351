// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/published.h"

#include <array>

namespace carpo::nn {
namespace {

using torch::Tensor;
using torch::nn::BatchNorm2d;

constexpr std::int64_t kGrowth = 32;

Tensor activated(const Tensor& x)
{
    return torch::relu(x);
}

// Adds its channels to those it was given.
class DenseLayer : public Chain
{
public:
    explicit DenseLayer(std::int64_t in)
    {
        add("norm1", BatchNorm2d(in));
        addStep(activated);
        add("conv1", Convolution{in, 4 * kGrowth, 1}.make());
        add("norm2", BatchNorm2d(4 * kGrowth));
        addStep(activated);
        add("conv2", Convolution{4 * kGrowth, kGrowth, 3}.make());
    }

    Tensor forward(const Tensor& x) { return torch::cat({x, Chain::forward(x)}, 1); }
};

// Huang, Liu, van der Maaten, Weinberger, "Densely Connected Convolutional Networks", 2016.
class Densenet121 : public Published
{
public:
    Densenet121(const NetworkOptions& options, std::int64_t channels)
    {
        constexpr std::array kLayers{6, 12, 24, 16};
        m_features = register_module("features", std::make_shared<Chain>());
        m_features->add("conv0", Convolution{channels, 64, 7, 2}.make());
        m_features->add("norm0", BatchNorm2d(64));
        m_features->addStep(activated);
        m_features->addStep([](const Tensor& x) { return torch::max_pool2d(x, 3, 2, 1); });
        std::int64_t in = 64;
        for (std::size_t i = 0; i < kLayers.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            auto block = std::make_shared<Chain>();
            for (int j = 0; j < kLayers.at(i); ++j, in += kGrowth)
                block->add("denselayer" + std::to_string(j + 1), std::make_shared<DenseLayer>(in));
            m_features->add("denseblock" + number, block);
            if (i + 1 < kLayers.size()) {
                m_features->add("transition" + number, makeTransition(in));
                in /= 2;
            }
        }
        m_features->add("norm5", BatchNorm2d(in));
        addHead(in, 64, options);
    }

    Tensor features(const Tensor& images) override
    {
        return activated(m_features->forward(images)).mean({2, 3});
    }

private:
    static std::shared_ptr<Chain> makeTransition(std::int64_t in)
    {
        auto transition = std::make_shared<Chain>();
        transition->add("norm", BatchNorm2d(in));
        transition->addStep(activated);
        transition->add("conv", Convolution{in, in / 2, 1}.make());
        transition->addStep([](const Tensor& x) { return torch::avg_pool2d(x, 2); });
        return transition;
    }

    std::shared_ptr<Chain> m_features;
};

} // namespace

std::shared_ptr<Published> makeDensenet121(const NetworkOptions& options, std::int64_t channels)
{
    return std::make_shared<Densenet121>(options, channels);
}

} // namespace carpo::nn
