// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace carpo::report {

/// RFC 4648.
[[nodiscard]] std::string base64Of(std::span<const std::uint8_t> bytes);

/// The file as a small picture inside the page, at most `side` pixels; a sentence where it cannot be read.
/// Blocks.
[[nodiscard]] std::string
inlineImage(const std::filesystem::path& file, int side, const std::string& description);

} // namespace carpo::report
