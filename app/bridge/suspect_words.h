// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/duplicates.h"
#include "engine/explore/outliers.h"
#include "engine/jobs/label_suspects.h"

#include <QString>
#include <QStringList>

namespace carpo::bridge {

// Reasons for suspicion in the window's language. Must not block.

/// "polaridade invertida?"; "fora do comum" where no kind is suspected.
[[nodiscard]] QString outlierKindWords(explore::OutlierKind kind);
/// "mais clara que 99,6 % das imagens"
[[nodiscard]] QString reasonWords(const explore::OutlierReason& reason);
/// "iguais, em partes diferentes, com rótulos diferentes"
[[nodiscard]] QString duplicateWords(const explore::DuplicateGroup& group);
/// What the images of a group contradict each other in, a sentence each: "Idades diferentes: 82 meses (1381),
/// 94 meses (1399)". Empty where they agree.
[[nodiscard]] QStringList contradictionWords(const dataset::Dataset& dataset,
                                             const explore::DuplicateGroup& group);
/// "idade 168 → 96 meses"
[[nodiscard]] QString labelWords(const jobs::LabelSuspect& suspect);
/// The same as sentences, with what speaks against the label.
[[nodiscard]] QStringList labelReasons(const jobs::LabelSuspect& suspect);

} // namespace carpo::bridge
