// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/words.h"

#include <optional>
#include <vector>

namespace carpo::lessons {

/// What a colour means; the window has one for each, doubled by line style or marker. Kinds are the things
/// that a demonstration compares (optimizers, initialisations), in their order.
enum class Ink
{
    Kind1,
    Kind2,
    Kind3,
    Kind4,
    Kind5,
    Kind6,
    Kind7,
    Kind8,
    Kind9,
    Kind10,
    Training,
    Validation,
    Truth, ///< what the model should find
    Good,
    Problem,
    Muted ///< for comparison
};

struct Axis
{
    Words label = {};                   ///< with its unit
    bool counting = false;              ///< whole things: steps, layers; no ticks between them
    std::optional<double> minimum = {}; ///< none: follows the data
    std::optional<double> maximum = {};
    bool logarithmic = false;
    std::vector<Words> categories = {}; ///< names of 0, 1, 2 ... in place of numbers
};

/// A value that is not finite leaves a gap.
struct Line
{
    Words name = {}; ///< empty: not in the legend
    Ink ink = Ink::Kind1;
    std::vector<double> x = {};
    std::vector<double> y = {}; ///< as long as x
    bool dashed = false;
    bool filled = false; ///< down to zero, faintly
    bool faint = false;  ///< one of many
};

struct Points
{
    Words name = {};
    Ink ink = Ink::Kind1;
    std::vector<double> x = {};
    std::vector<double> y = {}; ///< as long as x
    bool large = false;         ///< the few that matter
};

struct Bars
{
    Words name = {};
    Ink ink = Ink::Kind1;
    double width = 0.8;         ///< of one bar, in the units of x
    std::vector<double> x = {}; ///< middles
    std::vector<double> y = {}; ///< as long as x
};

struct Arrow
{
    Words name = {};
    Ink ink = Ink::Kind1;
    double fromX = 0;
    double fromY = 0;
    double toX = 0;
    double toY = 0;
};

/// A surface seen from above, or a decision.
struct Heat
{
    int columns = 0;
    int rows = 0;
    std::vector<float> values = {}; ///< row by row, the lowest y first
    double left = 0;                ///< edges, not middles
    double right = 1;
    double bottom = 0;
    double top = 1;
    double low = 0; ///< the values at the ends of the colours
    double high = 1;
    bool diverging =
        false;        ///< two classes, two signs: one colour at each end, the surface's own in the middle
    Words label = {}; ///< what the colours count; empty: no colour bar
};

/// A line across the chart.
struct Level
{
    bool vertical = false;
    double at = 0;
    Words name = {};
    Ink ink = Ink::Muted;
};

/// What can be dragged, by mouse or by arrow keys.
struct Handle
{
    int id = 0; ///< unique in the picture; moved by Demonstration::move
    double x = 0;
    double y = 0;
    Words name = {};
    bool alongX = true;
    bool alongY = true;
};

struct Chart
{
    Words title = {}; ///< says what is seen
    Words note = {};  ///< the numbers people want, under the title
    Axis x = {};
    Axis y = {};
    std::optional<Heat> heat = {}; ///< behind everything
    std::vector<Bars> bars = {};
    std::vector<Line> lines = {};
    std::vector<Points> points = {};
    std::vector<Arrow> arrows = {};
    std::vector<Level> levels = {};
    std::vector<Handle> handles = {};
    bool equalScales = false; ///< a unit of x is as long as one of y
    bool takesPoints = false; ///< a click makes a point: Demonstration::addPoint
};

} // namespace carpo::lessons
