// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::report {

/// The text with what HTML, SVG and their attributes give a meaning written as entities; bytes that are not
/// UTF-8 and control characters become U+FFFD, so that the page stays well formed.
[[nodiscard]] std::string escaped(std::string_view text);

/// With that many decimals and a point; an en dash for what is not a number.
[[nodiscard]] std::string fixed(double number, int decimals);

/// With a comma between the thousands.
[[nodiscard]] std::string grouped(std::int64_t number);

/// A table of two columns, names and values; both are escaped here.
[[nodiscard]] std::string factTable(const std::vector<std::pair<std::string, std::string>>& facts);

} // namespace carpo::report
