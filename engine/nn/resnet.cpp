// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/initialisation.h"
#include "engine/nn/published.h"

#include <array>

namespace carpo::nn {
namespace {

using torch::Tensor;
using torch::nn::BatchNorm2d;
using torch::nn::Conv2d;

// Two 3x3 convolutions, or with a bottleneck 1x1, 3x3, 1x1, around which the input is added.
class ResidualBlock : public torch::nn::Module
{
public:
    ResidualBlock(std::int64_t in, std::int64_t width, std::int64_t stride, bool bottleneck)
    {
        const std::int64_t out = bottleneck ? 4 * width : width;
        if (bottleneck) {
            add(Convolution{in, width, 1});
            add(Convolution{width, width, 3, stride});
            add(Convolution{width, out, 1});
        } else {
            add(Convolution{in, width, 3, stride});
            add(Convolution{width, out, 3});
        }
        if (stride != 1 || in != out) {
            m_downsample = register_module("downsample", std::make_shared<Chain>());
            m_downsample->add(Convolution{in, out, 1, stride}.make());
            m_downsample->add(BatchNorm2d(out));
        }
    }

    Tensor forward(const Tensor& x)
    {
        Tensor y = x;
        for (std::size_t i = 0; i < m_convolutions.size(); ++i) {
            y = m_norms[i](m_convolutions[i](y));
            if (i + 1 < m_convolutions.size())
                y.relu_();
        }
        return y.add_(m_downsample == nullptr ? x : m_downsample->forward(x)).relu_();
    }

private:
    void add(const Convolution& convolution)
    {
        const std::string number = std::to_string(m_convolutions.size() + 1);
        m_convolutions.push_back(register_module("conv" + number, convolution.make()));
        m_norms.push_back(register_module("bn" + number, BatchNorm2d(convolution.out)));
    }

    std::vector<Conv2d> m_convolutions;
    std::vector<BatchNorm2d> m_norms;
    std::shared_ptr<Chain> m_downsample; // null where the shapes are the same
};

// He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", 2015, with torchvision's strides.
class Resnet : public Published
{
public:
    Resnet(int depth, const NetworkOptions& options, std::int64_t channels)
    {
        const bool bottleneck = depth >= 50;
        const std::array<int, 4> counts = depth == 18 ? std::array{2, 2, 2, 2} : std::array{3, 4, 6, 3};
        m_conv = register_module("conv1", Convolution{channels, 64, 7, 2}.make());
        m_norm = register_module("bn1", BatchNorm2d(64));
        std::int64_t in = 64;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const std::int64_t width = std::int64_t{64} << i;
            m_stages.push_back(register_module("layer" + std::to_string(i + 1), std::make_shared<Chain>()));
            for (int j = 0; j < counts.at(i); ++j) {
                m_stages.back()->add(
                    std::make_shared<ResidualBlock>(in, width, i > 0 && j == 0 ? 2 : 1, bottleneck));
                in = bottleneck ? 4 * width : width;
            }
        }
        addHead(in, 64, options);
    }

    Tensor features(const Tensor& images) override
    {
        // ReLU of the largest is the largest ReLU; behind the pooling it has a quarter to do.
        Tensor x = torch::max_pool2d(m_norm(m_conv(images)), 3, 2, 1).relu_();
        for (const auto& stage : m_stages)
            x = stage->forward(x);
        return x.mean({2, 3});
    }

private:
    Conv2d m_conv = nullptr;
    BatchNorm2d m_norm = nullptr;
    std::vector<std::shared_ptr<Chain>> m_stages;
};

} // namespace

void Published::initialise()
{
    initialiseHeNormal(*this);
    const torch::NoGradGuard noGrad;
    m_head->output()->weight.zero_();
}

std::shared_ptr<Published> makeResnet(int depth, const NetworkOptions& options, std::int64_t channels)
{
    return std::make_shared<Resnet>(depth, options, channels);
}

} // namespace carpo::nn
