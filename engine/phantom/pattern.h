// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/imaging/image.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace carpo::phantom {

/// The kinds of shapes and textures there are, by the names of their classes: "blobs", "checkers", ...
[[nodiscard]] std::span<const std::string_view> patternKinds();

/// A square gray picture of 8 bits and `side` pixels that shows the kind of that place in patternKinds() and
/// nothing of a radiograph: place, size, direction, contrast (lighter or darker than the ground), a slope in
/// the ground, blur and noise are drawn. `side` at least 16. Must not block.
[[nodiscard]] imaging::Image renderPattern(std::size_t kind, int side, core::RandomStream& random);

} // namespace carpo::phantom
