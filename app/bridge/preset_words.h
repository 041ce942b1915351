// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <QString>

namespace carpo::bridge {

// Presets are JSON files, which lupdate does not read: the titles of those that come with the program stand
// in preset_words.cpp, their summaries in training::presetTexts(). What has none there (a file of the user's)
// is shown as it is written.

/// "Demonstração", for the preset named "demo".
[[nodiscard]] QString presetTitle(const training::Experiment& preset);

/// Its one sentence.
[[nodiscard]] QString presetSummary(const training::Experiment& preset);

} // namespace carpo::bridge
