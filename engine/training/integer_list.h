// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace carpo::training {

/// "10,25,50": whole numbers of at least 1, each larger than the one before. Empty where it is anything else.
[[nodiscard]] std::vector<std::int64_t> integersOf(std::string_view text);

} // namespace carpo::training
