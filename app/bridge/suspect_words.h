// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/duplicates.h"
#include "engine/explore/outliers.h"

#include <QString>

namespace carpo::bridge {

// Reasons for suspicion in the window's language. Must not block.

/// "polaridade invertida?"; "fora do comum" where no kind is suspected.
[[nodiscard]] QString outlierKindWords(explore::OutlierKind kind);
/// "mais clara que 99,6 % das imagens"
[[nodiscard]] QString reasonWords(const explore::OutlierReason& reason);
/// "iguais, em partes diferentes, com rótulos diferentes"
[[nodiscard]] QString duplicateWords(const explore::DuplicateGroup& group);

} // namespace carpo::bridge
