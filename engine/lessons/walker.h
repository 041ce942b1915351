// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/optimizers.h"
#include "engine/lessons/surfaces.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::lessons {

/// A step taken apart.
struct TakenStep
{
    Pair from{};
    Pair gradient{};       ///< that it followed; a batch's with SGD
    Pair whole{};          ///< of all data
    Pair step{};           ///< what was added
    Pair velocity{};       ///< of before, with momentum and Nesterov: that of the slide
    SlideState state = {}; ///< the slide's, after it
    Curvature curvature{}; ///< of Newton
    double rate = 0;
};

/// A method on its way down a surface: those of first order, BFGS and L-BFGS by the engine's optimizers over
/// two numbers, Newton's by the surface's own Hessian.
class Walker
{
public:
    /// The surface must outlive it. `noise`: SD of what SGD's batches add to the gradient, in the surface's
    /// usual gradients; nothing where the surface has batches of its own.
    Walker(Method method, const Surface& surface, const Pair& start, double noise, std::uint64_t seed);
    /// Adam without its correction, as on the slide.
    struct AsOnTheSlide
    {};
    Walker(Method method, const Surface& surface, const Pair& start, AsOnTheSlide);
    ~Walker();
    Walker(Walker&&) noexcept;

    void step(double rate);

    [[nodiscard]] Method method() const { return m_method; }
    [[nodiscard]] const Pair& place() const { return m_path.back(); }
    [[nodiscard]] const std::vector<Pair>& path() const { return m_path; }
    /// At each place of the path.
    [[nodiscard]] const std::vector<double>& heights() const { return m_heights; }
    /// So far away that nothing more is to be seen of it; it has stopped.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    /// The last one that led to a place; none before the first.
    [[nodiscard]] const std::optional<TakenStep>& last() const { return m_last; }

private:
    class Engine;

    [[nodiscard]] Pair gradientAt(const Pair& place, const Slope& slope);
    void arrive(const Pair& place);

    Method m_method;
    const Surface& m_surface;
    double m_noise = 0;
    bool m_isOfSlide = false;
    core::RandomStream m_random;
    std::vector<Pair> m_path;
    std::vector<double> m_heights;
    bool m_isGone = false;
    SlideState m_state;
    std::optional<TakenStep> m_last;
    std::unique_ptr<Engine> m_engine; ///< null with Newton and as on the slide
};

} // namespace carpo::lessons
