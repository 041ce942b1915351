// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/selection.h"
#include "widgets/plots/map_plot.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace carpo::pages {

/// The points of a map in the colours of a column, and what each colour says.
struct MapColours
{
    std::vector<plots::MapPlot::Colour> colours;
    std::vector<std::uint8_t> ofPoint; ///< a place in `colours` for each image
    std::vector<QString> words;        ///< of each colour; of a scale's only the first and the last have any
    double low = 0;                    ///< at the scale's lower end
    double high = 1;
};

/// Stands for what is decided about an image beside the columns' keys.
inline constexpr const char* kDecisionColour = "decision";

/// By a column's key; all alike for any other key. Numbers are on a scale between their 2nd and 98th
/// percentile. Must not block.
[[nodiscard]] MapColours columnColours(const explore::Columns& columns, const std::string& key);

/// By a column's key or kDecisionColour; all alike for any other key. Numbers are on a scale between their
/// 2nd and 98th percentile. Must not block.
[[nodiscard]] MapColours
mapColours(const bridge::ChosenRows& rows, const bridge::DecisionDesk& desk, const std::string& key);

/// The colours with their words, as rich text for a label.
[[nodiscard]] QString legendOf(const MapColours& colours);

} // namespace carpo::pages
