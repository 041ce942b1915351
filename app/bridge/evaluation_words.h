// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"
#include "engine/dataset/dataset.h"
#include "engine/project/evaluations.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace carpo::bridge {

// What was asked of a run, in the window's language. Must not block.

/// "Treino", "Validação", "Teste"
[[nodiscard]] QString partName(dataset::Part part);

/// Which images: "Teste", the name of another folder. Nothing: the validation that came with the training.
[[nodiscard]] QString evaluatedImages(const std::optional<project::Evaluation>& evaluation);

/// In which way: "8 vistas de cada imagem, média com a execução 3"; empty where it is the run's own and
/// alone.
[[nodiscard]] QString evaluatedWay(const std::optional<project::Evaluation>& evaluation, std::int64_t run);

/// That runs were trained further since they were asked: "da época 3, treinada mais desde então"; empty where
/// none was. `run`: whose it goes without saying.
[[nodiscard]] QString earlierWords(const std::vector<EarlierRun>& earlier, std::int64_t run);

/// All of it: "Teste · 8 vistas · da época 3, treinada mais desde então".
[[nodiscard]] QString evaluationName(const KnownEvaluation& known, std::int64_t run);

/// Why the errors cannot be held against the challenge's board; empty where they can.
[[nodiscard]] QString boardObstacleWords(const Judged& judged);

} // namespace carpo::bridge
