// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace carpo::core {

/// The login name of whoever runs the program (getpwuid of the real user), else $USER, else "unknown".
/// Blocks where names come over a network.
[[nodiscard]] std::string userName();

} // namespace carpo::core
