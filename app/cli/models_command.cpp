// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/nn/registry.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace carpo::cli {

Action declareModels(CLI::App& command)
{
    auto json = std::make_shared<bool>(false);
    command.add_flag("--json", *json, "One JSON object a network on stdout");
    return [json](Console& console, const std::stop_token&) -> core::Result<void> {
        for (const nn::Architecture& network : nn::architectures()) {
            const std::int64_t parameters = nn::parameterCount(network.name, {});
            if (*json)
                console.printJson(
                    Json{{"name", network.name}, {"parameters", parameters}, {"input", network.usualInput}});
            else
                console.print(std::string(network.name) + ": " + network.summary + ' '
                              + std::to_string(parameters) + " parameters, input "
                              + std::to_string(network.usualInput) + " px.");
        }
        return {};
    };
}

} // namespace carpo::cli
