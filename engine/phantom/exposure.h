// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/imaging/image.h"
#include "engine/phantom/appearance.h"
#include "engine/phantom/raster.h"

namespace carpo::phantom {

/// Attenuation of a picture (Beer-Lambert: minus the logarithm of the share that passes): soft tissue
/// and bone, both in millimetres, to one dimensionless map.
[[nodiscard]] Raster attenuation(const Raster& soft, const Raster& bone, const Beam& beam);

/// What the detector tells of an attenuation: scatter, heel effect, blur and quantum noise.
[[nodiscard]] Raster detected(const Raster& attenuation, const Beam& beam, std::uint64_t noise);

/// The detected attenuation as gray values 0 to 255. `top` is the attenuation shown as `window.white`.
[[nodiscard]] imaging::Image windowed(const Raster& detected, double top, const Window& window);

/// The attenuation that 0.3 % of the pixels exceed.
[[nodiscard]] double densest(const Raster& attenuation);

} // namespace carpo::phantom
