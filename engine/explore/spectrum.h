// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/features.h"
#include "engine/explore/fingerprint.h"

#include <span>

namespace carpo::explore {

/// Strengths of the lower spatial frequencies of the thumbnails' detail, one point of length 1 each (0 where
/// there is no detail). They stay nearly the same when what is seen moves across the picture, so that a hand
/// that was cut out differently is found again among thousands.
[[nodiscard]] Features spectraOf(std::span<const Thumbnail> thumbnails);

/// The spectra of the mirror images: a mirror only reverses the order along x.
[[nodiscard]] Features mirroredSpectra(const Features& spectra);

} // namespace carpo::explore
