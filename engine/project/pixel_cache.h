// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/prepare.h"
#include "engine/imaging/decode_limits.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::project {

/// Where decoded pixels are kept, and how much of them.
struct CacheOptions
{
    std::filesystem::path folder;
    std::int64_t maxBytes = 20'000'000'000; ///< oldest arrays go first; the one being made never does
    std::optional<imaging::DecodeLimits> limits = {}; ///< of what is decoded; nothing: the program's
};

/// One preprocessing of a whole data set as a memory-mapped array; unmapped when the last copy goes.
class PixelArray
{
public:
    /// [N, side, side] uint8, row-major, in the data set's order. A missing image's pixels are zero.
    [[nodiscard]] std::span<const std::uint8_t> pixels() const;
    [[nodiscard]] int side() const { return m_side; }
    /// Whether image i could be decoded.
    [[nodiscard]] const std::vector<bool>& present() const { return m_present; }
    [[nodiscard]] const std::vector<core::Problem>& problems() const { return m_problems; }

private:
    friend class PixelCache;
    struct Mapping;
    std::shared_ptr<const Mapping> m_mapping;
    int m_side = 0;
    std::vector<bool> m_present;
    std::vector<core::Problem> m_problems;
};

/// Decode once: turns the data set into an array the first time, maps it afterwards, redoes only images
/// whose file has changed. An array is keyed by the data set's folder, the files' stamps, the preprocessing
/// and the limits of decoding; it is built in a temporary file, synced, then renamed.
class PixelCache
{
public:
    explicit PixelCache(CacheOptions options);

    /// Fails with Cancelled, DiskFull, WriteFailed, PermissionDenied. Blocks.
    [[nodiscard]] core::Result<PixelArray> pixels(const dataset::Dataset& dataset,
                                                  const explore::Preparation& preparation,
                                                  std::stop_token stop,
                                                  const core::ProgressFn& report) const;

    /// Bytes in use. Blocks (a directory listing).
    [[nodiscard]] std::int64_t size() const;

    /// Deletes the arrays used longest ago until the rest keeps to the limit, as far as nobody has them
    /// mapped here. pixels() does so by itself; this is for a limit that was lowered. Blocks.
    [[nodiscard]] core::Result<void> keepToLimit() const;

    /// Deletes every array that nobody has mapped here; never anything that is not the cache's. Blocks.
    [[nodiscard]] core::Result<void> empty() const;

private:
    CacheOptions m_options;
};

} // namespace carpo::project
