// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::training {

/// What training sees of the data: pixels that somebody else owns, and columns beside them.
struct TrainingSet
{
    std::span<const std::uint8_t> pixels; ///< [N, side, side], row-major; must outlive the training
    int side = 0;                         ///< pixels
    /// [N]; months, or another number; where the target is a class, its place in `classes`. NaN where not
    /// known (never in train or validation).
    std::vector<float> targets;
    std::vector<std::string> classes; ///< names of the network's outputs; empty where it says a number
    std::vector<float> male;          ///< [N]; 1 male, 0 female, 0.5 not known
    std::vector<std::int64_t> train;  ///< indices into the above
    std::vector<std::int64_t> validation;
    std::string fingerprint; ///< of ids, labels, split and pixels' key: a checkpoint belongs to one
};

} // namespace carpo::training
