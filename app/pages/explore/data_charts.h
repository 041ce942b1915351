// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/pages/translated_widget.h"
#include "engine/explore/histogram.h"

#include <QVariantMap>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::plots {
class BarChart;
class HistogramPlot;
class Plot;
} // namespace carpo::plots

namespace carpo::pages {

class ColumnChooser;
class PairChart;

/// The charts of a data set: sex and age as soon as the table is read, any column and any two columns once
/// the images are measured. What is chosen in one stands in front of the whole in all of them.
class DataCharts final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DataCharts(QThreadPool& pool, QWidget* parent = nullptr);

    void setRows(const bridge::ChosenRowsPtr& rows);

    /// What was chosen in the charts: columns, colour, bins and logarithmic axes, for the settings.
    [[nodiscard]] QVariantMap state() const;
    /// Before the first rows.
    void setState(const QVariantMap& state);

Q_SIGNALS:
    /// A point was clicked: row of the data set.
    void imageChosen(int datasetRow);
    /// Bars, bins or an outline were chosen.
    void conditionChosen(const carpo::explore::Condition& condition);
    /// What they would be if the hand stopped here, and that it drops them.
    void conditionTried(const carpo::explore::Condition& condition);
    void tryingEnded();
    /// A picture or table could not be written.
    void saveFailed(const QString& path);

private:
    void createCharts(QThreadPool& pool);
    void connectCharts();
    void connectHistogram(plots::HistogramPlot& plot, std::function<std::string()> key);
    void applyBefore(plots::HistogramPlot& plot);
    void offerBins(plots::HistogramPlot& plot, const explore::Column& column);
    void refresh();
    void refreshSex();
    void refreshAge();
    void refreshNumbers();
    void showWhole(plots::HistogramPlot& plot, const explore::Column& column, const explore::Bins& bins);
    [[nodiscard]] explore::RangeRule
    rangeOf(const plots::HistogramPlot& plot, const std::string& key, double from, double to) const;
    void retranslate() override;

    /// Null where the column is not there, and then the chart says `why`.
    const explore::Column* columnFor(plots::Plot& chart, std::string_view key, const QString& why);

    bridge::ChosenRowsPtr m_rows;
    std::shared_ptr<const explore::Columns> m_listed; // in the chooser
    plots::BarChart* m_sex = nullptr;
    plots::HistogramPlot* m_age = nullptr;
    plots::HistogramPlot* m_numbers = nullptr; // of any column
    ColumnChooser* m_column = nullptr;
    PairChart* m_pair = nullptr; // of any two
    QVariantMap m_before;        // bins and axes of a former window, for charts that have not been drawn yet
};

} // namespace carpo::pages
