// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/weights.h"

#include <string>
#include <string_view>

namespace carpo::training {

/// The tensors of a file of torch.save that StateDictFile knows, as contiguous copies on the CPU, in the
/// file's order. Runs nothing of it. Fails with WeightsUnreadable, OutOfMemory. Blocks.
[[nodiscard]] core::Result<Weights> parseStateDict(std::string_view bytes, const std::string& place);

} // namespace carpo::training
