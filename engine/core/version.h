// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace carpo::core {

/// Carpo's own version, as in CMakeLists.txt: "0.1.0".
[[nodiscard]] std::string_view version();

} // namespace carpo::core
