// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <cstdint>
#include <string>
#include <vector>

class QComboBox;

namespace carpo::plots {
class ParallelPlot;
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// What a sweep, or all runs, came to: parallel coordinates, and the metric against one setting. What is
/// chosen on the axes of the one stands out in the other.
class SweepPlots final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// Both outlive this object.
    SweepPlots(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent = nullptr);

    /// Shows that sweep, as soon as the queue has it.
    void showSweep(std::int64_t number);

Q_SIGNALS:
    void runChosen(std::int64_t number);
    void saveFailed(const QString& path);

private:
    void createLayout();
    void connectParts();
    void fillSweeps();
    void gather();
    void drawParallel();
    void fillSettings();
    void drawScatter();
    [[nodiscard]] std::vector<std::string> sweptKeys() const;
    /// Whether the runs shown do in it.
    [[nodiscard]] bool differs(const training::Hyperparameter& entry) const;
    [[nodiscard]] QString metricName() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunShelf& m_shelf;
    std::vector<const bridge::RunSummary*> m_runs; // shown; of the shelf
    std::vector<std::string> m_keys;               // of the settings that are axes
    std::int64_t m_wanted = 0;                     // to be shown once it is there
    QComboBox* m_sweep = nullptr;
    QComboBox* m_setting = nullptr; // what the metric is held against
    plots::ParallelPlot* m_parallel = nullptr;
    plots::ScatterPlot* m_scatter = nullptr;
};

} // namespace carpo::pages
