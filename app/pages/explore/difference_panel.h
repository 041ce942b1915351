// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/selection.h"
#include "app/pages/translated_widget.h"
#include "engine/explore/difference.h"

#include <vector>

class QListWidget;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::plots {
class BarChart;
class HistogramPlot;
} // namespace carpo::plots

class QStackedWidget;

namespace carpo::pages {

/// Why the selection is different: the columns that set it apart, in words and as two histograms over each
/// other. Compared off the window's thread, and only while it is seen.
class DifferencePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit DifferencePanel(QThreadPool& pool, QWidget* parent = nullptr);

    void setRows(const bridge::ChosenRowsPtr& rows);

Q_SIGNALS:
    void saveFailed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createLayout();
    void compare();
    void refresh();
    void showColumn(int row);
    void showNumbers(const explore::Column& column);
    void showWords(const explore::Column& column);
    void retranslate() override;

    bridge::LatestJob<std::vector<explore::Difference>> m_comparing;
    bridge::ChosenRowsPtr m_rows;
    bridge::ChosenRowsPtr m_compared; // that m_differences are of
    std::vector<explore::Difference> m_differences;
    QStackedWidget* m_stack = nullptr;
    feedback::StateView* m_empty = nullptr;
    QListWidget* m_list = nullptr;
    QStackedWidget* m_plots = nullptr;
    plots::HistogramPlot* m_plot = nullptr; // for numbers
    plots::BarChart* m_bars = nullptr;      // for words
};

} // namespace carpo::pages
