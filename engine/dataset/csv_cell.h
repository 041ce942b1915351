// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace carpo::dataset {

/// The text as a cell of a CSV that is separated by commas: quoted where it must be (RFC 4180).
[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace carpo::dataset
