// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"

#include <QString>

#include <vector>

namespace carpo::pages {

/// The predictions whose true class the run knows.
struct KnownClasses
{
    std::vector<QString> names; ///< of the run's classes, in the window's language
    std::vector<int> truth;
    std::vector<int> predicted;
    /// Every class's probability, [N, classes]; empty where a prediction does not have them.
    std::vector<double> scores;
};

[[nodiscard]] KnownClasses knownClasses(const bridge::Judged& judged);

} // namespace carpo::pages
