// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/chart.h"
#include "engine/lessons/words.h"

#include <string>
#include <variant>
#include <vector>

namespace carpo::lessons {

/// A small dense network: units in columns, weights as lines, what each unit sees as a small picture.
struct NetDrawing
{
    struct Unit
    {
        Words name = {};                 ///< of inputs and outputs
        std::vector<float> picture = {}; ///< side x side values in [-1, 1], the lowest row first
        double share = 1;                ///< how present it is: 0 for a unit dropped out
    };

    Words title = {};
    Words note = {};
    int side = 0;
    std::vector<std::vector<Unit>> layers = {};
    /// weights[l][to * size of layer l + from]
    std::vector<std::vector<double>> weights = {};
};

/// The lecture's code beside the values it has now.
struct Code
{
    struct CodeLine
    {
        std::string text = {};  ///< not translated
        std::string value = {}; ///< "(0.31, -1.2)"; point as decimal mark, as in code
        bool missing = false;   ///< what the slide leaves out
    };

    Words title = {};
    Words note = {};
    std::vector<CodeLine> lines = {};
};

struct Table
{
    Words title = {};
    Words note = {};
    std::vector<Words> columns = {};
    std::vector<std::vector<Words>> rows = {}; ///< each as long as columns
};

using Panel = std::variant<Chart, NetDrawing, Code, Table>;

/// What a demonstration shows at one moment: panels row by row, `columns` in each. A plain value, made on the
/// engine's thread and drawn by the window.
struct Picture
{
    std::vector<Panel> panels = {};
    int columns = 2;
    std::vector<int> stretch = {}; ///< relative widths of the columns; empty: equal
    Words status = {};             ///< where it stands: "step 12, loss 0.31"
    bool finished = false;         ///< there is nothing left to play
};

} // namespace carpo::lessons
