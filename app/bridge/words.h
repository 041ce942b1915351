// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/measures.h"
#include "engine/project/project.h"
#include "engine/training/hyperparameter.h"

#include <QString>

#include <filesystem>

namespace carpo::bridge {

// The engine's codes and registry texts in the window's language. Must not block.

/// A text that a registry marked with CARPO_TR(context, text).
[[nodiscard]] QString translated(const char* context, const char* text);
[[nodiscard]] QString translated(const char* context, const std::string& text);

/// What happened, in one sentence.
[[nodiscard]] QString errorWhat(const core::Error& error);
/// What to do about it; may be empty.
[[nodiscard]] QString errorRemedy(const core::Error& error);
/// Both.
[[nodiscard]] QString errorWords(const core::Error& error);

/// Both where the place is told beside it: without the place in front.
[[nodiscard]] QString reasonWords(const core::Error& error);

/// "feminino", "masculino", "desconhecido"
[[nodiscard]] QString sexWords(dataset::Sex sex);
/// "fem.", "masc.", "desconhecido"
[[nodiscard]] QString sexCaption(dataset::Sex sex);

/// A measure's value without its unit, or the word that it stands for.
[[nodiscard]] QString measureWords(const explore::Measure& measure, float value);

[[nodiscard]] QString runStateWords(project::RunState state);

/// A hyperparameter's value, given as an experiment's text: "0,001", "Leaky ReLU", "desligado".
[[nodiscard]] QString valueWords(const training::Hyperparameter& hyperparameter, const std::string& value);

/// "144 meses", "15°"; without a unit the number alone.
[[nodiscard]] QString withUnit(const QString& number, const QString& unit);

/// A hyperparameter and the value that it was given while a run went on: "Taxa de aprendizado 0,001".
[[nodiscard]] QString changeWords(const std::string& key, const std::string& value);

/// The engine's description of a device, "CPU, 2 threads".
[[nodiscard]] QString deviceWords(const std::string& description);

[[nodiscard]] QString toQString(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path toPath(const QString& text);

} // namespace carpo::bridge
