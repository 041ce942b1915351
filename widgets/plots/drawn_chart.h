// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QString>
#include <QStringList>
#include <Qt>

#include <optional>
#include <vector>

namespace carpo::plots {

// What a LessonChart draws: plain values, their texts translated.

struct DrawnInk
{
    style::Role role = style::Role::Series;
    Qt::PenStyle line = Qt::SolidLine;
    int marker = 0; ///< kinds of points differ in shape too
    bool operator==(const DrawnInk&) const = default;
};

struct DrawnAxis
{
    QString label;
    bool counting = false;         ///< whole things: no ticks between them
    std::optional<double> minimum; ///< none: follows the data
    std::optional<double> maximum;
    bool logarithmic = false;
    QStringList categories; ///< names of 0, 1, 2 ... in place of numbers
};

/// A value that is not finite leaves a gap.
struct DrawnLine
{
    QString name; ///< empty: not in the legend
    DrawnInk ink;
    std::vector<double> x;
    std::vector<double> y;
    bool filled = false; ///< down to zero, faintly; x rises
    bool faint = false;
};

struct DrawnPoints
{
    QString name;
    DrawnInk ink;
    std::vector<double> x;
    std::vector<double> y;
    bool large = false;
};

struct DrawnBars
{
    QString name;
    DrawnInk ink;
    double width = 0.8; ///< in the units of x
    std::vector<double> x;
    std::vector<double> y;
};

struct DrawnArrow
{
    QString name;
    DrawnInk ink;
    double fromX = 0;
    double fromY = 0;
    double toX = 0;
    double toY = 0;
};

struct DrawnHeat
{
    int columns = 0;
    int rows = 0;
    std::vector<float> values; ///< row by row, the lowest y first
    double left = 0;           ///< edges
    double right = 1;
    double bottom = 0;
    double top = 1;
    double low = 0;
    double high = 1;
    bool diverging = false;
    QString label; ///< of the colours; empty: no colour bar
};

struct DrawnLevel
{
    bool vertical = false;
    double at = 0;
    QString name;
    DrawnInk ink;
};

struct DrawnHandle
{
    int id = 0;
    double x = 0;
    double y = 0;
    QString name;
    bool alongX = true;
    bool alongY = true;
};

struct DrawnChart
{
    QString title;
    QString note;
    DrawnAxis x;
    DrawnAxis y;
    std::optional<DrawnHeat> heat;
    std::vector<DrawnBars> bars;
    std::vector<DrawnLine> lines;
    std::vector<DrawnPoints> points;
    std::vector<DrawnArrow> arrows;
    std::vector<DrawnLevel> levels;
    std::vector<DrawnHandle> handles;
    bool equalScales = false;
    bool takesPoints = false;
    bool hasLegend = true; ///< where anything has a name
};

} // namespace carpo::plots
