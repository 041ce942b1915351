// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/evaluation/attribution.h"
#include "engine/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace carpo::jobs {

/// Where a run finds what it says of an image.
struct ImageAttribution
{
    imaging::Image picture; ///< as the network is given it, 8 bits, of the maps' side
    evaluation::Attribution maps;
    std::string className = {}; ///< that the maps are of; empty where the target is a number
};

/// Of image `row` of the data set, by the run's best weights, with the corrected sex. `className`: of that
/// class; empty: of the one that the network finds most likely. Fails with RunUnknown, and as
/// Experiment::fromJson, imaging::decodeFile and evaluation::attribute do. Blocks.
[[nodiscard]] core::Result<ImageAttribution> attributeImage(const std::filesystem::path& projectFile,
                                                            std::int64_t run,
                                                            const dataset::Dataset& dataset,
                                                            std::size_t row,
                                                            const std::string& className,
                                                            const std::stop_token& stop);

} // namespace carpo::jobs
