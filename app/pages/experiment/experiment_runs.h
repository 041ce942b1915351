// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <QList>

#include <cstdint>

class QTabWidget;

namespace carpo::pages {

class ExperimentForm;
class QueuePanel;
class RunMessages;
class RunTablePanel;
class RunsPanel;
class SweepEditor;
class SweepPlots;

/// What the page knows of runs in the plural, put together: the short list with the queue below, which is
/// this widget, and two tabs: the table of runs, and sweeps.
class ExperimentRuns final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// Adds its tabs to `tabs`; both outlive this object.
    ExperimentRuns(bridge::Workspace& workspace,
                   ExperimentForm& form,
                   QTabWidget& tabs,
                   QWidget* parent = nullptr);

    [[nodiscard]] RunsPanel& list() { return *m_list; }
    /// What was done, and its undo: to stand where the page says things.
    [[nodiscard]] QWidget* messages() const;

Q_SIGNALS:
    void continueWanted(std::int64_t run);
    /// What the form says.
    void trainWanted();
    /// To be drawn over one another.
    void runsCompared(const QList<qint64>& runs);
    /// The queue is about to begin with a run; `run`: that goes on, 0: a new one.
    void runBeginning(const carpo::training::Experiment& experiment, std::int64_t run);
    void failed(const carpo::core::Error& error);

private:
    void createLayout();
    void connectActions();
    void connectQueue();
    void queueTheForm();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    ExperimentForm& m_form;
    QTabWidget& m_tabs;
    RunsPanel* m_list = nullptr;
    QueuePanel* m_queue = nullptr;
    RunMessages* m_messages = nullptr;
    RunTablePanel* m_table = nullptr;
    QWidget* m_sweeps = nullptr;
    SweepEditor* m_editor = nullptr;
    SweepPlots* m_plots = nullptr;
};

} // namespace carpo::pages
