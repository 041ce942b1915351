// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace carpo::training {

/// The catalogue's key with the smallest edit distance (Levenshtein) to a misspelt one.
[[nodiscard]] std::string_view nearestKey(std::string_view misspelt);

/// The same among some names, of which there is one at least.
[[nodiscard]] std::string_view nearestOf(std::string_view misspelt, std::span<const std::string_view> names);

} // namespace carpo::training
