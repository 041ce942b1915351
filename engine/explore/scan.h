// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/file_stamp.h"
#include "engine/explore/fingerprint.h"
#include "engine/explore/scan_store.h"
#include "engine/imaging/decode_limits.h"
#include "engine/imaging/dicom_facts.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <stop_token>
#include <vector>

namespace carpo::explore {

/// The scan's result, by columns beside the data set's: element i belongs to image i of the data set. The
/// thumbnails stay in the store (project::Project::loadThumbnails): a kilobyte each, few need them.
struct ScanTable
{
    std::vector<bool> decoded;
    std::vector<dataset::FileStamp> stamps;
    std::vector<PixelHash> pixelHashes;               ///< of the decoded pixels; zero where not decoded
    std::vector<std::uint64_t> perceptualHashes;      ///< zero where not decoded
    std::vector<std::vector<float>> measures;         ///< [measure][image], NaN where not decoded
    std::vector<core::Problem> problems;              ///< of images that cannot be read
    std::map<std::size_t, imaging::DicomFacts> facts; ///< by image: of decoded DICOMs that say anything
    double seconds = 0;
    std::int64_t reused = 0; ///< images that were known from an earlier scan
};

/// Decodes and measures every image of the set that the store does not know yet or that has changed, on
/// all cores and within imaging::decodeLimits(), and stores what it finds in batches: what was measured stays
/// when the job is cancelled (Cancelled, within 0.2 s). Blocks.
[[nodiscard]] core::Result<ScanTable>
scan(const dataset::Dataset& dataset, ScanStore& store, std::stop_token stop, const core::ProgressFn& report);

/// The data set with what its DICOMs say, once they have been read: sex and chronological age where its
/// source says neither, spacing, laterality and body part. A bone age is never taken from a DICOM.
[[nodiscard]] dataset::Dataset withFacts(dataset::Dataset dataset, const ScanTable& table);

/// The same where nothing was scanned: of the files that may be DICOMs and whose sex is not known, read
/// within the limits and kept nowhere. What cannot be opened says nothing. Fails with Cancelled. Blocks.
[[nodiscard]] core::Result<dataset::Dataset> withFactsRead(dataset::Dataset dataset,
                                                           const imaging::DecodeLimits& limits,
                                                           const std::stop_token& stop,
                                                           const core::ProgressFn& report);

/// Whether openDataset left something open that DICOMs may say: the set holds files that may be some (by
/// their names), and sexes that are not known. Must not block.
[[nodiscard]] bool lacksFacts(const dataset::Dataset& dataset);

/// What the summary says: counts and ages of the decoded images that have a row.
struct ScanSummary
{
    std::int64_t images = 0;
    std::int64_t female = 0;
    std::int64_t male = 0;
    std::int64_t unknown = 0;
    double ageMinimum = 0; ///< months, as all that follow; NaN where no age is known
    double ageMean = 0;
    double ageMedian = 0;
    double ageMaximum = 0;
    double ageSd = 0; ///< the sample's (n - 1)
};

[[nodiscard]] ScanSummary summarize(const dataset::Dataset& dataset, const ScanTable& table);

} // namespace carpo::explore
