// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/network_options.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::training {

std::int64_t bandCount(const Experiment& experiment)
{
    constexpr double kOldest = 240; // months
    constexpr std::array<std::string_view, 4> kOfBands{"cross_entropy", "hinge", "kl", "cosine"};
    if (std::ranges::find(kOfBands, experiment.text("loss.name")) == kOfBands.end())
        return 0;
    return static_cast<std::int64_t>(std::ceil(kOldest / experiment.real("loss.band_width")));
}

nn::NetworkOptions networkOptions(const Experiment& experiment)
{
    nn::NetworkOptions options;
    const std::string& sex = experiment.text("network.sex");
    options.sex = sex == "none"    ? nn::SexInput::None
                  : sex == "dense" ? nn::SexInput::Dense
                                   : nn::SexInput::Number;
    options.sexWidth = static_cast<int>(experiment.integer("network.sex_width"));
    options.side = static_cast<int>(experiment.integer("data.input_size"));
    options.depth = static_cast<int>(experiment.integer("network.depth"));
    options.width = static_cast<int>(experiment.integer("network.width"));
    const std::string& cell = experiment.text("network.cell");
    options.cell = cell == "rnn" ? nn::Cell::Rnn : cell == "gru" ? nn::Cell::Gru : nn::Cell::Lstm;
    options.outputs = std::max(1, static_cast<int>(bandCount(experiment)));
    return options;
}

} // namespace carpo::training
