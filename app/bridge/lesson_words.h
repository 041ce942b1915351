// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/lesson.h"
#include "engine/lessons/words.h"

#include <QString>

namespace carpo::bridge {

// What a lesson says, in the window's language. Must not block.

/// "%1" ... are its values, as people read numbers.
[[nodiscard]] QString lessonWords(const lessons::Words& words);

/// A text of the registry: title, heading, a preset's name.
[[nodiscard]] QString lessonText(const char* text);

/// How the settings of one side differ from the other's: "Inicialização He · Taxa 0,1"; empty where they do
/// not.
[[nodiscard]] QString differenceWords(const lessons::Lesson& lesson,
                                      const lessons::Settings& settings,
                                      const lessons::Settings& others);

} // namespace carpo::bridge
