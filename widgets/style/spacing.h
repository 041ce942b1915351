// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace carpo::style {

// Distances in device-independent pixels, all multiples of 4.
inline constexpr int kUnit = 4;
inline constexpr int kWithinGroup = 8;
inline constexpr int kBetweenGroups = 16;
inline constexpr int kIconSize = 16;
inline constexpr int kToolIconSize = 22;
inline constexpr int kColumnWidth = 360; ///< the widest a column of controls may be

} // namespace carpo::style
