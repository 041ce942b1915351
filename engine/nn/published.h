// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"
#include "engine/nn/sex_head.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace carpo::nn {

/// Layers one after the other, under the names that a published state dict has; may be nested.
class Chain : public torch::nn::Module
{
public:
    template <typename Layer>
    void add(const std::string& name, std::shared_ptr<Layer> layer)
    {
        m_steps.push_back([at = layer.get()](const torch::Tensor& x) { return at->forward(x); });
        register_module(name, std::move(layer)); // which keeps it alive
    }
    template <typename Layer>
    void add(const std::string& name, const torch::nn::ModuleHolder<Layer>& layer)
    {
        add(name, layer.ptr());
    }
    template <typename Layer>
    void add(const Layer& layer) // under the next number
    {
        add(std::to_string(m_steps.size()), layer);
    }
    /// A step without parameters, which takes a number as a layer does.
    void addStep(std::function<torch::Tensor(const torch::Tensor&)> step)
    {
        m_steps.push_back(std::move(step));
    }

    torch::Tensor forward(torch::Tensor x)
    {
        for (const auto& step : m_steps)
            x = step(x);
        return x;
    }

private:
    std::vector<std::function<torch::Tensor(const torch::Tensor&)>> m_steps;
};

/// A network whose tensors have the names and shapes of torchvision's or timm's, with the sex head behind its
/// pooled features. Starts with He's normal initialisation and a last layer of zeros: its first guess is the
/// mean age.
class Published : public Network
{
public:
    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& sex) override
    {
        return m_head->forward(features(images), sex);
    }
    void initialise() override;

    /// [N, channels, height, width] to [N, features].
    virtual torch::Tensor features(const torch::Tensor& images) = 0;

protected:
    void addHead(std::int64_t features, std::int64_t width, const NetworkOptions& options)
    {
        m_head = register_module("head", std::make_shared<SexHead>(features, width, options));
    }

private:
    std::shared_ptr<SexHead> m_head;
};

/// Without bias.
struct Convolution
{
    std::int64_t in;
    std::int64_t out;
    std::int64_t side = 3;
    std::int64_t stride = 1;
    std::int64_t groups = 1;

    /// Padded by half the side.
    [[nodiscard]] torch::nn::Conv2d make() const
    {
        return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, side)
                                     .stride(stride)
                                     .padding(side / 2)
                                     .groups(groups)
                                     .bias(false));
    }
};

// As published, with that many input channels; the lecture's Inception-v4 has a convolution and a pooling in
// front that make three channels of one.
[[nodiscard]] std::shared_ptr<Published>
makeResnet(int depth, const NetworkOptions& options, std::int64_t channels);
[[nodiscard]] std::shared_ptr<Published> makeDensenet121(const NetworkOptions& options,
                                                         std::int64_t channels);
[[nodiscard]] std::shared_ptr<Published> makeMobilenetV2(const NetworkOptions& options,
                                                         std::int64_t channels);
[[nodiscard]] std::shared_ptr<Published> makeEfficientnetB0(const NetworkOptions& options,
                                                            std::int64_t channels);
[[nodiscard]] std::shared_ptr<Published> makeInceptionV4(const NetworkOptions& options, bool ofOneChannel);

} // namespace carpo::nn
