// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/evaluation/diagnosis.h"

#include <QString>

namespace carpo::bridge {

// Findings about a run's course in the window's language. Must not block.

/// "overfits"
[[nodiscard]] QString findingKey(evaluation::Finding finding);
[[nodiscard]] QString findingName(evaluation::Finding finding);
/// With its numbers.
[[nodiscard]] QString findingSentence(const evaluation::Diagnosis& diagnosis);
[[nodiscard]] QString findingAdvice(evaluation::Finding finding);
/// "Rotação 15 · Deslocamento 0,1"
[[nodiscard]] QString remedyWords(const evaluation::Remedy& remedy);

} // namespace carpo::bridge
