// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/explore/filter.h"
#include "engine/explore/fingerprint.h"

#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::bridge {

/// For each of some images those that look most like it, the most alike first, itself left out: at most
/// `count` of the images that `candidates` has a 1 for. `thumbnails` as project::Project::loadThumbnails has
/// them. Approximate (explore/neighbours.h). Fails with Cancelled only. Blocks.
[[nodiscard]] core::Result<std::vector<std::vector<std::size_t>>>
lookAlikes(std::span<const explore::Thumbnail> thumbnails,
           std::span<const std::size_t> images,
           const explore::RowMask& candidates,
           std::size_t count,
           const std::stop_token& stop);

} // namespace carpo::bridge
