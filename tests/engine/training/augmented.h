// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation.h"

#include <string>
#include <vector>

namespace carpo::training {

/// "augmentation.rotation=30" and the like.
[[nodiscard]] Augmentation augmentationWith(const std::vector<std::string>& settings);

/// Images from 0 (black) to 1 (white) that are not standardised otherwise, alternately female and male, of
/// ages 0, 1, 2...
[[nodiscard]] Batch batchOf(const torch::Tensor& images);

/// Uniform grays, [count, 1, side, side], the same each time.
[[nodiscard]] torch::Tensor randomImages(std::int64_t count, std::int64_t side);

/// A setting that switches each kind on.
[[nodiscard]] std::vector<std::string> everyKind();

} // namespace carpo::training
