// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::training {

/// Pictures as the experiment's augmentation hands them to the network, turned back into grays of 0 to 255.
/// `pixels`: [N, side, side], row-major; those of the prepared images, of which mixup mixes any two. `draw`
/// tells one draw from all others: the same number gives the same pictures. Where all kinds are switched off,
/// the pixels as they are. On the CPU. Blocks.
[[nodiscard]] std::vector<std::uint8_t> augmentedPictures(const Experiment& experiment,
                                                          std::span<const std::uint8_t> pixels,
                                                          int side,
                                                          std::uint64_t draw);

} // namespace carpo::training
