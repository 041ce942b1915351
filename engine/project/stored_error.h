// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <string>

namespace carpo::project {

// A failure as the tables keep it, JSON: {code, place, values: [[name, value], ...]}.

[[nodiscard]] std::string textOf(const core::Error& error);
/// Whatever stands there, it is a failure: Internal where it cannot be read.
[[nodiscard]] core::Error errorOf(const std::string& text);

} // namespace carpo::project
