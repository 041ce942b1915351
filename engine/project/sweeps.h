// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/project/project.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::project {

// The queue of a project: sweeps, one after the other. A lone experiment is a sweep without axes. Which runs
// belong to a sweep, and how far they are, the runs themselves say (Run::trial), so that nothing can be lost
// between the two. Each function has a connection of its own and blocks.

enum class SweepState
{
    Waiting, ///< in the queue, begun or not
    Done,
    Removed ///< taken out of the queue before its end
};

struct StoredSweep
{
    std::int64_t number = 0; ///< from 1, in the order they were added
    SweepState state = SweepState::Waiting;
    std::string name;
    std::string description; ///< JSON (training::Sweep)
    std::string addedAt;     ///< ISO 8601, UTC
};

/// A trial that cannot be trained, and why.
struct TrialFailure
{
    int trial = 0; ///< from 0
    core::Error error;
};

/// Adds one at the queue's end and returns its number.
[[nodiscard]] core::Result<std::int64_t>
addSweep(const Project& project, const std::string& name, const std::string& description);

/// All of them, in the order of the queue.
[[nodiscard]] core::Result<std::vector<StoredSweep>> sweeps(const Project& project);

/// Fails with Internal where there is none of that number, as the next.
[[nodiscard]] core::Result<StoredSweep> sweep(const Project& project, std::int64_t number);
[[nodiscard]] core::Result<void> setSweepState(const Project& project, std::int64_t number, SweepState state);

/// Puts those in that order, among the places that they have; what is not named stays where it is.
[[nodiscard]] core::Result<void> orderSweeps(const Project& project, std::span<const std::int64_t> numbers);

/// Takes the place of what was said of that trial before.
[[nodiscard]] core::Result<void>
storeTrialFailure(const Project& project, std::int64_t sweep, const TrialFailure& failure);
/// As if none of its trials had failed.
[[nodiscard]] core::Result<void> clearTrialFailures(const Project& project, std::int64_t sweep);
/// By trial.
[[nodiscard]] core::Result<std::vector<TrialFailure>> trialFailures(const Project& project,
                                                                    std::int64_t sweep);

} // namespace carpo::project
