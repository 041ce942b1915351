// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

namespace carpo::training {

/// Whether it says which images are used, and for what; the others of the group data say what becomes of
/// them.
[[nodiscard]] bool isOfSplit(const Hyperparameter& hyperparameter);

} // namespace carpo::training
