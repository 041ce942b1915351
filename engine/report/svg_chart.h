// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/report/scale.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carpo::report {

/// Who a mark belongs to: each keeps one colour on the page (page_style.cpp), the window's own.
enum class Series : std::uint8_t
{
    Neutral,
    Training,
    Validation,
    Female,
    Male
};

/// One chart as inline SVG: axes with ticks and labels, then what is drawn, in the order of the calls.
/// Values that are not finite or lie outside of the axes are left out. All texts are escaped here.
class SvgChart
{
public:
    /// The title says what is seen.
    SvgChart(std::string title, Axis x, Axis y);

    /// A chart whose x axis is a row of names; bar i stands at x = i.
    SvgChart(std::string title, std::vector<std::string> names, Axis y);

    /// A bar over name `place`, with its number written above.
    void bar(std::size_t place, double height, const std::string& text, Series series);

    /// Bins between neighbouring edges (one more than heights), as one filled outline; dashed for a second
    /// one in the same chart.
    void steps(std::span<const double> edges, std::span<const double> heights, Series series, bool dashed);

    /// Small dots, see-through where they are many.
    void points(std::span<const double> x, std::span<const double> y, Series series);

    /// A line through the points, each marked (a disc, or a square where dashed).
    void line(std::span<const double> x, std::span<const double> y, Series series, bool dashed);

    /// A horizontal line across the plot with its name on it.
    void rule(double y, const std::string& text);

    /// The line where y = x.
    void identity();

    /// A line of text in the plot's upper left corner, below the ones before.
    void note(const std::string& text);

    /// An entry of the legend above the plot.
    void legend(const std::string& text, Series series, bool dashed);

    /// The whole `<figure>`.
    [[nodiscard]] std::string figure() const;

private:
    [[nodiscard]] double atX(double x) const;
    [[nodiscard]] double atY(double y) const;
    [[nodiscard]] bool isInside(double x, double y) const;
    [[nodiscard]] std::string frame() const;
    [[nodiscard]] std::string xTicks() const;

    std::string m_title;
    Axis m_x;
    Axis m_y;
    std::vector<std::string> m_names; // empty where the x axis has numbers
    std::string m_marks;
    std::string m_texts; // above the marks
    std::string m_legend;
    int m_notes = 0;
};

} // namespace carpo::report
