// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/measures.h"
#include "engine/explore/scan.h"
#include "engine/imaging/image.h"
#include "engine/phantom/anomaly.h"

#include <cstdint>
#include <vector>

namespace carpo::explore {

/// The radiograph of child `number`, with something wrong or (None) nothing.
[[nodiscard]] imaging::Image
phantomOf(std::uint64_t number, int height, phantom::Anomaly anomaly = phantom::Anomaly::None);

/// A set of images as a scan leaves it, without any file.
struct ScannedSet
{
    ScanTable table;
    std::vector<Thumbnail> thumbnails;

    void add(const imaging::Image& image);
    /// A row whose file could not be read.
    void addUnreadable();
};

} // namespace carpo::explore
