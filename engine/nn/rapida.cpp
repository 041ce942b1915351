// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/rapida.h"

#include "engine/nn/initialisation.h"
#include "engine/nn/sex_head.h"

#include <array>

namespace carpo::nn {
namespace {

struct Block
{
    std::int64_t channels;
    std::int64_t stride;
};

constexpr std::array kBlocks{Block{16, 1},
                             Block{32, 2},
                             Block{32, 1},
                             Block{64, 2},
                             Block{64, 1},
                             Block{128, 2},
                             Block{128, 1},
                             Block{256, 2}};

class Rapida : public Network
{
public:
    explicit Rapida(const NetworkOptions& options)
    {
        m_features = register_module("features", createFeatures());
        m_head = register_module("head", std::make_shared<SexHead>(kBlocks.back().channels, 64, options));
    }

    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& sex) override
    {
        return m_head->forward(m_features->forward(images).mean({2, 3}), sex);
    }

    void initialise() override
    {
        initialiseHeNormal(*this);
        const torch::NoGradGuard noGrad;
        m_head->output()->weight.zero_();
    }

private:
    static torch::nn::Sequential createFeatures()
    {
        torch::nn::Sequential features;
        std::int64_t in = 1;
        for (const Block& block : kBlocks) {
            features->push_back(torch::nn::Conv2d(
                torch::nn::Conv2dOptions(in, block.channels, 3).stride(block.stride).padding(1).bias(false)));
            features->push_back(torch::nn::BatchNorm2d(block.channels));
            features->push_back(torch::nn::ReLU(torch::nn::ReLUOptions().inplace(true)));
            in = block.channels;
        }
        return features;
    }

    torch::nn::Sequential m_features = nullptr;
    std::shared_ptr<SexHead> m_head;
};

} // namespace

std::shared_ptr<Network> makeRapida(const NetworkOptions& options)
{
    return std::make_shared<Rapida>(options);
}

} // namespace carpo::nn
