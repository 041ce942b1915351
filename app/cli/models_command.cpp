// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_arguments.h"
#include "engine/nn/layer_table.h"
#include "engine/nn/registry.h"
#include "engine/training/network_options.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace carpo::cli {
namespace {

struct ModelsArguments
{
    std::string network;
    std::vector<std::string> settings;
    bool json = false;
};

void listNetworks(Console& console, bool json)
{
    for (const nn::Architecture& network : nn::architectures()) {
        const std::int64_t parameters = nn::parameterCount(network.name, {});
        if (json)
            console.printJson(
                Json{{"name", network.name}, {"parameters", parameters}, {"input", network.usualInput}});
        else
            console.print(std::string(network.name) + ": " + network.summary + ' '
                          + std::to_string(parameters) + " parameters, input "
                          + std::to_string(network.usualInput) + " px.");
    }
}

std::string times(const auto& extents)
{
    std::string text;
    for (const std::int64_t extent : extents)
        text += (text.empty() ? "" : " x ") + std::to_string(extent);
    return text;
}

void printLayer(Console& console, const nn::LayerRow& row, bool json)
{
    if (json) {
        Json object = {{"operation", row.operation},
                       {"output", row.shape},
                       {"parameters", row.parameters},
                       {"multiply_adds", row.multiplyAdds},
                       {"bytes", row.bytes},
                       {"receptive_field", row.receptiveField}};
        if (!row.name.empty())
            object["layer"] = row.name;
        console.printJson(object);
        return;
    }
    console.print((row.name.empty() ? row.operation : row.name + " (" + row.operation + ")") + ": "
                  + times(row.shape) + "; parameters " + std::to_string(row.parameters) + ", multiply-adds "
                  + std::to_string(row.multiplyAdds) + ", bytes " + std::to_string(row.bytes)
                  + ", receptive field " + times(row.receptiveField));
}

core::Result<void> listLayers(Console& console, const ModelsArguments& arguments)
{
    training::Experiment experiment;
    if (const auto named = experiment.setFromText("network.name", arguments.network); !named)
        return named;
    const nn::Architecture& network = *nn::findArchitecture(arguments.network);
    // Unless --set says another one.
    if (const auto sized = experiment.set("data.input_size", std::int64_t{network.usualInput}); !sized)
        return sized;
    const core::Result<training::Experiment> whole = withSettings(std::move(experiment), arguments.settings);
    if (!whole)
        return tl::make_unexpected(whole.error());
    if (const auto usable = training::checkNetwork(*whole, whole->integer("data.input_size")); !usable)
        return usable;
    nn::LayerRow all{.name = "all", .operation = "network", .receptiveField = {}};
    for (const nn::LayerRow& row :
         nn::layerTable(whole->text("network.name"), training::networkOptions(*whole))) {
        all.parameters += row.parameters;
        all.multiplyAdds += row.multiplyAdds;
        all.bytes += row.bytes;
        all.shape = row.shape;
        all.receptiveField = row.receptiveField;
        printLayer(console, row, arguments.json);
    }
    if (!arguments.json)
        printLayer(console, all, false);
    return {};
}

} // namespace

Action declareModels(CLI::App& command)
{
    auto arguments = std::make_shared<ModelsArguments>();
    command.add_flag("--json", arguments->json, "One JSON object a network, or a layer, on stdout");
    CLI::Option* const layers =
        command.add_option("--layers",
                           arguments->network,
                           "List this network's layers for one image, in the order of computing");
    command
        .add_option("--set",
                    arguments->settings,
                    "key=value: of the network, or data.input_size; may be given several times")
        ->needs(layers);
    return [arguments](Console& console, const std::stop_token&) -> core::Result<void> {
        if (!arguments->network.empty())
            return listLayers(console, *arguments);
        listNetworks(console, arguments->json);
        return {};
    };
}

} // namespace carpo::cli
