// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/runs_panel.h"

#include "app/pages/experiment/run_actions.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace carpo::pages {
namespace {

constexpr int kMinimumWidth = 200;

} // namespace

RunsPanel::RunsPanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_shelf(workspace.pool())
{
    m_actions = new RunActions(workspace, m_shelf, *this);
    createLayout();
    connectParts();
    RunsPanel::retranslate();
}

void RunsPanel::createLayout()
{
    m_title = new QLabel(this);
    m_view = new QTreeView(this);
    m_view->setObjectName(QStringLiteral("runs"));
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->header()->setStretchLastSection(false);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new QLabel(this);
    m_empty->setProperty("look", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_continue = new QPushButton(this);
    m_continue->setObjectName(QStringLiteral("continueRun"));
    m_continue->setIcon(style::icon(QStringLiteral("media-playback-start")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_title);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_continue);
    setMinimumWidth(kMinimumWidth);
    setMaximumWidth(style::kColumnWidth);
}

void RunsPanel::connectParts()
{
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) { onCurrentChanged(current.row()); });
    connect(
        m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPanel::refreshChosen);
    auto* const menu = new QMenu(this);
    m_actions->fill(*menu);
    connect(m_view, &QWidget::customContextMenuRequested, menu, [this, menu](const QPoint& place) {
        menu->popup(m_view->viewport()->mapToGlobal(place));
    });
    connect(m_continue, &QPushButton::clicked, this, [this] { Q_EMIT continueWanted(m_current); });
    connect(m_actions, &RunActions::continueWanted, this, &RunsPanel::continueWanted);
    connect(m_actions, &RunActions::failed, this, &RunsPanel::failed);
    connect(&m_shelf, &bridge::RunShelf::changed, this, &RunsPanel::showRuns);
    connect(&m_shelf, &bridge::RunShelf::failed, this, &RunsPanel::failed);
    connect(&m_workspace.training(), &bridge::TrainingSession::stateChanged, this, [this] {
        // Once it is over the project tells how; until it is read again the run stays as it was.
        if (m_workspace.training().isActive())
            m_model.setActive(m_workspace.trainedRun());
        refreshButton();
    });
}

void RunsPanel::reload()
{
    if (m_workspace.set() != nullptr)
        m_shelf.load(m_workspace.set()->projectFile);
}

void RunsPanel::showRuns()
{
    std::vector<bridge::RunSummary> runs;
    std::ranges::copy_if(m_shelf.runs(), std::back_inserter(runs), [](const bridge::RunSummary& summary) {
        return summary.run.binnedAt.empty();
    });
    const std::int64_t wanted = m_current;
    m_model.setRuns(std::move(runs));
    m_model.setActive(m_workspace.trainedRun());
    if (const auto* const latest = m_model.run(0); m_model.rowOf(wanted) >= 0)
        select(wanted);
    else if (latest != nullptr)
        select(latest->run.number);
    else
        onCurrentChanged(-1);
    m_empty->setVisible(m_model.rowCount() == 0);
    m_view->setVisible(m_model.rowCount() > 0);
    refreshButton();
}

void RunsPanel::select(std::int64_t number)
{
    m_current = number;
    const int row = m_model.rowOf(number);
    if (row >= 0 && row != m_view->currentIndex().row()) // with several chosen it stays so
        m_view->setCurrentIndex(m_model.index(row, 0));
}

void RunsPanel::setBest(std::int64_t number, double best, int epochs)
{
    m_model.setBest(number, best, epochs);
}

const bridge::RunSummary* RunsPanel::find(std::int64_t number) const
{
    return m_model.run(m_model.rowOf(number));
}

void RunsPanel::onCurrentChanged(int row)
{
    const bridge::RunSummary* const chosen = m_model.run(row);
    // A model that is being replaced has no current row for a moment.
    if (chosen != nullptr || m_model.rowCount() == 0)
        m_current = chosen == nullptr ? 0 : chosen->run.number;
    refreshButton();
    Q_EMIT runChosen(m_current);
}

void RunsPanel::refreshChosen()
{
    QList<qint64> numbers;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (const bridge::RunSummary* const run = m_model.run(index.row()))
            numbers << run->run.number;
    }
    m_actions->setChosen(numbers);
}

void RunsPanel::refreshButton()
{
    const bridge::RunSummary* const chosen = find(m_current);
    m_continue->setEnabled(chosen != nullptr && !m_workspace.training().isActive()
                           && chosen->run.state != project::RunState::Finished);
}

void RunsPanel::retranslate()
{
    m_title->setText(tr("Runs"));
    m_view->setAccessibleName(tr("Runs of this project"));
    m_empty->setText(tr("Each training is kept here with its curves and predictions."));
    m_continue->setText(tr("Continue this run"));
    refreshButton();
    m_continue->setToolTip(tr("Goes on from the run's last checkpoint, as if it had never stopped"));
    m_model.retranslate();
    m_actions->retranslate();
    m_empty->setVisible(m_model.rowCount() == 0);
    m_view->setVisible(m_model.rowCount() > 0);
}

} // namespace carpo::pages
