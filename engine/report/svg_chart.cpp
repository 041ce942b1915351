// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/svg_chart.h"

#include "engine/report/html.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::report {
namespace {

// In units of the view box, which is about as wide as the figure in CSS pixels.
constexpr double kWidth = 480;
constexpr double kHeight = 320;
constexpr double kLeft = 56;
constexpr double kRight = 12;
constexpr double kTop = 12;
constexpr double kBottom = 44;
constexpr double kTick = 4;
constexpr double kLineHeight = 15;
constexpr double kBarWidth = 0.56; // of the room that a name has
constexpr std::size_t kManyPoints = 1000;

std::string_view classOf(Series series)
{
    constexpr std::array<std::string_view, 5> kClasses = {
        "neutral", "training", "validation", "female", "male"};
    return kClasses[static_cast<std::size_t>(series)];
}

std::string at(double coordinate)
{
    return fixed(coordinate, 1);
}

std::string text(double x, double y, const char* classes, const std::string& words, const char* anchor)
{
    return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" class=\"" + classes + "\" text-anchor=\"" + anchor
           + "\">" + escaped(words) + "</text>\n";
}

std::string segment(double x1, double y1, double x2, double y2, const char* classes)
{
    return "<line x1=\"" + at(x1) + "\" y1=\"" + at(y1) + "\" x2=\"" + at(x2) + "\" y2=\"" + at(y2)
           + "\" class=\"" + classes + "\"/>\n";
}

std::string path(const std::string& data, const std::string& classes)
{
    return data.empty() ? std::string() : "<path d=\"" + data + "\" class=\"" + classes + "\"/>\n";
}

Axis axisOfNames(std::size_t names)
{
    return {.label = {}, .minimum = -0.5, .maximum = static_cast<double>(names) - 0.5, .step = 1};
}

} // namespace

SvgChart::SvgChart(std::string title, Axis x, Axis y)
    : m_title(std::move(title))
    , m_x(std::move(x))
    , m_y(std::move(y))
{}

SvgChart::SvgChart(std::string title, std::vector<std::string> names, Axis y)
    : m_title(std::move(title))
    , m_x(axisOfNames(names.size()))
    , m_y(std::move(y))
    , m_names(std::move(names))
{}

double SvgChart::atX(double x) const
{
    return kLeft + (x - m_x.minimum) / (m_x.maximum - m_x.minimum) * (kWidth - kLeft - kRight);
}

double SvgChart::atY(double y) const
{
    return kHeight - kBottom - (y - m_y.minimum) / (m_y.maximum - m_y.minimum) * (kHeight - kTop - kBottom);
}

bool SvgChart::isInside(double x, double y) const
{
    return x >= m_x.minimum && x <= m_x.maximum && y >= m_y.minimum && y <= m_y.maximum;
}

void SvgChart::bar(std::size_t place, double height, const std::string& words, Series series)
{
    const auto x = static_cast<double>(place);
    const double top = atY(std::clamp(height, m_y.minimum, m_y.maximum));
    const double left = atX(x - kBarWidth / 2);
    m_marks += "<rect x=\"" + at(left) + "\" y=\"" + at(top) + "\" width=\""
               + at(atX(x + kBarWidth / 2) - left) + "\" height=\"" + at(atY(m_y.minimum) - top)
               + "\" class=\"bar " + std::string(classOf(series)) + "\"/>\n";
    m_texts += text(atX(x), top - 5, "value", words, "middle");
}

void SvgChart::steps(std::span<const double> edges,
                     std::span<const double> heights,
                     Series series,
                     bool dashed)
{
    std::string data = "M" + at(atX(edges[0])) + ' ' + at(atY(m_y.minimum));
    for (std::size_t i = 0; i < heights.size(); ++i) {
        data += 'V' + at(atY(std::clamp(heights[i], m_y.minimum, m_y.maximum)));
        data += 'H' + at(atX(edges[i + 1]));
    }
    data += 'V' + at(atY(m_y.minimum));
    m_marks += path(data, std::string(dashed ? "steps dashed " : "steps ") + std::string(classOf(series)));
}

void SvgChart::points(std::span<const double> x, std::span<const double> y, Series series)
{
    // A line of no length with round ends is a dot, in a tenth of a circle's bytes.
    std::string data;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (isInside(x[i], y[i]))
            data += 'M' + at(atX(x[i])) + ' ' + at(atY(y[i])) + "h0";
    }
    m_marks +=
        path(data, (x.size() > kManyPoints ? "many points " : "points ") + std::string(classOf(series)));
}

void SvgChart::line(std::span<const double> x, std::span<const double> y, Series series, bool dashed)
{
    std::string data;
    std::string markers;
    for (std::size_t i = 0; i < x.size(); ++i) {
        // Nothing is drawn through a gap.
        if (!isInside(x[i], y[i]))
            continue;
        const bool follows = i > 0 && isInside(x[i - 1], y[i - 1]);
        data += (follows ? 'L' : 'M') + at(atX(x[i])) + ' ' + at(atY(y[i]));
        markers += 'M' + at(atX(x[i])) + ' ' + at(atY(y[i])) + "h0";
    }
    const std::string name(classOf(series));
    m_marks += path(data, (dashed ? "curve dashed " : "curve ") + name);
    m_marks += path(markers, (dashed ? "square marker " : "marker ") + name);
}

void SvgChart::rule(double y, const std::string& words)
{
    if (!isInside(m_x.minimum, y))
        return;
    m_marks += segment(kLeft, atY(y), kWidth - kRight, atY(y), "rule");
    // Above the line, unless that is outside of the plot.
    const double baseline = atY(y) - kTop < kLineHeight ? atY(y) + kLineHeight - 2 : atY(y) - 5;
    m_texts += text(kWidth - kRight - 6, baseline, "note", words, "end");
}

void SvgChart::identity()
{
    const double from = std::max(m_x.minimum, m_y.minimum);
    const double to = std::min(m_x.maximum, m_y.maximum);
    if (from < to)
        m_marks += segment(atX(from), atY(from), atX(to), atY(to), "rule");
}

void SvgChart::note(const std::string& words)
{
    ++m_notes;
    m_texts += text(kLeft + 8, kTop + 2 + m_notes * kLineHeight, "note", words, "start");
}

void SvgChart::legend(const std::string& words, Series series, bool dashed)
{
    m_legend +=
        "<span class=\"entry\"><svg viewBox=\"0 0 28 10\" width=\"28\" height=\"10\" aria-hidden=\"true\">"
        "<path d=\"M1 5h26\" class=\""
        + std::string(dashed ? "curve dashed " : "curve ") + std::string(classOf(series)) + "\"/></svg>"
        + escaped(words) + "</span>\n";
}

std::string SvgChart::xTicks() const
{
    const double bottom = kHeight - kBottom;
    std::string svg;
    for (std::size_t i = 0; i < m_names.size(); ++i)
        svg += text(atX(static_cast<double>(i)), bottom + 17, "tick", m_names[i], "middle");
    if (!m_names.empty())
        return svg;
    const std::vector<double> ticks = ticksOf(m_x);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : m_x.maximum - m_x.minimum;
    for (const double tick : ticks) {
        svg += segment(atX(tick), bottom, atX(tick), bottom - kTick, "axis");
        svg += text(atX(tick), bottom + 17, "tick", tickText(tick, step), "middle");
    }
    return svg;
}

std::string SvgChart::frame() const
{
    const double bottom = kHeight - kBottom;
    const std::vector<double> ticks = ticksOf(m_y);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : m_y.maximum - m_y.minimum;
    std::string svg;
    for (const double tick : ticks) {
        if (atY(tick) < bottom - 0.5)
            svg += segment(kLeft, atY(tick), kWidth - kRight, atY(tick), "grid");
        svg += text(kLeft - 7, atY(tick) + 4, "tick", tickText(tick, step), "end");
    }
    svg += xTicks();
    svg +=
        segment(kLeft, kTop, kLeft, bottom, "axis") + segment(kLeft, bottom, kWidth - kRight, bottom, "axis");
    svg += text((kLeft + kWidth - kRight) / 2, kHeight - 8, "label", m_x.label, "middle");
    // Turned around the middle of the axis.
    const std::string middle = at((kTop + bottom) / 2);
    svg += "<text transform=\"translate(13 " + middle
           + ") rotate(-90)\" class=\"label\" text-anchor=\"middle\">" + escaped(m_y.label) + "</text>\n";
    return svg;
}

std::string SvgChart::figure() const
{
    std::string html = "<figure>\n<figcaption>" + escaped(m_title) + "</figcaption>\n";
    if (!m_legend.empty())
        html += "<div class=\"legend\">" + m_legend + "</div>\n";
    html += "<svg class=\"chart\" viewBox=\"0 0 " + at(kWidth) + ' ' + at(kHeight)
            + "\" role=\"img\" aria-label=\"" + escaped(m_title) + "\">\n";
    return html + frame() + m_marks + m_texts + "</svg>\n</figure>\n";
}

} // namespace carpo::report
