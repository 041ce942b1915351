// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace carpo::training {

/// How some numbers are distributed, or a million of them where there are more; those that are not finite are
/// left out. Empty where there are none.
struct NumberHistogram
{
    static constexpr int kBins = 48;

    double minimum = 0; ///< left end of the first bin
    double maximum = 0; ///< right end of the last bin
    double mean = 0;
    double sd = 0; ///< of the population
    std::vector<std::int64_t> counts = {};

    [[nodiscard]] bool isEmpty() const { return counts.empty(); }
};

/// A layer with weights, and what comes out behind it: of its activation where it has one.
struct LayerInside
{
    std::string name;                    ///< of its tensors, "features.0"
    std::string activation;              ///< LibTorch's name, "relu"; empty where none follows
    NumberHistogram weights = {};        ///< its largest tensor
    NumberHistogram gradients = {};      ///< of the last batch, of the same tensor; empty where it is frozen
    NumberHistogram activations = {};    ///< for the probe images
    std::int64_t units = 0;              ///< channels, or neurons
    std::int64_t deadUnits = 0;          ///< that give one and the same number for all the probe images
    std::array<int, 2> mapSide = {};     ///< height, width of the maps
    std::vector<std::uint8_t> maps = {}; ///< [channels, height, width] of the chosen image, 0 to 255 from the
                                         ///< layer's lowest to its highest; empty where it has no places
};

/// The inside of a network between two batches.
struct Inspection
{
    int epoch = 0;                        ///< from 1
    std::int64_t step = 0;                ///< since the run began, from 1; 0: before the first
    int image = 0;                        ///< place among the validation images
    std::vector<LayerInside> layers = {}; ///< in the order in which they are computed; none where the
                                          ///< memory had no room for the look
    std::array<int, 2> filterSide = {};   ///< height, width; 0 where the first layer has none
    std::vector<float> filters = {};      ///< [filters, height, width] of the first layer's first channel
};

} // namespace carpo::training
