// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/rapida.h"

#include "engine/nn/initialisation.h"
#include "engine/nn/layers.h"
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
        m_features = register_module("features", createFeatures(options));
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
    static torch::nn::Sequential createFeatures(const NetworkOptions& options)
    {
        Normalisation normalisation = options.normalisation;
        if (normalisation.kind == NormalisationKind::Own)
            normalisation.kind = NormalisationKind::Batch;
        const bool bias = normalisation.kind == NormalisationKind::None;
        torch::nn::Sequential features;
        std::int64_t in = 1;
        for (const Block& block : kBlocks) {
            const std::int64_t width = widthBefore(options.activation, block.channels);
            features->push_back(torch::nn::Conv2d(
                torch::nn::Conv2dOptions(in, width, 3).stride(block.stride).padding(1).bias(bias)));
            finishLayer(features, normalisation, options.activation, block.channels);
            if (block.stride > 1)
                addDropout(features, options.dropout.inFeatures());
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
