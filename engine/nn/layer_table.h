// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/registry.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::nn {

/// What one operation of a network does to one image.
struct LayerRow
{
    std::string name = {}; ///< of the layer its parameters belong to, "layer1.0.conv1"; empty without any
    std::string operation = {};                      ///< LibTorch's name of it, "conv2d"
    std::vector<std::int64_t> shape = {};            ///< of the output: channels, height, width; or numbers
    std::int64_t parameters = 0;                     ///< trained ones
    std::int64_t multiplyAdds = 0;                   ///< with weights; normalisation and the like not counted
    std::int64_t bytes = 0;                          ///< that the output takes anew, float32
    std::array<std::int64_t, 2> receptiveField = {}; ///< pixels down and across that one output may depend on
};

/// Every operation of a registered network, in the order in which it is computed. Found by watching one
/// blank image of `options.side` pixels (0: the usual size) go through the network itself. Blocks.
[[nodiscard]] std::vector<LayerRow> layerTable(std::string_view name, const NetworkOptions& options);

} // namespace carpo::nn
