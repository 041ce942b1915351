// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/imaging/image.h"
#include "engine/training/experiment.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// Some images of the set, prepared as the experiment says: 8 bits, squares of one size. `choice` tells which
/// are drawn; what cannot be read is passed over. Fails with Cancelled, and where none can be read with what
/// the last one failed with. Blocks.
[[nodiscard]] core::Result<std::vector<imaging::Image>> preparedImages(const dataset::Dataset& dataset,
                                                                       const training::Experiment& experiment,
                                                                       std::size_t count,
                                                                       std::uint64_t choice,
                                                                       const std::stop_token& stop);

/// What the experiment's augmentation makes of them: of each image so many draws, image after image. `images`
/// come from preparedImages, at least one; `draw` tells these draws from others. Blocks.
[[nodiscard]] std::vector<imaging::Image> augmentedImages(const training::Experiment& experiment,
                                                          std::span<const imaging::Image> images,
                                                          std::size_t draws,
                                                          std::uint64_t draw);

} // namespace carpo::jobs
