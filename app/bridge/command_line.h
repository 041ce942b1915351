// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <string>
#include <string_view>
#include <vector>

namespace carpo::bridge {

/// `key=value` for everything in which `experiment` differs from `base`, in the catalogue's order: what --set
/// takes. Must not block.
[[nodiscard]] std::vector<std::string> settingsBetween(const training::Experiment& base,
                                                       const training::Experiment& experiment);

/// What a POSIX shell takes as one word: as it is where it may stand so, else in single quotes.
[[nodiscard]] std::string shellQuoted(std::string_view text);

/// The line that trains `experiment` as carpo-cli does, from the preset of that name, whose values are
/// `base`. An empty `data` or `project` stands as the word to put in its place.
[[nodiscard]] std::string trainingCommand(const training::Experiment& experiment,
                                          const std::string& preset,
                                          const training::Experiment& base,
                                          const std::string& data,
                                          const std::string& project);

} // namespace carpo::bridge
