// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/explore/duplicates.h"
#include "engine/explore/scan.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carpo::explore {

/// What can be wrong with the parts that a data set is split into.
enum class SplitFlaw
{
    EmptyPart,        ///< nothing to learn from, or nothing to judge by
    PatientsShared,   ///< a patient's images in more than one part
    DuplicatesShared, ///< the same exposure in more than one part
    AgesDiffer,       ///< more than chance explains
    SexesDiffer,      ///< likewise
};

struct SplitFinding
{
    SplitFlaw flaw = SplitFlaw::EmptyPart;
    dataset::Part part = dataset::Part::None;  ///< the empty one, or the first of two that differ
    dataset::Part other = dataset::Part::None; ///< of two that differ
    std::size_t count = 0;                     ///< of patients or groups of duplicates
    std::size_t images = 0;                    ///< that belong to these and are in any part
    double distance = 0;                       ///< of ages as kolmogorovSmirnov, of sexes as shares of girls
    double chance = 1;                         ///< that it is no more than chance
};

/// What is wrong with the split, the worst first. `parts` has an element for each image; an empty test part
/// is none. Differences count where chance explains them once in a hundred times at most and they are of 0.05
/// and more. Must not block.
[[nodiscard]] std::vector<SplitFinding> checkSplit(const dataset::Dataset& dataset,
                                                   std::span<const dataset::Part> parts,
                                                   std::span<const DuplicateGroup> duplicates);

/// Images of the same pixels, told from the scan alone: what findDuplicates finds first. `table` is not
/// empty. Must not block.
[[nodiscard]] std::vector<DuplicateGroup> samePixels(const ScanTable& table);

} // namespace carpo::explore
