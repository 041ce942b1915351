// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

#include <string>

namespace carpo::training {

/// A hyperparameter's value as a sentence says it, English, with a decimal point: "yes", "128 px",
/// "AdamW (adamw)", "off (0)": a choice and a zero that means something else by their words, then as an
/// experiment file writes them; of a file its name alone, "none" for an empty text. Must not block.
[[nodiscard]] std::string inWords(const Hyperparameter& hyperparameter, const Value& value);

} // namespace carpo::training
