// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/picture.h"
#include "engine/lessons/walker.h"

namespace carpo::lessons {

/// The last step as arrows: what it is the sum of, or what it is compared with.
[[nodiscard]] Chart stepArrows(const Walker& walker);

/// The lecture's code of that method with the values of the last step, and the lines that it leaves out.
[[nodiscard]] Code stepCode(const Walker& walker);

} // namespace carpo::lessons
