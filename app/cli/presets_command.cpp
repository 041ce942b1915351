// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/training/presets.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace carpo::cli {

Action declarePresets(CLI::App& command)
{
    auto json = std::make_shared<bool>(false);
    command.add_flag("--json", *json, "One JSON object a preset on stdout");
    return [json](Console& console, const std::stop_token&) -> core::Result<void> {
        for (const training::Preset& preset : training::presets()) {
            if (*json)
                console.printJson(Json{{"name", preset.name}, {"summary", preset.summary}});
            else
                console.print(preset.name + ": " + preset.summary);
        }
        return {};
    };
}

} // namespace carpo::cli
