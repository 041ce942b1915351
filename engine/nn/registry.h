// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_options.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace carpo::nn {

/// How the child's sex enters a network.
enum class SexInput
{
    None,
    Number,
    Dense
};

/// What a recurrent network is made of.
enum class Cell
{
    Rnn,
    Gru,
    Lstm
};

/// What a network is built from, besides its name.
struct NetworkOptions
{
    SexInput sex = SexInput::Number;
    int sexWidth = 16;        ///< units of the sex's own dense layer, with SexInput::Dense
    bool sexAtOutput = false; ///< joins before the head's last layer instead of before its first
    int side = 0;             ///< of the input, pixels, for networks made for one size; 0: the usual one
    int depth = 2;  ///< hidden layers of the MLP, layers of the recurrent network, convolutions of the CNN
    int width = 64; ///< units, or channels, of each
    Cell cell = Cell::Lstm;
    bool cellRelu = false; ///< of Cell::Rnn: ReLU behind its sum, in place of tanh
    int headWidth = 0;     ///< neurons of each of the head's hidden layers; 0: the architecture's own
    int headDepth = 1;     ///< hidden layers of the head
    // Of architectures with free layers:
    Activation activation = {};
    Normalisation normalisation = {};
    Dropout dropout = {};
    std::string layers = {}; ///< of an own network, as planLayers reads them; empty: the usual ones
    int outputs = 1;         ///< numbers that come out: 1 the age, more age bands' scores
};

/// One architecture: declared in its own file, entered once in the registry.
struct Architecture
{
    std::string_view name;   ///< as in an experiment file: "rapida"
    const char* label;       ///< CARPO_TR("Network", ...)
    const char* summary;     ///< one sentence, CARPO_TR("Network", ...)
    int usualInput;          ///< side in pixels, what it was made for
    int minimumInput;        ///< side in pixels, the smallest it can take
    bool freeLayers = false; ///< takes the activation, normalisation and dropout that are chosen
};

[[nodiscard]] std::span<const Architecture> architectures();

/// Null where there is none of that name.
[[nodiscard]] const Architecture* findArchitecture(std::string_view name);

/// Learnable parameters, without buffers. Builds the network once. `name` must be a registered one.
[[nodiscard]] std::int64_t parameterCount(std::string_view name, const NetworkOptions& options);

} // namespace carpo::nn
