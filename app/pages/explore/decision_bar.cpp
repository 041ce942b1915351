// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/decision_bar.h"

#include "app/models/suspect_model.h"
#include "app/pages/explore/label_editor.h"
#include "engine/jobs/target_column.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::pages {

using project::Decision;
using project::DecisionKind;
using training::Target;

namespace {

QToolButton* buttonOf(QAction* action, Qt::ToolButtonStyle style, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("look", QStringLiteral("quiet"));
    return button;
}

} // namespace

DecisionBar::DecisionBar(bridge::DecisionDesk& desk, QWidget* page)
    : TranslatedWidget(page)
    , m_desk(desk)
{
    m_keep = addAction("keepImage", "dialog-ok", Qt::Key_K, page);
    m_exclude = addAction("excludeImage", "list-remove", Qt::Key_X, page);
    m_mark = addAction("markImage", "bookmark-new", Qt::Key_M, page);
    m_correct = addAction("correctImage", "document-edit", Qt::Key_C, page);
    m_undo = addAction("undoDecision", "edit-undo", QKeySequence::Undo, page);
    m_redo = addAction("redoDecision", "edit-redo", Qt::CTRL | Qt::SHIFT | Qt::Key_Z, page);
    createLayout();
    connectActions();
    DecisionBar::retranslate();
}

QAction* DecisionBar::addAction(const char* name, const char* icon, const QKeySequence& key, QWidget* page)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setIcon(style::icon(QLatin1String(icon)));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
    return action;
}

void DecisionBar::createLayout()
{
    m_editor = new LabelEditor(this);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("decisionState"));
    m_state->setProperty("look", QStringLiteral("small"));
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(style::kUnit);
    for (QAction* const action : {m_keep, m_exclude, m_mark, m_correct})
        buttons->addWidget(buttonOf(action, Qt::ToolButtonTextBesideIcon, this));
    buttons->addStretch(1);
    auto* state = new QHBoxLayout;
    state->setSpacing(style::kUnit);
    state->addWidget(m_state, 1);
    for (QAction* const action : {m_undo, m_redo})
        state->addWidget(buttonOf(action, Qt::ToolButtonIconOnly, this));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(buttons);
    layout->addLayout(state);
}

void DecisionBar::connectActions()
{
    connect(m_keep, &QAction::triggered, this, &DecisionBar::keep);
    connect(m_exclude, &QAction::triggered, this, &DecisionBar::toggleExclusion);
    connect(m_mark, &QAction::triggered, this, &DecisionBar::toggleMark);
    connect(m_correct, &QAction::triggered, this, &DecisionBar::openEditor);
    connect(m_undo, &QAction::triggered, &m_desk, &bridge::DecisionDesk::undo);
    connect(m_redo, &QAction::triggered, &m_desk, &bridge::DecisionDesk::redo);
    connect(m_editor, &LabelEditor::corrected, this, &DecisionBar::decide);
    connect(&m_desk, &bridge::DecisionDesk::changed, this, &DecisionBar::refresh);
}

void DecisionBar::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    refresh();
}

void DecisionBar::setTarget(training::Target target)
{
    if (std::exchange(m_target, target) != target)
        refresh();
}

void DecisionBar::setImage(int datasetRow)
{
    m_row = datasetRow;
    refresh();
}

void DecisionBar::setImages(std::vector<int> datasetRows)
{
    m_together = std::move(datasetRows);
    refresh();
}

void DecisionBar::decide(std::vector<Decision> decisions)
{
    m_desk.decide(std::move(decisions));
    Q_EMIT decided();
}

std::vector<std::size_t> DecisionBar::images() const
{
    if (std::ranges::find(m_together, m_row) == m_together.end())
        return {image()};
    return {m_together.begin(), m_together.end()};
}

// Kept is what was looked at and found good, whatever was thought of it before.
void DecisionBar::keep()
{
    std::vector<Decision> decisions;
    for (const std::size_t each : images()) {
        decisions.push_back({.image = each, .kind = DecisionKind::Tag, .value = bridge::kSeenTag});
        if (m_desk.isExcluded(each))
            decisions.push_back({.image = each, .kind = DecisionKind::Include});
        if (m_desk.hasTag(each, bridge::kMarkedTag))
            decisions.push_back({.image = each, .kind = DecisionKind::Untag, .value = bridge::kMarkedTag});
    }
    decide(std::move(decisions));
}

// Of several all become what the one that is looked at becomes.
void DecisionBar::toggleExclusion()
{
    const auto kind = m_desk.isExcluded(image()) ? DecisionKind::Include : DecisionKind::Exclude;
    std::vector<Decision> decisions;
    for (const std::size_t each : images())
        decisions.push_back({.image = each, .kind = kind});
    decide(std::move(decisions));
}

void DecisionBar::toggleMark()
{
    const auto kind = m_desk.hasTag(image(), bridge::kMarkedTag) ? DecisionKind::Untag : DecisionKind::Tag;
    std::vector<Decision> decisions;
    for (const std::size_t each : images())
        decisions.push_back({.image = each, .kind = kind, .value = bridge::kMarkedTag});
    decide(std::move(decisions));
}

void DecisionBar::openEditor()
{
    m_editor->open(*m_set->dataset, *m_desk.table(), image(), mapToGlobal(QPoint(0, height())));
}

void DecisionBar::refresh()
{
    const bool canDecide = m_row >= 0 && m_desk.table() != nullptr;
    for (QAction* const action : {m_keep, m_exclude, m_mark, m_correct})
        action->setEnabled(canDecide);
    m_undo->setEnabled(m_desk.canUndo());
    m_redo->setEnabled(m_desk.canRedo());
    const bool isExcluded = canDecide && m_desk.isExcluded(image());
    m_exclude->setText(isExcluded ? tr("Back to training") : tr("Leave out"));
    m_exclude->setToolTip(isExcluded ? tr("Back to training (X)") : tr("Leave out of training (X)"));
    if (m_set == nullptr || m_desk.table() == nullptr) {
        m_state->clear();
        return;
    }
    QString decided = m_row < 0 ? QString() : models::decisionWords(m_desk, image());
    if (const std::size_t together = canDecide ? images().size() : 1; together > 1)
        decided = tr("%Ln image(s) together", nullptr, static_cast<int>(together));
    const auto left = leftForTraining();
    const QString count =
        left == 1 ? tr("1 image for training") : tr("%1 images for training").arg(style::countNumber(left));
    m_state->setText(decided.isEmpty() ? count : QString(decided + QStringLiteral(" · ") + count));
}

qint64 DecisionBar::leftForTraining() const
{
    const project::DecisionTable& decided = *m_desk.table();
    const dataset::Dataset& dataset = *m_set->dataset;
    const bool hasAges = std::ranges::any_of(dataset.months, [](float age) { return std::isfinite(age); });
    // A folder of classes can be trained on before somebody has chosen that target.
    const bool isForClasses = m_target == Target::Age && !hasAges && !dataset.classes.empty();
    const Target target = isForClasses ? Target::Class : m_target;
    const auto isCorrected = [&](std::size_t i) {
        return (target == Target::Age && std::isfinite(decided.months[i]))
               || (target == Target::Sex && decided.sexes[i] != dataset::Sex::Unknown);
    };
    qint64 left = 0;
    for (std::size_t i = 0; i < std::min(dataset.size(), decided.excluded.size()); ++i) {
        const bool isKnown = jobs::isLabelled(dataset, i, target) || isCorrected(i);
        const bool isReadable = !m_set->scan || m_set->scan->decoded[i];
        left += isKnown && isReadable && !decided.excluded[i] ? 1 : 0;
    }
    return left;
}

void DecisionBar::retranslate()
{
    m_keep->setText(tr("Keep"));
    m_keep->setToolTip(tr("Looked at and kept (K)"));
    m_mark->setText(tr("Mark"));
    m_mark->setToolTip(tr("Mark to come back to it (M)"));
    m_correct->setText(tr("Correct…"));
    m_correct->setToolTip(tr("Correct sex or age; the files stay as they are (C)"));
    m_undo->setText(tr("Undo decision"));
    m_undo->setToolTip(tr("Undo the last decision (Ctrl+Z)"));
    m_redo->setText(tr("Redo decision"));
    m_redo->setToolTip(tr("Redo the decision (Ctrl+Shift+Z)"));
    refresh();
}

} // namespace carpo::pages
