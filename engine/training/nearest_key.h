// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace carpo::training {

/// The catalogue's key with the smallest edit distance (Levenshtein) to a misspelt one.
[[nodiscard]] std::string_view nearestKey(std::string_view misspelt);

} // namespace carpo::training
