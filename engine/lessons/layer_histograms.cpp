// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/layer_histograms.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {

Heat layerHistograms(const std::vector<std::vector<float>>& layers, double low, double high)
{
    constexpr int kBins = 41; // odd: zero has one of its own where the range is even
    Heat heat{.columns = static_cast<int>(layers.size()),
              .rows = kBins,
              .values = std::vector<float>(layers.size() * kBins),
              .left = 0.5,
              .right = static_cast<double>(layers.size()) + 0.5,
              .bottom = low,
              .top = high,
              .label = {CARPO_TR("Lesson", "share of the fullest bin")}};
    std::vector<float> counts(kBins);
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        std::ranges::fill(counts, 0.0F);
        for (const float value : layers[layer]) {
            if (std::isnan(value))
                continue;
            const double place = (std::clamp<double>(value, low, high) - low) / (high - low) * kBins;
            counts[static_cast<std::size_t>(std::min(place, kBins - 1.0))] += 1;
        }
        const float most = std::max(1.0F, *std::ranges::max_element(counts));
        for (std::size_t bin = 0; bin < counts.size(); ++bin)
            heat.values[bin * layers.size() + layer] = counts[bin] / most;
    }
    return heat;
}

Axis layerAxis(std::size_t layers)
{
    return {.label = {CARPO_TR("Lesson", "layer")},
            .counting = true,
            .minimum = 0.5,
            .maximum = static_cast<double>(layers) + 0.5};
}

} // namespace carpo::lessons
