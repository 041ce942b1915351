// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// Copies a picture of side x side pixels, moved right and down; what comes in repeats the edge.
/// `moved` has as many pixels as `picture`. Must not block.
void shiftPicture(
    std::span<const std::uint8_t> picture, int side, int right, int down, std::span<std::uint8_t> moved);

/// Months, one element a row.
struct ShiftedPredictions
{
    std::vector<float> female; ///< mean over the picture as it is and shifted four ways, of a girl
    std::vector<float> male;   ///< of a boy
    std::vector<float> waver;  ///< SD (n - 1) over the five, of the mean of both
};

/// What a run's best weights say of some rows of a set and of the same pictures shifted diagonally by a
/// twentieth of their side (about as far as the presets' augmentation goes). Fails as evaluation::predict
/// does. Blocks.
[[nodiscard]] core::Result<ShiftedPredictions> predictShifted(const training::Experiment& experiment,
                                                              const std::filesystem::path& runFolder,
                                                              const training::TrainingSet& set,
                                                              std::span<const std::size_t> rows,
                                                              const std::stop_token& stop);

} // namespace carpo::jobs
