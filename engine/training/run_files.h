// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace carpo::training {

/// The best epoch's weights, in a run's folder.
[[nodiscard]] inline std::filesystem::path bestFile(const std::filesystem::path& folder)
{
    return folder / "best.pt";
}

/// Weights that were kept on the way, by number from 1.
[[nodiscard]] inline std::filesystem::path snapshotFile(const std::filesystem::path& folder,
                                                        std::int64_t number)
{
    return folder / ("snapshot-" + std::to_string(number) + ".pt");
}

} // namespace carpo::training
