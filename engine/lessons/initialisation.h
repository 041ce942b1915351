// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/small_network.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// The slide's starts, and He's as the slide writes it.
enum class Start
{
    Zeros,
    Positive, ///< 1 / D everywhere, of D inputs: a sum is the inputs' mean
    Negative, ///< -1 / D
    Large,    ///< randn
    Small,    ///< 0.01 randn
    Xavier,   ///< randn / sqrt((D + H) / 2) (Glorot and Bengio 2010)
    He,       ///< randn / sqrt(D / 2) (He et al. 2015)
    SlideHe   ///< 0.01 randn / sqrt(D / 2)
};

inline constexpr std::array<std::string_view, 8> kStartKeys{
    "zeros", "positive", "negative", "large", "small", "xavier", "he", "slide_he"};

/// He's for a key that is none.
[[nodiscard]] Start startOf(std::string_view key);

/// A layer's weights: each `constant`, and drawn with that SD about it.
struct StartLaw
{
    double constant = 0;
    double sd = 0;

    [[nodiscard]] bool isConstant() const { return sd == 0; }
};

/// Of a layer of H units (`fanOut`) with D inputs (`fanIn`).
[[nodiscard]] StartLaw lawOf(Start start, int fanIn, int fanOut);

/// Drawn from a stream of its own: the same normal numbers for every start of a seed.
[[nodiscard]] LayerWeights
startWeights(Start start, int inputs, std::span<const int> hidden, std::uint64_t seed);

struct SignalOptions
{
    Start start = Start::He;
    nn::Activation activation = {}; ///< of one sum a unit: not maxout
    int depth = 10;
    int width = 64; ///< of the inputs too
    int rows = 32;
};

/// What a layer makes of the signal, over all rows and units.
struct SignalLayer
{
    double sumVariance = 0;
    std::vector<float> values;    ///< behind the activation
    std::vector<float> gradients; ///< of what comes back, by the layer's sums
};

/// One draw of the weights: standard normal inputs go through the layers, standard normal gradients come back
/// from the end.
[[nodiscard]] std::vector<SignalLayer>
passSignal(const SignalOptions& options, std::uint64_t seed, std::uint64_t draw);

/// The same, and only each layer's sumVariance, which takes a third of the time.
[[nodiscard]] std::vector<double>
sumVariances(const SignalOptions& options, std::uint64_t seed, std::uint64_t draw);

} // namespace carpo::lessons
