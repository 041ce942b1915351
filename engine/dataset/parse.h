// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carpo::dataset {

/// The text with A-Z as a-z; other bytes stay.
[[nodiscard]] std::string lowered(std::string_view text);

/// The text without blanks at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// A finite decimal number with point or comma: "120", "120.5", "120,5". Nothing for anything else.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

} // namespace carpo::dataset
