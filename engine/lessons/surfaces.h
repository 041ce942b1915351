// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/lessons/optimizers.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// A surface's height and gradient at a place.
struct Slope
{
    double height = 0;
    Pair gradient{};
};

/// The Hessian's numbers; it is symmetric.
struct Curvature
{
    double xx = 0;
    double xy = 0;
    double yy = 0;
};

/// Learning rates that suit a surface; second order takes whole steps.
struct SurfaceRates
{
    double plain = 0.1; ///< gradient descent, SGD
    double momentum = 0.1;
    double adagrad = 0.1;
    double rmsprop = 0.1;
    double adam = 0.1;
};

/// What is walked on, in two dimensions.
struct Surface
{
    std::string_view key;
    const char* name = "";         ///< CARPO_TR("Hyperparameter", ...)
    std::array<double, 4> range{}; ///< left, right, bottom, top
    Pair start{};                  ///< where it tells most
    std::vector<Pair> minima = {}; ///< the lowest places; empty where they are not known
    double lowest = 0;             ///< the height there; of a network 0, below which no loss is
    double gradientScale = 1;      ///< of a usual gradient, what a batch's noise is measured by
    SurfaceRates rates = {};
    std::function<Slope(const Pair&)> at = {};
    std::function<Curvature(const Pair&)> curvature = {};
    std::function<double(const Pair&)> height = {}; ///< where it costs less than at(); empty elsewhere
    /// The gradient of a batch of its own; empty where the surface knows no examples.
    std::function<Pair(const Pair&, core::RandomStream&)> ofBatch = {};
};

/// Bowl, ravine, saddle, Beale, Rosenbrock, Himmelblau, Rastrigin, with their gradients and Hessians in
/// closed form (Jamil and Yang, "A literature survey of benchmark functions for global optimization
/// problems", 2013).
[[nodiscard]] std::span<const Surface> surfaces();

/// The loss of a small trained network over a plane of its weights: from where training came to rest, along
/// two random directions, each unit's part as long as its weights (Li et al., "Visualizing the loss landscape
/// of neural nets", 2018). Takes some 30 ms to train.
[[nodiscard]] Surface networkSlice(std::uint64_t seed);

/// The rate that suits the method there.
[[nodiscard]] double rateOf(const Surface& surface, Method method);

/// -H^-1 g; nothing where H has no inverse.
[[nodiscard]] Pair newtonStep(const Pair& gradient, const Curvature& curvature);

} // namespace carpo::lessons
