// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace carpo::nn {

/// What stands behind a layer's sum. `key` as in an experiment file.
enum class ActivationKind
{
    Relu,
    LeakyRelu,
    Elu,
    Selu,
    Gelu,
    Silu,
    Tanh,
    Sigmoid,
    Maxout
};

inline constexpr std::array<std::string_view, 9> kActivationKeys{
    "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "tanh", "sigmoid", "maxout"};

struct Activation
{
    ActivationKind kind = ActivationKind::Relu;
    double slope = 0.1; ///< below zero, of LeakyRelu
    double alpha = 1;   ///< of Elu
    int pieces = 2;     ///< of which Maxout takes the largest
};

/// What brings a layer's sums to mean 0 and SD 1 before their activation.
enum class NormalisationKind
{
    Own, ///< the architecture's
    None,
    Batch,
    BatchRenorm,
    Layer,
    Group
};

inline constexpr std::array<std::string_view, 6> kNormalisationKeys{
    "own", "none", "batch", "batch_renorm", "layer", "group"};

struct Normalisation
{
    NormalisationKind kind = NormalisationKind::Own;
    double rMax = 3; ///< of BatchRenorm
    double dMax = 5;
    int groups = 8; ///< of Group; the largest number up to it that divides the channels
};

/// Where values are left out at random while training.
enum class DropoutPlace
{
    Own, ///< the architecture's
    None,
    Features,
    Head,
    Everywhere
};

inline constexpr std::array<std::string_view, 5> kDropoutKeys{
    "own", "none", "features", "head", "everywhere"};

struct Dropout
{
    DropoutPlace place = DropoutPlace::Own;
    double rate = 0.5;

    /// The rate there, 0 too; nothing where there is to be no dropout.
    [[nodiscard]] std::optional<double> inFeatures() const
    {
        const bool isThere = place == DropoutPlace::Features || place == DropoutPlace::Everywhere;
        return isThere ? std::optional(rate) : std::nullopt;
    }
    [[nodiscard]] std::optional<double> inHead() const
    {
        const bool isThere = place == DropoutPlace::Head || place == DropoutPlace::Everywhere;
        return isThere ? std::optional(rate) : std::nullopt;
    }
};

} // namespace carpo::nn
