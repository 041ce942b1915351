// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace carpo::fuzz {

/// Puts the bytes in the place of the file's content.
void writeInput(const std::filesystem::path& file, std::span<const std::uint8_t> bytes);

/// Reads a table in all ways there are: as rows twice over, by the guess of its columns, and as the label
/// table of the folder in which it lies. Checks what the headers promise of each.
void checkTable(const std::filesystem::path& file);

} // namespace carpo::fuzz
