// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace carpo::phantom {

/// Which set of shapes and textures to make.
struct PatternOptions
{
    int count = 2000; ///< pictures, 1 to 200,000; the kinds differ by one at most
    std::uint64_t seed = 1;
    int height = 128; ///< of the pictures, which are square, pixels, 32 to 4096

    bool operator==(const PatternOptions&) const = default;
};

/// Writes pictures of shapes and textures that have nothing of a radiograph, as folders of classes:
/// <kind>/<number>.png, numbers from 1 on over all kinds, and textures.json as finished. What is learnt from
/// them is far from hands. The files are the same for the same options, whatever the number of threads. A
/// folder that holds this set is left as it is; one that holds part of it is completed; another set of this
/// generator is replaced; a folder with anything else in it is refused with FolderNotEmpty. Fails also with
/// WrongUsage, Cancelled (call again to go on) and what writing a file can fail with. Blocks; uses all cores.
[[nodiscard]] core::Result<void> writePatterns(const std::filesystem::path& folder,
                                               const PatternOptions& options,
                                               std::stop_token stop,
                                               const core::ProgressFn& progress);

} // namespace carpo::phantom
