// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_options.h"
#include "engine/training/hyperparameter.h"

#include <array>
#include <initializer_list>
#include <string_view>

namespace carpo::lessons {

/// The engine's with its usual numbers (leaky ReLU max(0.1 x, x), ELU with alpha 1, maxout of two); ReLU for
/// a key that is none.
[[nodiscard]] nn::Activation activationOf(std::string_view key);

/// The catalogue's network.activation as a lesson's control "activation", but for the choices `without`.
[[nodiscard]] training::Hyperparameter
activationControl(std::string_view standard, std::initializer_list<std::string_view> without = {});

/// Maxout learns its lines (Goodfellow et al., "Maxout networks", 2013); these two are drawn.
struct MaxoutPiece
{
    double slope = 0;
    double intercept = 0;

    [[nodiscard]] double at(double x) const { return slope * x + intercept; }
};
inline constexpr std::array<MaxoutPiece, 2> kMaxoutPieces{{{1, 0}, {-0.4, -0.4}}};

/// f(x) in closed form.
[[nodiscard]] double activated(const nn::Activation& activation, double x);
/// f'(x); at a corner that of the left side, as torch has it.
[[nodiscard]] double slopeAt(const nn::Activation& activation, double x);

/// Below that slope, one twentieth of the steepest, nearly nothing comes back: saturated. 0 with maxout,
/// whose lines are never flat by themselves.
[[nodiscard]] double flatSlope(const nn::Activation& activation);

} // namespace carpo::lessons
