// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/selection_bar.h"

#include "app/bridge/selection_words.h"
#include "app/pages/explore/condition_editor.h"
#include "app/pages/explore/view_menu.h"
#include "engine/explore/histogram.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr int kWidestChip = 360;
constexpr int kNarrowestChip = 90;
constexpr int kBesideChips = 700; // for the buttons and the counts

QToolButton* button(const char* name, const char* icon, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setProperty("look", QStringLiteral("quiet"));
    made->setIcon(style::icon(QLatin1String(icon)));
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

} // namespace

SelectionBar::SelectionBar(bridge::Selection& selection, bridge::ViewShelf& shelf, QWidget* parent)
    : TranslatedWidget(parent)
    , m_selection(selection)
{
    createParts(shelf);
    createLayout();
    connectParts();
    SelectionBar::retranslate();
}

void SelectionBar::createParts(bridge::ViewShelf& shelf)
{
    m_add = button("addCondition", "list-add", this);
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_views = button("views", "view-filter", this);
    m_views->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_views->setPopupMode(QToolButton::InstantPopup);
    m_viewMenu = new ViewMenu(m_selection, shelf, this);
    m_views->setMenu(m_viewMenu);
    m_undo = button("undoSelection", "edit-undo", this);
    m_redo = button("redoSelection", "edit-redo", this);
    m_clear = button("clearSelection", "edit-clear", this);
    m_differences = button("showDifferences", "office-chart-bar", this);
    m_differences->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("selectionCounts"));
    m_editor = new ConditionEditor(this);
}

void SelectionBar::createLayout()
{
    m_chipLine = new QHBoxLayout;
    m_chipLine->setSpacing(style::kUnit);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_add);
    layout->addWidget(m_views);
    layout->addLayout(m_chipLine);
    layout->addWidget(m_clear);
    layout->addStretch(1);
    layout->addWidget(m_counts);
    layout->addWidget(m_differences);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    // A chip that comes or goes moves nothing on the page.
    QToolButton chip(this);
    chip.setProperty("look", QStringLiteral("chip"));
    chip.setText(QStringLiteral("x"));
    chip.ensurePolished();
    setMinimumHeight(chip.sizeHint().height());
}

void SelectionBar::connectParts()
{
    connect(m_add, &QToolButton::clicked, this, &SelectionBar::openEditor);
    connect(m_undo, &QToolButton::clicked, &m_selection, &bridge::Selection::undo);
    connect(m_redo, &QToolButton::clicked, &m_selection, &bridge::Selection::redo);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_selection.setRule({}); });
    connect(m_differences, &QToolButton::clicked, this, &SelectionBar::differencesWanted);
    connect(m_editor, &ConditionEditor::applied, &m_selection, &bridge::Selection::choose);
    connect(&m_selection, &bridge::Selection::ruleChanged, this, &SelectionBar::refresh);
    connect(&m_selection, &bridge::Selection::rowsChanged, this, &SelectionBar::refresh);
}

void SelectionBar::refresh()
{
    refreshChips();
    const bool isNarrowed = !m_selection.rule().empty();
    m_add->setEnabled(m_selection.rows() != nullptr);
    m_undo->setEnabled(m_selection.canUndo());
    m_redo->setEnabled(m_selection.canRedo());
    m_clear->setVisible(isNarrowed);
    m_differences->setVisible(isNarrowed && (m_selection.rows() == nullptr || m_selection.rows()->count > 0));
    m_counts->setText(counts());
}

// Made anew only where they say something else: who is on one of them by keyboard stays there.
void SelectionBar::refreshChips()
{
    QStringList words;
    if (m_selection.rows() != nullptr) {
        for (const explore::Condition& each : m_selection.rule())
            words += bridge::conditionWords(each, *m_selection.rows()->columns);
    }
    const int each = words.isEmpty() ? 0 : (width() - kBesideChips) / static_cast<int>(words.size());
    const int widest = std::clamp(each, kNarrowestChip, kWidestChip);
    if (words == m_chipWords && widest == m_widestChip)
        return;
    m_chipWords = words;
    m_widestChip = widest;
    const auto focused = std::ranges::find_if(m_chips, &QWidget::hasFocus);
    const auto place = focused == m_chips.end() ? -1 : static_cast<int>(focused - m_chips.begin());
    for (QToolButton* const chip : m_chips)
        delete chip;
    m_chips.clear();
    for (int i = 0; i < words.size(); ++i)
        addChip(i);
    if (place < 0)
        return;
    QToolButton* const next =
        m_chips.empty() ? m_add : m_chips[std::min(static_cast<std::size_t>(place), m_chips.size() - 1)];
    next->show(); // what is not in sight takes no focus
    next->setFocus();
}

void SelectionBar::addChip(int place)
{
    const QString& words = m_chipWords[place];
    auto* const chip = new QToolButton(this);
    chip->setObjectName(QStringLiteral("conditionChip"));
    chip->setProperty("look", QStringLiteral("chip"));
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(style::icon(QStringLiteral("window-close")));
    chip->setText(chip->fontMetrics().elidedText(words, Qt::ElideRight, m_widestChip));
    chip->setToolTip(tr("%1. Click to take this condition away.").arg(words));
    chip->setAccessibleName(words);
    chip->setFocusPolicy(Qt::StrongFocus);
    // The chip goes with the click: not before its own event has ended.
    connect(
        chip,
        &QToolButton::clicked,
        &m_selection,
        [this, place] { m_selection.remove(static_cast<std::size_t>(place)); },
        Qt::QueuedConnection);
    QWidget::setTabOrder(m_chips.empty() ? m_views : m_chips.back(), chip);
    m_chipLine->addWidget(chip);
    m_chips.push_back(chip);
}

QString SelectionBar::counts() const
{
    const bridge::ChosenRowsPtr& rows = m_selection.rows();
    if (rows == nullptr || rows->isEverything())
        return {};
    QString words = tr("selection: %1 of %2")
                        .arg(style::countNumber(static_cast<qint64>(rows->count)),
                             style::countNumber(static_cast<qint64>(rows->mask.size())));
    const explore::Column* const age = rows->columns->find("age");
    if (age == nullptr || rows->count == 0)
        return words;
    const explore::ColumnSummary summary = explore::summaryOf(age->numbers, rows->mask);
    //: the mean of the ages
    return words + QStringLiteral(" · ") + tr("mean %1").arg(bridge::columnNumber(*age, summary.mean));
}

void SelectionBar::openEditor()
{
    m_editor->open(m_selection.rows()->columns, m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void SelectionBar::retranslate()
{
    m_add->setText(tr("Condition"));
    m_add->setToolTip(tr("Choose images by a number or a word that is known of them"));
    m_views->setText(tr("Views"));
    m_views->setToolTip(tr("Selections with a name: their conditions are kept, not their images"));
    m_clear->setToolTip(tr("Choose all images again"));
    m_clear->setAccessibleName(tr("Choose all images again"));
    m_undo->setToolTip(tr("Undo the last choice"));
    m_undo->setAccessibleName(tr("Undo the last choice"));
    m_redo->setToolTip(tr("Redo the choice"));
    m_redo->setAccessibleName(tr("Redo the choice"));
    m_differences->setText(tr("Why is it different?"));
    m_differences->setToolTip(tr("What sets this selection apart from the rest"));
    m_widestChip = 0; // what they offer is said in another language
    refresh();
}

} // namespace carpo::pages
