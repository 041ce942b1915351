// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace carpo::dataset {

/// The text of a file in UTF-8, without byte order mark, from whatever encoding it is in; nothing where it is
/// no text. Must not block.
[[nodiscard]] std::optional<std::string> textOf(std::span<const std::uint8_t> bytes);

} // namespace carpo::dataset
