// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/lenet_ufg.h"

#include "engine/nn/dropout.h"
#include "engine/nn/initialisation.h"
#include "engine/nn/layers.h"
#include "engine/nn/pooled.h"

#include <array>

namespace carpo::nn {
namespace {

torch::nn::Conv2d convolution(std::int64_t in, std::int64_t out)
{
    // Keras' "same" at stride 1.
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3).padding(1));
}

class LenetUfg final : public Pooled
{
public:
    explicit LenetUfg(const NetworkOptions& options)
        : Pooled(createFeatures(options), 64, headWidth(options), options)
    {}

    void initialise() override { initialiseGlorotUniform(*this); }

private:
    /// As the lecture first builds it, without the sex, it is wider.
    static std::int64_t headWidth(const NetworkOptions& options)
    {
        return options.sex == SexInput::None ? 64 : 32;
    }

    static torch::nn::Sequential createFeatures(const NetworkOptions& options)
    {
        constexpr std::array kChannels{16, 32, 32, 64, 64};
        torch::nn::Sequential features;
        std::int64_t in = 1;
        for (std::size_t i = 0; i < kChannels.size(); ++i) {
            const std::int64_t out = kChannels.at(i);
            features->push_back(convolution(in, widthBefore(options.activation, out)));
            const auto finish = i + 1 < kChannels.size() ? finishPooledLayer : finishLayer;
            finish(features, options.normalisation, options.activation, out);
            const bool dropsOut = i == 1 || i == 4;
            if (dropsOut && options.dropout.place == DropoutPlace::Own)
                features->push_back(DropoutLayer(0.5, /*isOwn=*/true));
            else if (dropsOut)
                addDropout(features, options.dropout.inFeatures());
            in = out;
        }
        return features;
    }
};

} // namespace

std::shared_ptr<Network> makeLenetUfg(const NetworkOptions& options)
{
    return std::make_shared<LenetUfg>(options);
}

} // namespace carpo::nn
