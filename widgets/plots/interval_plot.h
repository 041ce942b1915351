// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <QStringList>

#include <limits>
#include <memory>
#include <vector>

namespace carpo::plots {

/// A value and between which bounds it is likely to lie.
struct IntervalPoint
{
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN: nothing is drawn
    double low = std::numeric_limits<double>::quiet_NaN();   ///< NaN: no bounds, as the next
    double high = std::numeric_limits<double>::quiet_NaN();
    QString words = {}; ///< what the mouse over it shows
};

struct IntervalSeries
{
    QString name;
    style::Role role = style::Role::Series;
    std::vector<IntervalPoint> points; ///< one a category
};

/// Values with their bounds by category, the series of a category side by side; series differ by marker as
/// well as by colour. The axis of values begins at 0.
class IntervalPlot final : public Plot
{
    Q_OBJECT

public:
    explicit IntervalPlot(QWidget* parent = nullptr);
    ~IntervalPlot() override;

    void setIntervals(QStringList categories, std::vector<IntervalSeries> series);
    /// The line under the title; comes translated.
    void setNumbers(const QString& numbers);
    /// A line across all categories: what is true of everything together. NaN takes it away.
    void setReference(double value, const QString& label);
    /// Values with their bounds, a row for each category and series.
    [[nodiscard]] QString table() const override;

Q_SIGNALS:
    /// A click on a point, by its places in what was set.
    void pointChosen(int category, int series);

protected:
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    struct Place
    {
        int category;
        int series;
    };
    void rebuild();
    void addSeries(std::size_t place);
    /// Where a series' point of a category stands on the axis.
    [[nodiscard]] double placeOf(std::size_t category, std::size_t series) const;
    /// The point nearest to a place on the axis.
    [[nodiscard]] Place nearest(double x) const;
    [[nodiscard]] const IntervalPoint* pointAt(const Place& place) const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    QStringList m_categories;
    std::vector<IntervalSeries> m_series;
    QString m_numbers;
    double m_reference = std::numeric_limits<double>::quiet_NaN();
    QString m_referenceLabel;
};

} // namespace carpo::plots
