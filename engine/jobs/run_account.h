// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/project/project.h"
#include "engine/training/base_weights.h"
#include "engine/training/experiment.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::jobs {

/// The epoch whose weights a run predicts with, by the metric that chooses it; none before the first one has
/// ended. Must not block.
[[nodiscard]] std::optional<int> bestEpochOf(const training::Experiment& experiment,
                                             std::span<const project::EpochRow> epochs);

/// What the project knows of a run, read once.
struct RunAccount
{
    project::Run run;
    training::Experiment experiment;
    std::vector<project::EpochRow> epochs;
    std::vector<project::PredictionRow> validation; ///< by the best epoch

    /// The epoch whose weights predict; none before the first one has ended.
    [[nodiscard]] std::optional<int> bestEpoch() const;
    /// The classes that it tells apart; none where its target is a number.
    [[nodiscard]] std::vector<std::string> classes() const;
    /// The weights that it started with; nothing where it started afresh.
    [[nodiscard]] std::optional<training::BaseWeights> base() const;
    /// A metric of an epoch; NaN where it is not known.
    [[nodiscard]] double metric(int epoch, std::string_view key) const;
};

/// Fails with RunUnknown, and as Experiment::fromJson does. Blocks.
[[nodiscard]] core::Result<RunAccount> readRun(const project::Project& project, std::int64_t number);

/// How the mean of several runs, whose target is a number, does on the images that none of them was trained
/// on.
struct SharedValidation
{
    std::size_t images = 0;
    double mae = 0; ///< months; NaN where there are no such images
    double ccc = 0; ///< likewise
};

/// On the images that are in the validation part of every run. `accounts` is not empty.
[[nodiscard]] SharedValidation sharedValidation(std::span<const RunAccount> accounts);

} // namespace carpo::jobs
