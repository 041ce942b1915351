// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/project_lock.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::bridge {

/// The data set that the window shows. Never changed once it is handed out, so that any thread may read it.
struct OpenedSet
{
    std::shared_ptr<const dataset::Dataset> dataset; ///< never null
    std::filesystem::path projectFile;
    std::optional<explore::ScanTable> scan;            ///< nothing until the images are measured
    std::shared_ptr<const ProjectLock> lock = nullptr; ///< null where nobody needs to be told

    /// What was found wrong, table and folder first, then images.
    [[nodiscard]] std::vector<core::Problem> problems() const;
};

using OpenedSetPtr = std::shared_ptr<const OpenedSet>;

} // namespace carpo::bridge
