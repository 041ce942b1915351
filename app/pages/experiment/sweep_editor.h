// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "engine/training/sweep.h"

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace carpo::pages {

class SweepAxisRow;

/// A sweep around the form's experiment: axes, strategy, how many runs and roughly how long, and the button
/// that puts it into the queue.
class SweepEditor final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// Both outlive this object.
    SweepEditor(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent = nullptr);

    /// What the editor says; the first thing that is wrong with it otherwise.
    [[nodiscard]] core::Result<training::Sweep> sweep();

Q_SIGNALS:
    /// The sweep is to be put into the queue, and the queue begun.
    void sweepWanted(const carpo::training::Sweep& sweep);

private:
    void createLayout();
    QWidget* createStrategy();
    void connectParts();
    void addAxis();
    void removeAxis(SweepAxisRow* row);
    void refresh();
    [[nodiscard]] QString previewWords(const training::Sweep& sweep) const;
    /// Of an epoch, from a run like it; nothing before there is one.
    [[nodiscard]] std::optional<double> secondsAnEpoch(const training::Experiment& experiment) const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunShelf& m_shelf;
    std::vector<SweepAxisRow*> m_rows;
    QVBoxLayout* m_axes = nullptr;
    QPushButton* m_add = nullptr;
    QComboBox* m_strategy = nullptr;
    QLabel* m_trialsLabel = nullptr;
    QSpinBox* m_trials = nullptr;
    QLabel* m_etaLabel = nullptr;
    QSpinBox* m_eta = nullptr;
    QLabel* m_minimumLabel = nullptr;
    QSpinBox* m_minimum = nullptr;
    QLabel* m_preview = nullptr;
    QPushButton* m_start = nullptr;
};

} // namespace carpo::pages
