// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

#include <QString>

namespace carpo::bridge {

/// "Taxa de aprendizado", "Tamanho da entrada (px)"
[[nodiscard]] QString hyperparameterWords(const training::Hyperparameter& hyperparameter);

/// "época", where the unit is "epochs"; empty for units that have no such form.
[[nodiscard]] QString unitOfOne(const training::Hyperparameter& hyperparameter);

/// A value in the window's language, without its unit: "0,001", "Adam", "sim"; of a file its name alone.
[[nodiscard]] QString valueWords(const training::Hyperparameter& hyperparameter,
                                 const training::Value& value);

/// A number for what has an order: numbers as they are, false and true as 0 and 1; NaN for texts.
[[nodiscard]] double numberOf(const training::Value& value);

} // namespace carpo::bridge
