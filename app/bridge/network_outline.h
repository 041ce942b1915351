// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/nn/layer_list.h"
#include "engine/nn/layer_table.h"
#include "engine/training/experiment.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace carpo::bridge {

/// How many classes of the data set the experiment's network tells apart; 0 where its target is no class.
/// Goes through the whole set.
[[nodiscard]] std::int64_t classCount(const training::Experiment& experiment,
                                      const dataset::Dataset& dataset);

/// The network that an experiment describes.
struct NetworkOutline
{
    std::vector<nn::LayerRow> rows = {};   ///< as nn::layerTable has them; none where it cannot be built
    std::optional<core::Error> error = {}; ///< why it cannot
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< of one image
    std::int64_t bytes = 0;        ///< of all outputs for one image, float32
    std::int64_t batch = 1;        ///< images at a time while it trains
};

/// Builds the network. `classes` as classCount has it. Blocks.
[[nodiscard]] NetworkOutline outlineOf(const training::Experiment& experiment, std::int64_t classes);

/// The layers of the experiment's own network, each with what is wrong with it. Must not block.
[[nodiscard]] nn::LayerDrafts draftsOf(const training::Experiment& experiment);

} // namespace carpo::bridge
