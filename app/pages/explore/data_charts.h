// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/pages/translated_widget.h"
#include "engine/explore/histogram.h"

#include <vector>

namespace carpo::plots {
class BarChart;
class HistogramPlot;
class Plot;
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The charts of a data set: sex and age as soon as the table is read, the others once the images are
/// measured. What is chosen in one stands in front of the whole in all of them.
class DataCharts final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DataCharts(QWidget* parent = nullptr);

    void setRows(const bridge::ChosenRowsPtr& rows);

Q_SIGNALS:
    /// A point was clicked: row of the data set.
    void imageChosen(int datasetRow);
    /// Bars, bins or an outline were chosen.
    void conditionChosen(const carpo::explore::Condition& condition);
    /// A picture or table could not be written.
    void saveFailed(const QString& path);

private:
    void createCharts();
    void connectCharts();
    void refresh();
    void refreshSex();
    void refreshAge();
    void refreshAspect();
    void refreshLight();
    void showWhole(plots::HistogramPlot& plot, const explore::Column& column, const explore::Bins& bins);
    void retranslate() override;

    /// Null where the column is not there, and then the chart says `why`.
    const explore::Column* columnFor(plots::Plot& chart, const char* key, const QString& why);

    bridge::ChosenRowsPtr m_rows;
    std::vector<std::vector<int>> m_points; // rows of the data set of each series of m_light
    plots::BarChart* m_sex = nullptr;
    plots::HistogramPlot* m_age = nullptr;
    plots::HistogramPlot* m_aspect = nullptr;
    plots::ScatterPlot* m_light = nullptr;
};

} // namespace carpo::pages
