// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress_meter.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/prepare.h"
#include "engine/project/pixel_file.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::project {

/// Makes one array: takes from existing arrays what has not changed and decodes the rest.
class PixelBuilder
{
public:
    /// Both must outlive the builder. Blocks (asks for every file's size and time).
    PixelBuilder(const dataset::Dataset& dataset, const explore::Preparation& preparation);

    /// Takes every image of `source` that the array still lacks and whose pixels are what their hash says.
    /// `source` must outlive the builder. Blocks.
    void takeFrom(const PixelFile& source);

    /// Whether nothing is left to decode.
    [[nodiscard]] bool isComplete() const { return missing() == 0; }

    /// Whether `source` is this very array: all images, in order.
    [[nodiscard]] bool isWholly(const PixelFile& source) const;

    /// Decodes what is missing and writes the array. Fails with Cancelled, DiskFull, WriteFailed,
    /// PermissionDenied. Blocks.
    [[nodiscard]] core::Result<void>
    build(const std::filesystem::path& file, std::stop_token stop, const core::ProgressFn& report);

    /// Relative to the data set's folder, in its order.
    [[nodiscard]] const std::vector<std::string>& paths() const { return m_paths; }

private:
    struct Origin
    {
        const PixelFile* file = nullptr;
        std::size_t image = 0;
    };
    class Work;

    [[nodiscard]] std::size_t missing() const;
    [[nodiscard]] bool canTake(const PixelFile& source, std::size_t image, std::size_t row) const;
    [[nodiscard]] PixelEntry
    decode(std::size_t row, std::span<std::uint8_t> pixels, const std::stop_token& stop) const;

    const dataset::Dataset& m_dataset;
    const explore::Preparation& m_preparation;
    std::vector<std::string> m_paths;
    std::vector<dataset::FileStamp> m_stamps;
    std::vector<Origin> m_origins; // by row; no file: to be decoded
};

} // namespace carpo::project
