// SPDX-License-Identifier: GPL-3.0-or-later
// The ranges of a lesson's chart, and its numbers as a table.
#include "widgets/plots/chart_parts.h"
#include "widgets/plots/lesson_chart.h"
#include "widgets/plots/plot_look.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr double kDataMargin = 0.05;  // of the data's range
constexpr double kCategoryRoom = 0.6; // on both sides of the middles
constexpr double kLeastShare = 0.1;   // of a scale that two charts have, for each of them

/// The data's extent along one axis.
struct AxisExtent
{
    bool isLogarithmic = false;
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        if (!std::isfinite(value) || (isLogarithmic && value <= 0))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
    }

    void add(const std::vector<double>& values)
    {
        for (const double value : values)
            add(value);
    }

    [[nodiscard]] bool isEmpty() const { return low > high; }
};

QCPRange rangeOf(AxisExtent extent, const DrawnAxis& axis)
{
    if (!axis.categories.isEmpty() && !axis.minimum && !axis.maximum)
        return {-kCategoryRoom, static_cast<double>(axis.categories.size()) - 1 + kCategoryRoom};
    if (extent.isEmpty()) {
        extent.low = axis.logarithmic ? 0.1 : 0.0;
        extent.high = 1.0;
    }
    double low = extent.low;
    double high = extent.high;
    if (axis.logarithmic) {
        const double room = std::max(std::pow(high / low, kDataMargin), 1.1);
        low /= room;
        high *= room;
    } else {
        // A value that never changes lies in the middle.
        const double room =
            high > low ? (high - low) * kDataMargin : std::max(std::abs(high) * kDataMargin, 0.5);
        low -= room;
        high += room;
    }
    if (axis.minimum && (!axis.logarithmic || *axis.minimum > 0))
        low = *axis.minimum;
    if (axis.maximum && (!axis.logarithmic || *axis.maximum > 0))
        high = *axis.maximum;
    if (!(low < high)) // a fixed end beyond the data
        (axis.minimum ? high : low) = axis.minimum ? (axis.logarithmic ? low * 10 : low + 1)
                                                   : (axis.logarithmic ? high / 10 : high - 1);
    return {low, high};
}

/// One for both; the first alone where either would be too small in it.
QCPRange shared(const QCPRange& mine, const QCPRange& theirs, bool isLogarithmic)
{
    const auto sizeOf = [isLogarithmic](const QCPRange& range) {
        return isLogarithmic ? std::log(range.upper / range.lower) : range.size();
    };
    QCPRange both = mine;
    both.expand(theirs);
    return std::min(sizeOf(mine), sizeOf(theirs)) < kLeastShare * sizeOf(both) ? mine : both;
}

} // namespace

struct LessonChart::Ranges
{
    QCPRange right;
    QCPRange up;
};

void LessonChart::setCompanion(LessonChart* companion)
{
    if (m_companion == companion)
        return;
    m_companion = companion;
    queueDraw();
}

bool LessonChart::isComparableWith(const LessonChart& other) const
{
    const auto areAlike = [](const DrawnAxis& mine, const DrawnAxis& theirs) {
        return mine.label == theirs.label && mine.logarithmic == theirs.logarithmic
               && mine.categories == theirs.categories;
    };
    // A surface fills its picture, and one unit may have to be as long to the right as up.
    const auto isFree = [](const DrawnChart& chart) { return !chart.heat && !chart.equalScales; };
    return isFree(m_chart) && isFree(other.m_chart) && m_chart.title == other.m_chart.title
           && areAlike(m_chart.x, other.m_chart.x) && areAlike(m_chart.y, other.m_chart.y);
}

LessonChart::Ranges LessonChart::ownRanges() const
{
    AxisExtent x{.isLogarithmic = m_chart.x.logarithmic};
    AxisExtent y{.isLogarithmic = m_chart.y.logarithmic};
    const auto addAll = [&x, &y](const auto& series) {
        for (const auto& each : series) {
            x.add(each.x);
            y.add(each.y);
        }
    };
    addAll(m_chart.lines);
    addAll(m_chart.points);
    addAll(m_chart.handles);
    for (const DrawnBars& bars : m_chart.bars) {
        for (const double middle : bars.x) {
            x.add(middle - bars.width / 2);
            x.add(middle + bars.width / 2);
        }
        y.add(bars.y);
        y.add(0);
    }
    for (const DrawnArrow& arrow : m_chart.arrows) {
        x.add({arrow.fromX, arrow.toX});
        y.add({arrow.fromY, arrow.toY});
    }
    for (const DrawnLevel& level : m_chart.levels)
        (level.vertical ? x : y).add(level.at);
    QCPRange right = rangeOf(x, m_chart.x);
    QCPRange up = rangeOf(y, m_chart.y);
    if (m_chart.heat) { // the surface fills the picture
        right = {m_chart.x.minimum.value_or(m_chart.heat->left),
                 m_chart.x.maximum.value_or(m_chart.heat->right)};
        up = {m_chart.y.minimum.value_or(m_chart.heat->bottom),
              m_chart.y.maximum.value_or(m_chart.heat->top)};
    }
    return {right, up};
}

void LessonChart::fitRanges()
{
    auto [right, up] = ownRanges();
    if (m_companion != nullptr && isComparableWith(*m_companion)) {
        const Ranges theirs = m_companion->ownRanges();
        right = shared(right, theirs.right, m_chart.x.logarithmic);
        up = shared(up, theirs.up, m_chart.y.logarithmic);
    }
    const QSize room = canvas()->axisRect()->size();
    if (m_chart.equalScales && room.width() > 0 && room.height() > 0) {
        const double unit = std::max(right.size() / room.width(), up.size() / room.height());
        right = {right.center() - unit * room.width() / 2, right.center() + unit * room.width() / 2};
        up = {up.center() - unit * room.height() / 2, up.center() + unit * room.height() / 2};
    }
    canvas()->xAxis->setRange(right);
    canvas()->yAxis->setRange(up);
}

QString LessonChart::table() const
{
    QString lines = QStringLiteral("series,x,y,value\n");
    const auto write = [&lines](const auto& series) {
        for (const auto& each : series) {
            const std::size_t size = std::min(each.x.size(), each.y.size());
            for (std::size_t i = 0; i < size; ++i)
                lines += csvCell(each.name) + QLatin1Char(',') + csvNumber(each.x[i]) + QLatin1Char(',')
                         + csvNumber(each.y[i]) + QStringLiteral(",\n");
        }
    };
    write(m_chart.bars);
    write(m_chart.lines);
    write(m_chart.points);
    for (const DrawnHandle& handle : m_chart.handles)
        lines += csvCell(handle.name) + QLatin1Char(',') + csvNumber(handle.x) + QLatin1Char(',')
                 + csvNumber(handle.y) + QStringLiteral(",\n");
    if (!m_chart.heat)
        return lines;
    const DrawnHeat& heat = *m_chart.heat;
    for (std::size_t i = 0; i < heat.values.size() && heat.columns > 0 && heat.rows > 0; ++i) {
        const auto column = static_cast<double>(i % static_cast<std::size_t>(heat.columns));
        const auto row = static_cast<double>(i / static_cast<std::size_t>(heat.columns));
        lines += csvCell(heat.label) + QLatin1Char(',')
                 + csvNumber(heat.left + (column + 0.5) * (heat.right - heat.left) / heat.columns)
                 + QLatin1Char(',')
                 + csvNumber(heat.bottom + (row + 0.5) * (heat.top - heat.bottom) / heat.rows)
                 + QLatin1Char(',') + csvNumber(static_cast<double>(heat.values[i])) + QLatin1Char('\n');
    }
    return lines;
}

} // namespace carpo::plots
