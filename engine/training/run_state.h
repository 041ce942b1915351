// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/schedule.h"
#include "engine/training/telemetry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carpo::training {

/// Where a run stands, tensors left out: everything that the next batch depends on. The random streams need
/// no place: they are drawn anew from seed, epoch and step.
struct RunState
{
    std::string experiment;  ///< its JSON
    std::string fingerprint; ///< of the training set
    std::string device;      ///< "cpu", "cuda"
    int threads = 0;         ///< of the CPU; another number would round differently

    int epoch = 1;           ///< in progress, from 1; one beyond the last when finished
    std::int64_t batch = 0;  ///< done within the epoch
    std::int64_t step = 0;   ///< batches done since the run began
    double rateFactor = 1;   ///< on the schedule, from changes while it ran
    double learningRate = 0; ///< of the last batch
    double seconds = 0;      ///< since the run began, pauses left out

    // The epoch in progress.
    double lossSum = 0;             ///< over its images
    double errorSum = 0;            ///< months, or images called wrongly
    std::vector<double> tally = {}; ///< as tallyOf
    std::int64_t images = 0;
    double epochSeconds = 0; ///< spent on its batches

    int bestEpoch = 0;    ///< 0: none yet
    double bestScore = 0; ///< of the chosen metric, lower is better
    double bestMae = 0;   ///< months; 0 where the target is a class, as the next
    double bestCcc = 0;
    NamedValues bestMetrics = {}; ///< those of classes that are numbers; none where the target is one
    Predicted bestPredicted = {}; ///< for the validation images

    Plateau plateau = {};

    std::vector<LiveChange> changes = {}; ///< in their order

    [[nodiscard]] std::string toJson() const;

    /// Throws nlohmann::json::exception (a std::exception) where the text is not one of ours.
    [[nodiscard]] static RunState fromJson(const std::string& text);
};

} // namespace carpo::training
