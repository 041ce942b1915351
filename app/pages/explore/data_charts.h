// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/pages/translated_widget.h"

namespace carpo::plots {
class BarChart;
class HistogramPlot;
class Plot;
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The charts of a data set: sex and age as soon as the table is read, the others once the images are
/// measured.
class DataCharts final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DataCharts(QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);

Q_SIGNALS:
    /// A point was clicked: row of the data set.
    void imageChosen(int datasetRow);
    /// A picture or table could not be written.
    void saveFailed(const QString& path);

private:
    void createCharts();
    void refresh();
    void refreshSex();
    void refreshAge();
    void refreshAspect();
    void refreshLight();
    void retranslate() override;

    bridge::OpenedSetPtr m_set;
    plots::BarChart* m_sex = nullptr;
    plots::HistogramPlot* m_age = nullptr;
    plots::HistogramPlot* m_aspect = nullptr;
    plots::ScatterPlot* m_light = nullptr;
};

} // namespace carpo::pages
