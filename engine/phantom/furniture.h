// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"
#include "engine/phantom/appearance.h"
#include "engine/phantom/raster.h"

namespace carpo::phantom {

/// Adds the markers' lead to an attenuation, each moved to the nearest place where there is no soft tissue,
/// if there is one.
void addMarkers(Raster& attenuation, const Raster& soft, const std::vector<Marker>& markers);

/// Draws what lies outside the exposed field over a finished picture. `noise` names its grain.
void drawFrame(imaging::Image& image, const Frame& frame, std::uint64_t noise);

} // namespace carpo::phantom
