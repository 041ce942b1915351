// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/network_options.h"

#include "engine/nn/layer_list.h"
#include "engine/training/target.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace carpo::training {
namespace {

// The kind whose key stands at the same place.
template <typename Kind>
Kind named(std::span<const std::string_view> keys, const std::string& key)
{
    return static_cast<Kind>(std::ranges::find(keys, key) - keys.begin());
}

} // namespace

std::int64_t bandCount(const Experiment& experiment)
{
    constexpr double kOldest = 240; // months
    constexpr std::array<std::string_view, 4> kOfBands{"cross_entropy", "hinge", "kl", "cosine"};
    if (hasClasses(experiment) || std::ranges::find(kOfBands, experiment.text("loss.name")) == kOfBands.end())
        return 0;
    return static_cast<std::int64_t>(std::ceil(kOldest / experiment.real("loss.band_width")));
}

nn::NetworkOptions networkOptions(const Experiment& experiment, std::int64_t classes)
{
    nn::NetworkOptions options;
    const std::string& sex = experiment.text("network.sex");
    options.sex = sex == "none"    ? nn::SexInput::None
                  : sex == "dense" ? nn::SexInput::Dense
                                   : nn::SexInput::Number;
    options.sexWidth = static_cast<int>(experiment.integer("network.sex_width"));
    options.sexAtOutput = experiment.text("network.sex_place") == "output";
    options.side = static_cast<int>(experiment.integer("data.input_size"));
    options.depth = static_cast<int>(experiment.integer("network.depth"));
    options.width = static_cast<int>(experiment.integer("network.width"));
    const std::string& cell = experiment.text("network.cell");
    options.cell = cell == "rnn" ? nn::Cell::Rnn : cell == "gru" ? nn::Cell::Gru : nn::Cell::Lstm;
    options.cellRelu = experiment.text("network.cell_activation") == "relu";
    options.headDepth = static_cast<int>(experiment.integer("network.head_depth"));
    options.headWidth = static_cast<int>(experiment.integer("network.head_width"));
    options.activation = {
        .kind = named<nn::ActivationKind>(nn::kActivationKeys, experiment.text("network.activation")),
        .slope = experiment.real("network.leaky_slope"),
        .alpha = experiment.real("network.elu_alpha"),
        .pieces = static_cast<int>(experiment.integer("network.maxout_pieces"))};
    options.normalisation = {.kind = named<nn::NormalisationKind>(nn::kNormalisationKeys,
                                                                  experiment.text("network.normalization")),
                             .rMax = experiment.real("network.renorm_r_max"),
                             .dMax = experiment.real("network.renorm_d_max"),
                             .groups = static_cast<int>(experiment.integer("network.groups"))};
    options.dropout = {
        .place = named<nn::DropoutPlace>(nn::kDropoutKeys, experiment.text("regularization.dropout")),
        .rate = experiment.real("regularization.dropout_rate")};
    options.layers = experiment.text("network.layers");
    constexpr std::int64_t kFewestClasses = 2;
    options.outputs =
        static_cast<int>(hasClasses(experiment) ? std::max(kFewestClasses, classes)
                                                : std::max<std::int64_t>(1, bandCount(experiment)));
    return options;
}

core::Result<void> checkNetwork(const Experiment& experiment, std::int64_t side)
{
    if (auto agrees = checkTarget(experiment); !agrees)
        return agrees;
    const nn::Architecture& network = *nn::findArchitecture(experiment.text("network.name"));
    if (side < network.minimumInput)
        return core::failure(core::ErrorCode::InputTooSmall,
                             experiment.name(),
                             {{"key", "data.input_size"},
                              {"found", std::to_string(side)},
                              {"network", std::string(network.name)},
                              {"min", std::to_string(network.minimumInput)}});
    if (network.name != "own")
        return {};
    const nn::NetworkOptions options = networkOptions(experiment);
    const auto layers = nn::planLayers(options.layers,
                                       side,
                                       options.activation,
                                       options.normalisation,
                                       experiment.name().empty() ? "experiment" : experiment.name(),
                                       "network.layers");
    if (!layers)
        return tl::make_unexpected(layers.error());
    return {};
}

} // namespace carpo::training
