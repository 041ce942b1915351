// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/file_stamp.h"
#include "engine/explore/fingerprint.h"

#include <cstddef>
#include <span>

namespace carpo::explore {

struct ScanTable;

/// Where a scan finds what is known already and leaves what it finds; the project file is one. Rows are
/// matched by id and by the path relative to the data set's root. Blocks.
class ScanStore
{
public:
    virtual ~ScanStore() = default;

    /// Measures of the rows whose stamp still is what was stored; decoded[i] is false for the others, and
    /// problems holds what was found wrong with files that have not changed since.
    [[nodiscard]] virtual core::Result<ScanTable>
    loadScan(const dataset::Dataset& dataset, std::span<const dataset::FileStamp> stamps) const = 0;

    /// Stores the measured (or failed) rows `rows` of the table: all of them or, on failure, none.
    /// `thumbnails` has one for each of `rows`, whatever it is for failed ones.
    [[nodiscard]] virtual core::Result<void> storeScan(const dataset::Dataset& dataset,
                                                       const ScanTable& table,
                                                       std::span<const std::size_t> rows,
                                                       std::span<const Thumbnail> thumbnails) = 0;

protected:
    ScanStore() = default;
    ScanStore(const ScanStore&) = default;
    ScanStore& operator=(const ScanStore&) = default;
    ScanStore(ScanStore&&) = default;
    ScanStore& operator=(ScanStore&&) = default;
};

} // namespace carpo::explore
