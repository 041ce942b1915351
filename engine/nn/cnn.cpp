// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layers.h"
#include "engine/nn/plain.h"
#include "engine/nn/pooled.h"

namespace carpo::nn {
namespace {

class Cnn final : public Pooled
{
public:
    explicit Cnn(const NetworkOptions& options)
        : Pooled(createFeatures(options), options.width, options.width, options)
    {}

    void initialise() override { initialiseHeWithZeroOutput(); }

private:
    static torch::nn::Sequential createFeatures(const NetworkOptions& options)
    {
        constexpr int kSmallestPooled = 8;
        const Normalisation normalisation = batchIfOwn(options.normalisation);
        const bool bias = normalisation.kind == NormalisationKind::None;
        torch::nn::Sequential features;
        std::int64_t in = 1;
        int side = options.side;
        for (int i = 0; i < options.depth; ++i) {
            features->push_back(torch::nn::Conv2d(
                torch::nn::Conv2dOptions(in, widthBefore(options.activation, options.width), 3)
                    .padding(1)
                    .bias(bias)));
            const bool isPooled = side >= kSmallestPooled;
            const auto finish = isPooled ? finishPooledLayer : finishLayer;
            finish(features, normalisation, options.activation, options.width);
            side = isPooled ? side / 2 : side;
            addDropout(features, options.dropout.inFeatures());
            in = options.width;
        }
        return features;
    }
};

} // namespace

std::shared_ptr<Network> makeCnn(const NetworkOptions& options)
{
    return std::make_shared<Cnn>(options);
}

} // namespace carpo::nn
