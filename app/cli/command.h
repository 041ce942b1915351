// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "engine/core/error.h"

#include <functional>
#include <span>
#include <stop_token>

namespace CLI { // NOLINT(readability-identifier-naming): the library's
class App;
} // namespace CLI

namespace carpo::cli {

/// What a command does, once its arguments have been parsed. Cancelled: it was interrupted, and what it did
/// so far is kept.
using Action = std::function<core::Result<void>(Console& console, std::stop_token stop)>;

struct Command
{
    const char* name;
    const char* summary;
    Action (*declare)(CLI::App& command); ///< adds its arguments; the action reads them later
};

/// All commands, in the order the help lists them.
[[nodiscard]] std::span<const Command> commands();

[[nodiscard]] Action declareAttributes(CLI::App& command);
[[nodiscard]] Action declareColumns(CLI::App& command);
[[nodiscard]] Action declareDecisions(CLI::App& command);
[[nodiscard]] Action declareDemo(CLI::App& command);
[[nodiscard]] Action declareDuplicates(CLI::App& command);
[[nodiscard]] Action declareFindRate(CLI::App& command);
[[nodiscard]] Action declareHyperparameters(CLI::App& command);
[[nodiscard]] Action declareLabelSuspects(CLI::App& command);
[[nodiscard]] Action declareMapping(CLI::App& command);
[[nodiscard]] Action declareMeasures(CLI::App& command);
[[nodiscard]] Action declareModels(CLI::App& command);
[[nodiscard]] Action declareOutliers(CLI::App& command);
[[nodiscard]] Action declarePhantom(CLI::App& command);
[[nodiscard]] Action declarePredict(CLI::App& command);
[[nodiscard]] Action declarePresets(CLI::App& command);
[[nodiscard]] Action declareReport(CLI::App& command);
[[nodiscard]] Action declareScan(CLI::App& command);
[[nodiscard]] Action declareSweep(CLI::App& command);
[[nodiscard]] Action declareTextures(CLI::App& command);
[[nodiscard]] Action declareTrain(CLI::App& command);

} // namespace carpo::cli
