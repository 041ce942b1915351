// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace carpo::phantom {

/// Which cohort to make.
struct CohortOptions
{
    int count = 2000; ///< children, 1 to 200,000
    std::uint64_t seed = 1;
    /// Share of rows with something wrong in the picture, 0 to 0.9, in equal numbers of each kind. Above 0,
    /// one row in a hundred each is besides a duplicate, a near duplicate, has the wrong sex or the wrong
    /// age; at 0 nothing is wrong anywhere.
    double anomalies = 0.0;
    int height = 512; ///< of the pictures, pixels, 32 to 4096; widths differ
    /// Draws each hand's bones for another child's age and leaves all else tied to the label: a control
    /// from which nothing can be learnt.
    bool shuffleMaturity = false;

    bool operator==(const CohortOptions&) const = default;
};

/// Writes synthetic radiographs of left hands in the RSNA 2017 training layout (ages and sexes distributed as
/// there; Halabi et al., Radiology 2019;290:498-503) into `folder`, making it where it is missing:
/// boneage-training-dataset.csv (id,boneage,male), anomalies.csv (id,kind,other), then
/// boneage-training-dataset/<id>.png by increasing row, then cohort.json as finished. The tables come
/// first, so that the data set can be opened while it grows. The files are the same for the same options,
/// whatever the number of threads. A folder that holds this cohort is left as it is; one that holds part of
/// it is completed; another cohort of this generator is replaced; anything else in the folder is refused with
/// FolderNotEmpty. Fails also with WrongUsage, Cancelled (call again to go on) and what writing a file can
/// fail with. Blocks; uses all cores.
[[nodiscard]] core::Result<void> writeCohort(const std::filesystem::path& folder,
                                             const CohortOptions& options,
                                             std::stop_token stop,
                                             const core::ProgressFn& progress);

} // namespace carpo::phantom
