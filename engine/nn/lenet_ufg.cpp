// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/lenet_ufg.h"

#include "engine/nn/initialisation.h"
#include "engine/nn/sex_head.h"

namespace carpo::nn {
namespace {

torch::nn::Conv2d convolution(std::int64_t in, std::int64_t out)
{
    // Keras' "same" at stride 1.
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

class LenetUfg : public Network
{
public:
    explicit LenetUfg(const NetworkOptions& options)
    {
        m_features = register_module("features", createFeatures());
        m_head = register_module("head", std::make_shared<SexHead>(64, 32, options));
    }

    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& sex) override
    {
        return m_head->forward(m_features->forward(images).mean({2, 3}), sex);
    }

    void initialise() override { initialiseGlorotUniform(*this); }

private:
    static torch::nn::Sequential createFeatures()
    {
        using torch::nn::Dropout;
        using torch::nn::MaxPool2d;
        using torch::nn::ReLU;
        const auto inPlace = torch::nn::ReLUOptions().inplace(true);
        return torch::nn::Sequential(convolution(1, 16),
                                     ReLU(inPlace),
                                     MaxPool2d(2), //
                                     convolution(16, 32),
                                     ReLU(inPlace),
                                     MaxPool2d(2),
                                     Dropout(0.5),
                                     convolution(32, 32),
                                     ReLU(inPlace),
                                     MaxPool2d(2), //
                                     convolution(32, 64),
                                     ReLU(inPlace),
                                     MaxPool2d(2), //
                                     convolution(64, 64),
                                     ReLU(inPlace),
                                     Dropout(0.5));
    }

    torch::nn::Sequential m_features = nullptr;
    std::shared_ptr<SexHead> m_head;
};

} // namespace

std::shared_ptr<Network> makeLenetUfg(const NetworkOptions& options)
{
    return std::make_shared<LenetUfg>(options);
}

} // namespace carpo::nn
