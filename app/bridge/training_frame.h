// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/training/telemetry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carpo::bridge {

struct TrainingStart
{
    std::string device;
    double constantGuess = 0; ///< months, or an accuracy
};

/// A damaged checkpoint, in place of which the one before it was taken.
struct PassedOver
{
    core::Error damage;
    int epoch = 0; ///< the last finished one that is left
};

struct EpochEnd
{
    training::EpochReport report;
    training::Predicted validation; ///< in the order of the run's validation images
};

/// All that the trainer said since the window last looked, in the trainer's order within each kind.
struct TrainingFrame
{
    std::optional<core::Progress> preparing;
    std::optional<std::int64_t> run;
    std::optional<training::TransferReport> transfer;
    std::optional<PassedOver> passedOver;
    std::optional<TrainingStart> start;
    std::vector<training::BatchReport> batches;
    std::vector<EpochEnd> epochs;
    std::vector<training::LiveChange> changes;
    std::shared_ptr<const training::Inspection> inspection; ///< the newest; null for none
    std::optional<bool> paused;

    [[nodiscard]] bool isEmpty() const
    {
        return !preparing && !run && !transfer && !passedOver && !start && batches.empty() && epochs.empty()
               && changes.empty() && inspection == nullptr && !paused;
    }
};

} // namespace carpo::bridge
