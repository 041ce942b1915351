// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace carpo::lessons {

/// Two numbers: a place on a surface, a gradient, a step.
using Pair = std::array<double, 2>;

[[nodiscard]] double lengthOf(const Pair& pair);

/// In the order of their Ink.
enum class Method
{
    GradientDescent,
    Sgd,
    Momentum,
    Nesterov,
    Adagrad,
    Rmsprop,
    Adam,
    Newton,
    Bfgs,
    Lbfgs
};

inline constexpr std::array<std::string_view, 10> kMethodKeys{
    "gd", "sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "newton", "bfgs", "lbfgs"};

/// CARPO_TR("Lesson", ...)
[[nodiscard]] const char* nameOf(Method method);
/// Of one of kMethodKeys.
[[nodiscard]] Method methodOf(std::string_view key);
/// Newton and those that learn the curvature.
[[nodiscard]] bool isSecondOrder(Method method);

// The lecture's code, line by line, for methods of first order. Nesterov's is that of the course from which
// the slides come (Stanford CS231n).

/// What the slide leaves open, as Keras, PyTorch and the papers have it.
struct SlideConstants
{
    double mu = 0.9;
    double decayRate = 0.9;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
};

struct SlideState
{
    Pair v{};     ///< of momentum: the step of before; of Adam: mean of squared gradients
    Pair m{};     ///< of Adam: mean of the gradients
    Pair cache{}; ///< of Adagrad: sum, of RMSprop: mean of squared gradients
    int steps = 0;
};

/// What the code adds to x, and the state after it. `dx` is the gradient. Nothing for second order.
[[nodiscard]] Pair slideStep(Method method,
                             SlideState& state,
                             const Pair& dx,
                             double learningRate,
                             const SlideConstants& constants = {});

/// Adam's averages divided by what their start at zero has kept them from (Kingma and Ba 2015, algorithm 1,
/// which the slide leaves out); the step that they give is the one that libraries take.
struct CorrectedAdam
{
    Pair m{};
    Pair v{};
    Pair step{};
};
[[nodiscard]] CorrectedAdam
corrected(const SlideState& state, double learningRate, const SlideConstants& constants = {});

} // namespace carpo::lessons
