// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

#include <QString>

#include <cstddef>

namespace carpo::pages {

/// Which of the form's sections a hyperparameter stands in, from 0 in their order. Sections follow what
/// people decide one after the other, and the catalogue's groups where these are not finer: loss and metric
/// apart, the learning rate beside its schedule.
[[nodiscard]] std::size_t sectionOf(const training::Hyperparameter& hyperparameter);

/// Its heading, in the window's language.
[[nodiscard]] QString sectionName(std::size_t section);

} // namespace carpo::pages
