// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/explore/fingerprint.h"
#include "engine/explore/outlier_kinds.h"
#include "engine/explore/scan.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::explore {

/// Why an image is suspect.
struct OutlierReason
{
    const Evidence* evidence = nullptr; ///< one of outlierEvidence()
    double value = 0;                   ///< the measure's; of "appearance" the distance
    double percentile = 0;              ///< 0 to 100, of what the evidence judges by, among the set's images
};

/// The score from which on an image is worth a look.
inline constexpr double kWorthALook = 1.0;

/// How far an image stands out from its set.
struct Outlier
{
    std::size_t row = 0;                  ///< of the data set
    double score = 0;                     ///< 0 and more; see kWorthALook
    OutlierKind kind = OutlierKind::None; ///< what is most suspected, if anything is
    std::vector<OutlierReason> reasons;   ///< the strongest first; none where it is not worth a look
};

/// Ranks the decoded images, the most suspect first. A kind's suspicion is the weighted sum of how far the
/// measures that speak for it lie from their medians (deviationsOf) and of how far the image is from those
/// that look most like it (appearanceOf); the score is the strongest suspicion, at most 4, and a share of the
/// next two. All is relative to this set: what most of its images have is nobody's fault. Of pictures of far
/// fewer grays than is usual no kind is named that their outline would have to tell.
/// `thumbnails` as project::Project::loadThumbnails has them. Fails with Cancelled only. Blocks (three
/// seconds for 12,611 images).
[[nodiscard]] core::Result<std::vector<Outlier>> findOutliers(const ScanTable& table,
                                                              std::span<const Thumbnail> thumbnails,
                                                              const std::stop_token& stop,
                                                              const core::ProgressFn& report);

/// The reason's sentence in English: "brighter than 99.6 % of the images".
[[nodiscard]] std::string inEnglish(const OutlierReason& reason);

/// How many percent of the images the reason exceeds on its own side: what {percent} stands for.
[[nodiscard]] double exceededPercent(const OutlierReason& reason);

} // namespace carpo::explore
