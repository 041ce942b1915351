// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/network_options.h"

namespace carpo::training {

nn::NetworkOptions networkOptions(const Experiment& experiment)
{
    nn::NetworkOptions options;
    const std::string& sex = experiment.text("network.sex");
    options.sex = sex == "none"    ? nn::SexInput::None
                  : sex == "dense" ? nn::SexInput::Dense
                                   : nn::SexInput::Number;
    options.sexWidth = static_cast<int>(experiment.integer("network.sex_width"));
    return options;
}

} // namespace carpo::training
