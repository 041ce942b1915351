// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/explore/fingerprint.h"
#include "engine/explore/scan.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// Images that show the same exposure.
struct DuplicateGroup
{
    std::vector<std::size_t> rows; ///< of the data set, at least two, ascending
    bool exact = false;            ///< the same pixels, whatever files they are packed in
    bool acrossSplits = false;     ///< in more than one part of the split: what is tested was trained on
    bool labelsDiffer = false;     ///< known sexes that are not the same, or ages half a month apart or more
};

/// Finds the images that are in the set more than once: the same pixels, or the same exposure resized,
/// re-encoded, brighter or darker, cut a little differently, turned by a few degrees or mirrored. Groups of
/// the same pixels come first, then those with near duplicates; where a near duplicate has exact ones, these
/// are a group of their own and in the larger one too. Images of a single gray are nobody's duplicates.
/// `thumbnails` as project::Project::loadThumbnails has them; `parts` has an element for each image, or none.
///
/// Candidates are neighbours by the spectra of their thumbnails; the files of those that agree are decoded
/// and compared, so that hands that only look alike are no group (duplicateCandidates,
/// pairsThatShowTheSame). Fails with Cancelled only: files that can no longer be read are left out. Blocks:
/// some seconds for 12,611 small images; of large ones nearly all are decoded once more.
[[nodiscard]] core::Result<std::vector<DuplicateGroup>> findDuplicates(const dataset::Dataset& dataset,
                                                                       const ScanTable& table,
                                                                       std::span<const Thumbnail> thumbnails,
                                                                       std::span<const dataset::Part> parts,
                                                                       const std::stop_token& stop,
                                                                       const core::ProgressFn& report);

} // namespace carpo::explore
