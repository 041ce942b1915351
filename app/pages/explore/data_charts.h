// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/pages/translated_widget.h"
#include "engine/explore/histogram.h"

#include <string_view>
#include <vector>

namespace carpo::plots {
class BarChart;
class HistogramPlot;
class Plot;
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

class ColumnChooser;

/// The charts of a data set: sex and age as soon as the table is read, any column and any two columns once
/// the images are measured. What is chosen in one stands in front of the whole in all of them.
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
    void connectPair();
    void refresh();
    void refreshSex();
    void refreshAge();
    void refreshNumbers();
    void refreshPair();
    void showWhole(plots::HistogramPlot& plot, const explore::Column& column, const explore::Bins& bins);
    void retranslate() override;

    /// Null where the column is not there, and then the chart says `why`.
    const explore::Column* columnFor(plots::Plot& chart, std::string_view key, const QString& why);

    bridge::ChosenRowsPtr m_rows;
    std::vector<std::vector<int>> m_points; // rows of the data set of each series of m_pair
    plots::BarChart* m_sex = nullptr;
    plots::HistogramPlot* m_age = nullptr;
    plots::HistogramPlot* m_numbers = nullptr; // of any column
    ColumnChooser* m_column = nullptr;
    plots::ScatterPlot* m_pair = nullptr; // of any two
    ColumnChooser* m_xColumn = nullptr;
    ColumnChooser* m_yColumn = nullptr;
};

} // namespace carpo::pages
