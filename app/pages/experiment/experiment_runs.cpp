// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/experiment_runs.h"

#include "app/pages/experiment/experiment_form.h"
#include "app/pages/experiment/queue_panel.h"
#include "app/pages/experiment/run_actions.h"
#include "app/pages/experiment/run_messages.h"
#include "app/pages/experiment/run_table_panel.h"
#include "app/pages/experiment/runs_panel.h"
#include "app/pages/experiment/sweep_editor.h"
#include "app/pages/experiment/sweep_plots.h"
#include "widgets/style/spacing.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace carpo::pages {

ExperimentRuns::ExperimentRuns(bridge::Workspace& workspace,
                               ExperimentForm& form,
                               QTabWidget& tabs,
                               QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_form(form)
    , m_tabs(tabs)
{
    createLayout();
    connectActions();
    connectQueue();
    ExperimentRuns::retranslate();
}

void ExperimentRuns::createLayout()
{
    m_list = new RunsPanel(m_workspace, this);
    m_queue = new QueuePanel(m_workspace, this);
    m_messages = new RunMessages(m_list->shelf(), m_workspace.queue(), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_queue);
    setMaximumWidth(style::kColumnWidth);

    m_table = new RunTablePanel(m_workspace, m_list->shelf());
    m_sweeps = new QWidget;
    m_editor = new SweepEditor(m_workspace, m_list->shelf(), m_sweeps);
    m_plots = new SweepPlots(m_workspace, m_list->shelf(), m_sweeps);
    auto* sweeps = new QVBoxLayout(m_sweeps);
    sweeps->setContentsMargins(0, 0, 0, 0);
    sweeps->setSpacing(style::kBetweenGroups);
    sweeps->addWidget(m_editor);
    sweeps->addWidget(m_plots, 1);
    m_tabs.addTab(m_table, QString());
    m_tabs.addTab(m_sweeps, QString());
}

QWidget* ExperimentRuns::messages() const
{
    return m_messages;
}

void ExperimentRuns::connectActions()
{
    for (RunActions* const actions : {&m_list->actions(), &m_table->actions()}) {
        connect(actions,
                &RunActions::experimentWanted,
                this,
                [this](const training::Experiment& experiment, const QString& words) {
                    m_form.setExperiment(experiment);
                    m_messages->say(words);
                });
        connect(actions, &RunActions::runsCompared, this, &ExperimentRuns::runsCompared);
    }
    connect(m_list, &RunsPanel::continueWanted, this, &ExperimentRuns::continueWanted);
    connect(&m_table->actions(), &RunActions::continueWanted, this, &ExperimentRuns::continueWanted);
    connect(&m_table->actions(), &RunActions::failed, this, &ExperimentRuns::failed);
    connect(m_list, &RunsPanel::failed, this, &ExperimentRuns::failed);
    connect(m_list, &RunsPanel::runChosen, m_table, &RunTablePanel::select);
    connect(m_table, &RunTablePanel::runChosen, m_list, &RunsPanel::select);
    connect(m_table, &RunTablePanel::trainWanted, this, &ExperimentRuns::trainWanted);
    connect(m_plots, &SweepPlots::runChosen, m_list, &RunsPanel::select);
    connect(m_plots, &SweepPlots::saveFailed, this, [this](const QString& path) {
        Q_EMIT failed({core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}});
    });
}

void ExperimentRuns::connectQueue()
{
    bridge::RunQueue& queue = m_workspace.queue();
    connect(&queue, &bridge::RunQueue::runBeginning, this, &ExperimentRuns::runBeginning);
    connect(&queue, &bridge::RunQueue::failed, this, &ExperimentRuns::failed);
    connect(&queue, &bridge::RunQueue::added, this, [this](std::int64_t number, bool begins) {
        if (begins)
            m_plots->showSweep(number);
    });
    connect(m_queue, &QueuePanel::addWanted, this, &ExperimentRuns::queueTheForm);
    connect(m_editor, &SweepEditor::sweepWanted, this, [&queue](const training::Sweep& sweep) {
        queue.add(sweep, true);
    });
}

void ExperimentRuns::queueTheForm()
{
    const auto experiment = m_form.experiment();
    if (!experiment) {
        Q_EMIT failed(experiment.error());
        return;
    }
    training::Sweep alone;
    alone.base = *experiment;
    m_workspace.queue().add(alone);
}

void ExperimentRuns::retranslate()
{
    m_tabs.setTabText(m_tabs.indexOf(m_table), tr("Runs"));
    m_tabs.setTabText(m_tabs.indexOf(m_sweeps), tr("Sweeps"));
}

} // namespace carpo::pages
