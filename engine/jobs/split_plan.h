// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/split_check.h"
#include "engine/project/decisions.h"
#include "engine/training/experiment.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace carpo::jobs {

/// Who is in one part of the split.
struct PartSummary
{
    std::size_t images = 0;
    std::size_t female = 0;
    std::size_t male = 0;
    std::size_t unknown = 0;
    double meanMonths = 0; ///< NaN where no age is known
    double sdMonths = 0;   ///< the sample's; NaN below two ages
};

/// The parts that a training would make of the set, and what is wrong with them.
struct SplitPlan
{
    std::vector<dataset::Part> parts;     ///< by row
    std::vector<float> months;            ///< by row, as corrected
    std::array<PartSummary, 3> summaries; ///< of training, validation and test
    std::vector<explore::SplitFinding> findings;
    bool isGiven = false;       ///< by the data set itself
    bool knowsPatients = false; ///< the data set names some
};

/// As prepareTrainingData splits it, images of which `scan` says that they cannot be read left out. `scan`
/// may be null: all can be read then. Fails with ExperimentOutOfRange. Blocks for some milliseconds per
/// 10,000 images.
[[nodiscard]] core::Result<SplitPlan> planSplit(const dataset::Dataset& dataset,
                                                const explore::ScanTable* scan,
                                                const project::DecisionTable& decisions,
                                                const training::Experiment& experiment,
                                                std::span<const explore::DuplicateGroup> duplicates);

} // namespace carpo::jobs
