// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/network_outline.h"

#include "engine/training/network_options.h"
#include "engine/training/target.h"

#include <set>
#include <string_view>

namespace carpo::bridge {

std::int64_t classCount(const training::Experiment& experiment, const dataset::Dataset& dataset)
{
    if (training::targetOf(experiment) != training::Target::Class)
        return 0;
    std::set<std::string_view> names(dataset.classes.begin(), dataset.classes.end());
    names.erase(std::string_view());
    return std::ssize(names);
}

NetworkOutline outlineOf(const training::Experiment& experiment, std::int64_t classes)
{
    NetworkOutline outline{.batch = experiment.integer("training.batch_size")};
    if (const auto buildable = training::checkNetwork(experiment, experiment.integer("data.input_size"));
        !buildable) {
        outline.error = buildable.error();
        return outline;
    }
    outline.rows =
        nn::layerTable(experiment.text("network.name"), training::networkOptions(experiment, classes));
    for (const nn::LayerRow& row : outline.rows) {
        outline.parameters += row.parameters;
        outline.multiplyAdds += row.multiplyAdds;
        outline.bytes += row.bytes;
    }
    return outline;
}

nn::LayerDrafts draftsOf(const training::Experiment& experiment)
{
    const nn::NetworkOptions options = training::networkOptions(experiment);
    return nn::draftLayers(experiment.text("network.layers"),
                           options.side,
                           options.activation,
                           options.normalisation,
                           experiment.name(),
                           "network.layers");
}

} // namespace carpo::bridge
