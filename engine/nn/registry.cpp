// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/registry.h"

#include "engine/core/tr.h"
#include "engine/nn/layer_list.h"
#include "engine/nn/lenet_ufg.h"
#include "engine/nn/network.h"
#include "engine/nn/own.h"
#include "engine/nn/plain.h"
#include "engine/nn/published.h"
#include "engine/nn/rapida.h"

#include <algorithm>
#include <array>

namespace carpo::nn {
namespace {

using Maker = std::shared_ptr<Network> (*)(const NetworkOptions&);

// A radiograph has one channel.
template <int Depth>
std::shared_ptr<Network> resnet(const NetworkOptions& options)
{
    return makeResnet(Depth, options, 1);
}

template <std::shared_ptr<Published> (*Make)(const NetworkOptions&, std::int64_t)>
std::shared_ptr<Network> published(const NetworkOptions& options)
{
    return Make(options, 1);
}

// A new architecture is a file of its own, a line here and one in kMakers, at the same place.
constexpr std::array kArchitectures{
    Architecture{.name = "lenet_ufg",
                 .label = CARPO_TR("Network", "LeNet (UFG)"),
                 .summary = CARPO_TR("Network",
                                     "The lecture's LeNet variation: five convolutions, dropout, and the "
                                     "child's sex."),
                 .usualInput = 550,
                 .minimumInput = 16,
                 .freeLayers = true},
    Architecture{.name = "rapida",
                 .label = CARPO_TR("Network", "Rápida"),
                 .summary = CARPO_TR("Network",
                                     "Eight convolutions with batch normalisation; learns within a lesson."),
                 .usualInput = 128,
                 .minimumInput = 16,
                 .freeLayers = true},
    Architecture{.name = "mlp",
                 .label = CARPO_TR("Network", "MLP"),
                 .summary = CARPO_TR("Network", "Dense layers on all pixels, without convolutions."),
                 .usualInput = 64,
                 .minimumInput = 8,
                 .freeLayers = true},
    Architecture{.name = "cnn",
                 .label = CARPO_TR("Network", "CNN"),
                 .summary =
                     CARPO_TR("Network", "Convolutions and pooling, as many and as wide as one likes."),
                 .usualInput = 64,
                 .minimumInput = 8,
                 .freeLayers = true},
    Architecture{.name = "rnn",
                 .label = CARPO_TR("Network", "Recurrent (rows)"),
                 .summary = CARPO_TR("Network", "RNN, GRU or LSTM that reads the image row by row."),
                 .usualInput = 64,
                 .minimumInput = 8,
                 .freeLayers = true},
    Architecture{.name = "own",
                 .label = CARPO_TR("Network", "Own layers"),
                 .summary = CARPO_TR("Network", "The layers that the experiment lists, one by one."),
                 .usualInput = 128,
                 .minimumInput = 8,
                 .freeLayers = true},
    Architecture{.name = "resnet18",
                 .label = CARPO_TR("Network", "ResNet-18"),
                 .summary = CARPO_TR("Network", "He and others' residual network of 18 layers."),
                 .usualInput = 224,
                 .minimumInput = 32},
    Architecture{.name = "resnet34",
                 .label = CARPO_TR("Network", "ResNet-34"),
                 .summary = CARPO_TR("Network", "He and others' residual network of 34 layers."),
                 .usualInput = 224,
                 .minimumInput = 32},
    Architecture{.name = "resnet50",
                 .label = CARPO_TR("Network", "ResNet-50"),
                 .summary =
                     CARPO_TR("Network", "He and others' residual network of 50 layers, with bottlenecks."),
                 .usualInput = 224,
                 .minimumInput = 32},
    Architecture{.name = "densenet121",
                 .label = CARPO_TR("Network", "DenseNet-121"),
                 .summary = CARPO_TR(
                     "Network", "121 layers, each of which sees what all before it in its block have found."),
                 .usualInput = 224,
                 .minimumInput = 32},
    Architecture{
        .name = "mobilenet_v2",
        .label = CARPO_TR("Network", "MobileNet-V2"),
        .summary = CARPO_TR("Network", "Made for telephones: inverted residual blocks with few parameters."),
        .usualInput = 224,
        .minimumInput = 32},
    Architecture{
        .name = "efficientnet_b0",
        .label = CARPO_TR("Network", "EfficientNet-B0"),
        .summary = CARPO_TR("Network", "Inverted residual blocks that weigh their channels; few parameters."),
        .usualInput = 224,
        .minimumInput = 32},
    Architecture{
        .name = "inception_v4",
        .label = CARPO_TR("Network", "Inception-v4 with sex"),
        .summary = CARPO_TR(
            "Network",
            "The lecture's: a convolution and a pooling, Inception-v4, the child's sex, Dense 32, Dense 1."),
        .usualInput = 598,
        .minimumInput = 192},
};
constexpr std::array<Maker, kArchitectures.size()> kMakers{
    makeLenetUfg,
    makeRapida,
    makeMlp,
    makeCnn,
    makeRecurrent,
    makeOwn,
    resnet<18>,
    resnet<34>,
    resnet<50>,
    published<makeDensenet121>,
    published<makeMobilenetV2>,
    published<makeEfficientnetB0>,
    [](const NetworkOptions& options) -> std::shared_ptr<Network> { return makeInceptionV4(options, true); }};

std::size_t indexOf(std::string_view name)
{
    const auto found = std::ranges::find(kArchitectures, name, &Architecture::name);
    return static_cast<std::size_t>(found - kArchitectures.begin());
}

} // namespace

std::span<const Architecture> architectures()
{
    return kArchitectures;
}

const Architecture* findArchitecture(std::string_view name)
{
    const std::size_t index = indexOf(name);
    return index < kArchitectures.size() ? &kArchitectures.at(index) : nullptr;
}

std::shared_ptr<Network> makeNetwork(std::string_view name, const NetworkOptions& options)
{
    const std::size_t index = indexOf(name);
    NetworkOptions whole = options;
    const Architecture& architecture = kArchitectures.at(index);
    if (whole.side == 0)
        whole.side = architecture.usualInput;
    if (whole.layers.empty())
        whole.layers = kUsualLayers;
    if (!architecture.freeLayers) {
        whole.activation = {};
        whole.normalisation = {};
        whole.dropout = {};
    }
    return kMakers.at(index)(whole);
}

std::int64_t parameterCount(std::string_view name, const NetworkOptions& options)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : makeNetwork(name, options)->parameters())
        count += parameter.numel();
    return count;
}

} // namespace carpo::nn
