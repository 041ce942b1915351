// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/queue_panel.h"

#include "app/bridge/words.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr int kListHeight = 96;
constexpr int kKindRole = Qt::UserRole + 1;
constexpr int kReasonRole = Qt::UserRole + 2;

enum class Kind
{
    Waiting,
    Failed,
    Unreadable
};

Kind kindOf(const QListWidgetItem& item)
{
    return static_cast<Kind>(item.data(kKindRole).toInt());
}

/// Trials that are over, passed over or not.
std::size_t doneTrials(const jobs::SweepStanding& sweep)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        sweep.trials, [](const training::TrialSoFar& trial) { return trial.isFinished || trial.hasFailed; }));
}

/// Trials that were begun.
std::size_t begunTrials(const jobs::SweepStanding& sweep)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(sweep.trials, [](const training::TrialSoFar& trial) {
            return !trial.scores.empty() || trial.isFinished || trial.hasFailed;
        }));
}

} // namespace

QueuePanel::QueuePanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
{
    createLayout();
    connectParts();
    QueuePanel::retranslate();
}

void QueuePanel::createLayout()
{
    m_title = new QLabel(this);
    m_empty = new QLabel(this);
    m_empty->setProperty("look", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("queueNote"));
    m_note->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("queue"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedHeight(style::Theme::instance().scaled(kListHeight));
    const auto tool = [this](const char* name, const char* icon) {
        auto* made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setProperty("look", QStringLiteral("quiet"));
        made->setIcon(style::icon(QLatin1String(icon)));
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    m_up = tool("queueUp", "go-up");
    m_down = tool("queueDown", "go-down");
    m_again = tool("queueAgain", "view-refresh");
    m_remove = tool("queueRemove", "list-remove");
    m_add = new QPushButton(this);
    m_add->setObjectName(QStringLiteral("queueAdd"));
    m_add->setIcon(style::icon(QStringLiteral("list-add")));
    m_go = new QPushButton(this);
    m_go->setObjectName(QStringLiteral("queueGo"));
    auto* heading = new QHBoxLayout;
    heading->setSpacing(style::kUnit);
    heading->addWidget(m_title, 1);
    for (QToolButton* const each : {m_up, m_down, m_again, m_remove})
        heading->addWidget(each);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(heading);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);
    layout->addWidget(m_note);
    layout->addWidget(m_add);
    layout->addWidget(m_go);
}

void QueuePanel::connectParts()
{
    bridge::RunQueue& queue = m_workspace.queue();
    connect(&queue, &bridge::RunQueue::changed, this, &QueuePanel::showQueue);
    connect(
        &m_workspace.training(), &bridge::TrainingSession::stateChanged, this, &QueuePanel::refreshButtons);
    connect(m_list, &QListWidget::currentRowChanged, this, &QueuePanel::refreshButtons);
    connect(m_add, &QPushButton::clicked, this, &QueuePanel::addWanted);
    connect(m_go, &QPushButton::clicked, this, [&queue] {
        if (queue.isGoing() || queue.isToBegin())
            queue.hold();
        else
            queue.start();
    });
    connect(m_up, &QToolButton::clicked, this, [this, &queue] { queue.move(chosen(), -1); });
    connect(m_down, &QToolButton::clicked, this, [this, &queue] { queue.move(chosen(), 1); });
    connect(m_again, &QToolButton::clicked, this, [this, &queue] { queue.tryAgain(chosen()); });
    connect(m_remove, &QToolButton::clicked, this, [this, &queue] {
        if (chosen() > 0)
            queue.remove(chosen());
    });
}

std::int64_t QueuePanel::chosen() const
{
    const QListWidgetItem* const item = m_list->currentItem();
    return item == nullptr ? 0 : item->data(Qt::UserRole).toLongLong();
}

QString QueuePanel::entryWords(const jobs::SweepStanding& sweep) const
{
    const QString name = QString::fromStdString(sweep.stored.name);
    if (sweep.sweep.axes.empty())
        return name;
    const bool isHalving = sweep.sweep.strategy == training::SweepStrategy::Halving;
    //: a sweep's name, how many of its trainings are over, how many there are
    return tr("%1 · %2 of %3")
        .arg(name)
        .arg(isHalving ? begunTrials(sweep) : doneTrials(sweep))
        .arg(sweep.trials.size());
}

QListWidgetItem* QueuePanel::addEntry(const project::StoredSweep& sweep, const QString& words)
{
    auto* const item = new QListWidgetItem(words, m_list);
    item->setData(Qt::UserRole, QVariant::fromValue<qlonglong>(sweep.number));
    item->setToolTip(words);
    return item;
}

void QueuePanel::addProblems()
{
    const auto add =
        [this](const project::StoredSweep& sweep, const QString& words, Kind kind, const core::Error& error) {
            QListWidgetItem* const item = addEntry(sweep, words.arg(QString::fromStdString(sweep.name)));
            item->setData(kKindRole, static_cast<int>(kind));
            item->setData(kReasonRole, bridge::errorWords(error));
            item->setToolTip(item->text() + QLatin1Char('\n') + bridge::errorWords(error));
            item->setIcon(style::icon(QStringLiteral("dialog-warning")));
        };
    //: an experiment's name
    const QString failed = tr("%1 · could not be trained");
    //: an experiment's name
    const QString unreadable = tr("%1 · cannot be read");
    for (const bridge::SweepStandingPtr& each : m_workspace.queue().failedOnes())
        add(each->stored, failed, Kind::Failed, each->failures.front().error);
    for (const bridge::UnreadableSweep& each : m_workspace.queue().unreadable())
        add(each.stored, unreadable, Kind::Unreadable, each.error);
}

void QueuePanel::showQueue()
{
    const QSignalBlocker blocker(m_list);
    const std::int64_t wanted = chosen();
    const bridge::RunQueue& queue = m_workspace.queue();
    m_list->clear();
    for (const bridge::SweepStandingPtr& each : queue.waiting()) {
        QListWidgetItem* const item = addEntry(each->stored, entryWords(*each));
        QString tip = item->text();
        if (!each->failures.empty())
            tip += QLatin1Char('\n')
                   + tr("%n could not be trained", nullptr, static_cast<int>(each->failures.size()));
        item->setToolTip(tip);
        const bool isCurrent = queue.current() == each->stored.number;
        item->setIcon(isCurrent ? style::icon(QStringLiteral("media-playback-start"), style::Role::Accent)
                                : style::icon(QStringLiteral("clock"), style::Role::MutedText));
    }
    addProblems();
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toLongLong() == wanted)
            m_list->setCurrentRow(row);
    }
    m_list->setVisible(m_list->count() > 0);
    m_empty->setVisible(m_list->count() == 0);
    refreshButtons();
}

void QueuePanel::refreshButtons()
{
    const bridge::RunQueue& queue = m_workspace.queue();
    const bool isHeldByClick = queue.isGoing() || queue.isToBegin();
    const auto waiting = static_cast<int>(queue.waiting().size());
    const int row = m_list->currentRow();
    const QListWidgetItem* const chosen = m_list->currentItem();
    m_add->setEnabled(m_workspace.set() != nullptr);
    m_go->setVisible(waiting > 0 || isHeldByClick);
    m_go->setText(isHeldByClick ? tr("Hold the queue") : tr("Train the queue"));
    m_go->setIcon(style::icon(isHeldByClick ? QStringLiteral("media-playback-pause")
                                            : QStringLiteral("media-playback-start")));
    m_go->setToolTip(queue.isGoing()     ? tr("Stops the run at a checkpoint; the queue goes on from there")
                     : queue.isToBegin() ? tr("The queue does not begin by itself when the run is over")
                                         : tr("One after the other; also what was begun before a restart"));
    m_up->setEnabled(row > 0 && row < waiting);
    m_down->setEnabled(row >= 0 && row + 1 < waiting);
    m_remove->setEnabled(row >= 0);
    for (QToolButton* const each : {m_up, m_down})
        each->setVisible(waiting > 0);
    m_again->setVisible(!queue.failedOnes().empty());
    m_again->setEnabled(chosen != nullptr && kindOf(*chosen) == Kind::Failed);
    m_remove->setVisible(m_list->count() > 0);
    refreshNote(chosen);
}

void QueuePanel::refreshNote(const QListWidgetItem* chosen)
{
    QString note = chosen == nullptr ? QString() : chosen->data(kReasonRole).toString();
    if (note.isEmpty() && m_workspace.queue().isToBegin())
        note = tr("Begins when the run under way is over.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void QueuePanel::retranslate()
{
    m_title->setText(tr("Queue"));
    m_empty->setText(tr("Experiments that wait are trained one after the other."));
    m_add->setText(tr("Add to the queue"));
    m_add->setToolTip(tr("Puts the form's experiment at the end of the queue"));
    m_list->setAccessibleName(tr("Experiments that wait to be trained"));
    m_up->setToolTip(tr("Train it sooner"));
    m_down->setToolTip(tr("Train it later"));
    m_again->setToolTip(tr("Put it into the queue again"));
    m_remove->setToolTip(tr("Take it out of the queue; its runs stay"));
    for (QToolButton* const each : {m_up, m_down, m_again, m_remove})
        each->setAccessibleName(each->toolTip());
    showQueue();
}

} // namespace carpo::pages
