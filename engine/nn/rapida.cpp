// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/rapida.h"

#include "engine/nn/layers.h"
#include "engine/nn/pooled.h"

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

class Rapida final : public Pooled
{
public:
    explicit Rapida(const NetworkOptions& options)
        : Pooled(createFeatures(options), kBlocks.back().channels, 64, options)
    {}

    void initialise() override { initialiseHeWithZeroOutput(); }

private:
    static torch::nn::Sequential createFeatures(const NetworkOptions& options)
    {
        const Normalisation normalisation = batchIfOwn(options.normalisation);
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
};

} // namespace

std::shared_ptr<Network> makeRapida(const NetworkOptions& options)
{
    return std::make_shared<Rapida>(options);
}

} // namespace carpo::nn
