// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/lessons/learning_rate.h"
#include "engine/lessons/small_network.h"
#include "engine/training/rate_finder.h"

#include <cstdint>
#include <vector>

namespace carpo::lessons {

/// Runs that differ by their learning rate alone. A run that has run away stays where it is.
class RateRuns
{
public:
    virtual ~RateRuns() = default;

    /// `part` of each one's rate.
    virtual void step(double part) = 0;

    [[nodiscard]] const std::vector<double>& rates() const { return m_rates; }
    /// Of each run, before each step and after the last.
    [[nodiscard]] const std::vector<std::vector<double>>& losses() const { return m_losses; }
    [[nodiscard]] bool isGone(std::size_t run) const { return m_isGone[run]; }

protected:
    explicit RateRuns(std::vector<double> rates);
    /// Notes the loss; over `far` the run is gone.
    void note(std::size_t run, double loss, double far);

private:
    std::vector<double> m_rates;
    std::vector<std::vector<double>> m_losses;
    std::vector<bool> m_isGone;
};

/// Gradient descent over one parabola, in closed form.
class ParabolaRuns : public RateRuns
{
public:
    ParabolaRuns(std::vector<double> rates, double curvature);

    void step(double part) override;
    /// Of each run, before each step and after the last.
    [[nodiscard]] const std::vector<std::vector<double>>& places() const { return m_places; }
    [[nodiscard]] double heightAt(double x) const { return m_curvature / 2 * x * x; }

private:
    double m_curvature;
    std::vector<std::vector<double>> m_places;
};

/// Between which the range finder looks.
inline constexpr double kLowestRate = 1e-3;
inline constexpr double kHighestRate = 10;

/// The same small network with the same batches, by the engine's SGD; and beside them one that looks for the
/// rate to begin with.
class NetworkRuns : public RateRuns
{
public:
    NetworkRuns(std::vector<double> rates, std::size_t batchSize, std::uint64_t seed);

    void step(double part) override;
    [[nodiscard]] const training::RateClimb& climb() const { return m_climb; }

private:
    [[nodiscard]] Examples batch(std::size_t size);

    std::size_t m_batchSize;
    core::RandomStream m_random;
    Examples m_examples;
    std::vector<SmallNetwork> m_networks;
    SmallNetwork m_climber;
    training::RateClimb m_climb;
};

} // namespace carpo::lessons
