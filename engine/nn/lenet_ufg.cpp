// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/lenet_ufg.h"

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
        const double dropout =
            options.dropout.place == DropoutPlace::Own ? 0.5 : options.dropout.inFeatures();
        torch::nn::Sequential features;
        std::int64_t in = 1;
        for (std::size_t i = 0; i < kChannels.size(); ++i) {
            const std::int64_t out = kChannels.at(i);
            features->push_back(convolution(in, widthBefore(options.activation, out)));
            const auto finish = i + 1 < kChannels.size() ? finishPooledLayer : finishLayer;
            finish(features, options.normalisation, options.activation, out);
            if (i == 1 || i == 4)
                addDropout(features, dropout);
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
