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

/// Whether no text holds such a byte: what is below a blank, but for tabs and ends of lines, and DEL.
[[nodiscard]] bool isControlCharacter(char letter);

/// The text with letters of Latin 1 whose accent is a character of its own (as macOS names files) as one
/// character: NFC, for the letters of Portuguese and its neighbours.
[[nodiscard]] std::string composed(std::string_view text);

/// What a name says apart from its writing: "Idade Óssea (meses)" as "idade ossea meses". ASCII letters and
/// digits in lower case, accents taken off, one blank for anything else.
[[nodiscard]] std::string plainWords(std::string_view name);

/// The file's name without the ending of a number that a spreadsheet gave it: "1377.0" as "1377".
[[nodiscard]] std::string_view withoutDecimals(std::string_view id);

} // namespace carpo::dataset
