// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/fingerprint.h"
#include "engine/explore/image_pass.h"

namespace carpo::explore {

/// The fingerprint of the image that was passed over.
[[nodiscard]] Fingerprint fingerprintOf(const ImagePass& pass);

} // namespace carpo::explore
