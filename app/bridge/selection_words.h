// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/columns.h"
#include "engine/explore/difference.h"
#include "engine/explore/rule.h"

#include <QString>

#include <string>

namespace carpo::bridge {

// Columns, conditions and differences in the window's language. Must not block.

[[nodiscard]] QString columnName(const explore::Column& column);
/// Those that the window gives, in its language; others as people wrote them.
[[nodiscard]] QString tagWords(const std::string& tag);
/// One of the column's words.
[[nodiscard]] QString columnWord(const explore::Column& column, const std::string& word);
/// A number of the column with its unit: "96 meses".
[[nodiscard]] QString columnNumber(const explore::Column& column, double value);

/// "Sexo: feminino", "Idade óssea: 96 a 102 meses"; a column that is not there goes by its key.
[[nodiscard]] QString conditionWords(const explore::Condition& condition, const explore::Columns& columns);

/// Why a selection's conditions cannot be met.
[[nodiscard]] QString selectionErrorWords(const core::Error& error);

/// "Brilho maior: em média 0,61 em vez de 0,18."
[[nodiscard]] QString differenceWords(const explore::Difference& difference, const explore::Columns& columns);

} // namespace carpo::bridge
