// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <vector>

namespace carpo::plots {

struct ScatterSeries
{
    QString name;
    style::Role role = style::Role::Series;
    std::vector<double> x;
    std::vector<double> y; ///< as long as x; points with a value that is not finite are left out
    bool isRest = false;   ///< drawn for comparison: not counted, not in the legend
};

/// Points; their size and opacity fall as they become many, so that 15,000 still show where they crowd.
/// Series differ by marker as well as by colour.
class ScatterPlot final : public Plot
{
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    ~ScatterPlot() override;

    void setSeries(std::vector<ScatterSeries> series);
    /// The line y = x with its label ("perfect"); both axes then share one range.
    void setIdentityLine(const QString& label);
    /// The numbers under the title ("MAE 9,8 months · CCC 0,91"); n is written before them.
    void setNumbers(const QString& numbers);
    void clear();
    [[nodiscard]] QString table() const override;

    /// The left button draws an outline; else a drag pans. False from the start.
    void setChoosable();

Q_SIGNALS:
    /// An outline in the coordinates of the axes.
    void areaChosen(const QPolygonF& corners);
    /// A click within 6 px of point `point` of series `series`.
    void pointClicked(int series, int point);

protected:
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void retranslate() override;

private:
    void rebuild();
    void refreshSummary();
    void emitNearest(const QPoint& position);

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<ScatterSeries> m_series;
    QString m_identity;
    QString m_numbers;
};

} // namespace carpo::plots
