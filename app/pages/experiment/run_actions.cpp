// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_actions.h"

#include "app/bridge/words.h"
#include "engine/jobs/run_bin.h"
#include "widgets/style/icons.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

namespace carpo::pages {

RunActions::RunActions(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget& owner)
    : QObject(&owner)
    , m_workspace(workspace)
    , m_shelf(shelf)
    , m_branching(workspace.pool())
{
    m_repeat = create("repeatRun", "document-duplicate", owner);
    m_continue = create("continueRunAction", "media-playback-start", owner);
    m_branchBest = create("branchBest", "vcs-branch", owner);
    m_branchLast = create("branchLast", "vcs-branch", owner);
    m_compare = create("compareRuns", "labplot-xy-smoothing-curve", owner);
    m_bin = create("binRuns", "edit-delete", owner);
    m_bin->setShortcut(QKeySequence::Delete);
    m_bin->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connectActions();
    retranslate();
}

QAction* RunActions::create(const char* name, const char* icon, QWidget& owner)
{
    auto* const action = new QAction(&owner);
    action->setObjectName(QLatin1String(name));
    action->setIcon(style::icon(QLatin1String(icon)));
    owner.addAction(action);
    return action;
}

void RunActions::connectActions()
{
    connect(m_repeat, &QAction::triggered, this, &RunActions::repeat);
    connect(m_continue, &QAction::triggered, this, [this] {
        if (const bridge::RunSummary* const run = only())
            Q_EMIT continueWanted(run->run.number);
    });
    connect(m_branchBest, &QAction::triggered, this, [this] { branch(Weights::Best); });
    connect(m_branchLast, &QAction::triggered, this, [this] { branch(Weights::Last); });
    connect(m_compare, &QAction::triggered, this, [this] { Q_EMIT runsCompared(m_chosen); });
    connect(m_bin, &QAction::triggered, this, &RunActions::bin);
    connect(&m_shelf, &bridge::RunShelf::changed, this, &RunActions::refresh);
    connect(&m_workspace.training(), &bridge::TrainingSession::stateChanged, this, &RunActions::refresh);
}

void RunActions::setChosen(const QList<qint64>& runs)
{
    m_chosen = runs;
    refresh();
}

void RunActions::fill(QMenu& menu) const
{
    menu.addActions({m_continue, m_repeat, m_branchBest, m_branchLast});
    menu.addSeparator();
    menu.addAction(m_compare);
    menu.addSeparator();
    menu.addAction(m_bin);
}

const bridge::RunSummary* RunActions::only() const
{
    return m_chosen.size() == 1 ? m_shelf.find(m_chosen.first()) : nullptr;
}

void RunActions::refresh()
{
    const bridge::RunSummary* const run = only();
    const bridge::TrainingSession& training = m_workspace.training();
    const auto trained = m_workspace.trainedRun();
    const bool isTrained = trained && m_chosen.contains(*trained);
    const bool isBinned = run != nullptr && !run->run.binnedAt.empty();
    m_repeat->setEnabled(run != nullptr && run->experiment != nullptr);
    m_continue->setEnabled(run != nullptr && !isBinned && !training.isActive()
                           && run->run.state != project::RunState::Finished);
    const bool hasWeights = run != nullptr && run->experiment != nullptr && run->run.epochs > 0;
    m_branchBest->setEnabled(hasWeights);
    m_branchLast->setEnabled(hasWeights && !isTrained);
    m_compare->setEnabled(m_chosen.size() > 1);
    m_bin->setEnabled(!m_chosen.isEmpty() && !isTrained);
    const bridge::RunSummary* const first = m_chosen.isEmpty() ? nullptr : m_shelf.find(m_chosen.first());
    const bool takesOut = first != nullptr && !first->run.binnedAt.empty();
    m_bin->setText(takesOut ? tr("Take out") : tr("To the bin"));
    m_bin->setIcon(style::icon(takesOut ? QStringLiteral("edit-undo") : QStringLiteral("edit-delete")));
    m_bin->setToolTip(takesOut ? tr("Out of the bin, into the list again")
                               : tr("Into the bin: nothing is lost until that is emptied (Del)"));
}

void RunActions::repeat()
{
    if (const bridge::RunSummary* const run = only())
        Q_EMIT experimentWanted(*run->experiment,
                                tr("The form holds the experiment of run #%1.").arg(run->run.number));
}

void RunActions::branch(Weights weights)
{
    const bridge::RunSummary* const run = only();
    if (run == nullptr || m_workspace.set() == nullptr)
        return;
    const std::int64_t number = run->run.number;
    const auto work = [file = m_workspace.set()->projectFile, number, weights](
                          const std::stop_token&,
                          const core::ProgressFn&) -> core::Result<std::filesystem::path> {
        const auto project = project::Project::open(file);
        if (!project)
            return tl::unexpected(project.error());
        return weights == Weights::Best ? jobs::bestWeights(*project, number)
                                        : jobs::lastWeights(*project, number);
    };
    m_branching.start(
        work,
        [this, experiment = *run->experiment, number](
            const core::Result<std::filesystem::path>& file) mutable {
            if (!file) {
                Q_EMIT failed(file.error());
                return;
            }
            (void)experiment.set("transfer.weights", file->string()); // a text of any content is allowed
            Q_EMIT experimentWanted(
                experiment,
                tr("The form holds an experiment that starts with the weights of run #%1.").arg(number));
        });
}

void RunActions::bin()
{
    const bridge::RunSummary* const first = m_chosen.isEmpty() ? nullptr : m_shelf.find(m_chosen.first());
    if (first != nullptr)
        m_shelf.setBinned(m_chosen, first->run.binnedAt.empty());
}

void RunActions::retranslate()
{
    m_repeat->setText(tr("Repeat"));
    m_repeat->setToolTip(tr("Fills the form with this run's experiment"));
    m_continue->setText(tr("Continue this run"));
    m_continue->setToolTip(tr("Goes on from the run's last checkpoint, as if it had never stopped"));
    m_branchBest->setText(tr("Branch from the best weights"));
    m_branchBest->setToolTip(
        tr("Fills the form with an experiment that starts with the best epoch's weights"));
    m_branchLast->setText(tr("Branch from the last weights"));
    m_branchLast->setToolTip(tr("Fills the form with an experiment that starts where this run stopped"));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Draws the chosen runs over one another"));
    refresh();
}

} // namespace carpo::pages
