// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cmath>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::training {

struct RateSearchOptions
{
    double lowest = 1e-7;
    double highest = 1;
    int steps = 100;
};

/// A step's learning rate and its loss before it.
struct RatePoint
{
    double rate = 0;
    double loss = 0;
    double smoothed = 0; ///< mean of the losses so far, of which the older ones count less
};

/// Told of each point as soon as it is there, on the thread that searches.
using RatePointFn = std::function<void(const RatePoint&)>;

struct RateSearch
{
    std::vector<RatePoint> points; ///< up to the highest rate, or to where the loss had left its best behind
    std::optional<double> suggestion;
};

/// Where the smoothed loss falls most steeply over the logarithm of the rate, before it is lowest; nothing
/// where it does not fall. Of more than thirty points the first ten do not count: their means are of too few
/// losses.
[[nodiscard]] std::optional<double> suggestRate(std::span<const RatePoint> points);

/// The search's arithmetic, a step at a time: which rate comes next, and what its loss says.
class RateClimb
{
public:
    /// With limits that findRate takes.
    explicit RateClimb(const RateSearchOptions& options)
        : m_options(options)
    {}

    [[nodiscard]] bool isOver() const { return m_isOver; }
    /// Of the step that comes now.
    [[nodiscard]] double rate() const;
    /// That step's loss. False where it has left the best behind: then it is not kept, and all is over.
    bool take(double loss);
    [[nodiscard]] const std::vector<RatePoint>& points() const { return m_points; }

private:
    RateSearchOptions m_options;
    std::vector<RatePoint> m_points;
    double m_sum = 0;
    double m_weight = 0;
    double m_best = HUGE_VAL;
    bool m_isOver = false;
};

/// Trains the experiment's network for some steps, of the images that a run's steps are of (accumulated,
/// balanced, or all of them), each with a larger learning rate than the one before, and throws it away
/// (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, 3.3). Ends early where the smoothed
/// loss exceeds four times its lowest, or is no number. Fails with WrongUsage for limits that are none,
/// Cancelled, and as train does. Blocks.
[[nodiscard]] core::Result<RateSearch> findRate(const Experiment& experiment,
                                                const TrainingSet& set,
                                                const RateSearchOptions& options,
                                                const std::stop_token& stop,
                                                const core::ProgressFn& report,
                                                const RatePointFn& tried = {});

} // namespace carpo::training
