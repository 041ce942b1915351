// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/run_table_panel.h"

#include "app/bridge/words.h"
#include "app/pages/experiment/run_actions.h"
#include "app/pages/first_focus.h"
#include "app/pages/quiet_button.h"
#include "app/pages/table_look.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/figures_delegate.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace carpo::pages {
namespace {

using Key = settings::Settings::Key;
using project::RunState;

constexpr int kWidestColumn = 240;
constexpr int kWidestName = 168; // its beginning and its end tell it apart
constexpr std::array kStates{
    RunState::Finished, RunState::Stopped, RunState::Failed, RunState::Paused, RunState::Running};

} // namespace

RunTablePanel::RunTablePanel(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_shelf(shelf)
    , m_filter(m_model)
{
    m_actions = new RunActions(workspace, shelf, *this);
    createFilters();
    createTable();
    createLayout();
    connectParts();
    RunTablePanel::retranslate();
}

void RunTablePanel::createFilters()
{
    m_words = new QLineEdit(this);
    m_words->setObjectName(QStringLiteral("runFilter"));
    m_words->setClearButtonEnabled(true);
    m_state = new QComboBox(this);
    m_state->setObjectName(QStringLiteral("runStateFilter"));
    m_tag = new QComboBox(this);
    m_tag->setObjectName(QStringLiteral("runTagFilter"));
    m_differing = quietButton("onlyDiffering", "view-filter", this);
    m_differing->setCheckable(true);
    m_columns = quietButton("runColumns", "view-list-details", this);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columnMenu = new QMenu(this);
    m_columns->setMenu(m_columnMenu);
    m_bin = quietButton("showBin", "user-trash", this);
    m_bin->setCheckable(true);
    m_empty = quietButton("emptyBin", "trash-empty", this);
}

void RunTablePanel::createTable()
{
    m_view = new QTableView(this);
    m_view->setObjectName(QStringLiteral("runTable"));
    m_view->setModel(&m_filter);
    applyTableLook(*m_view, kWidestColumn);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(models::RunTableModel::columnOf("number"), Qt::DescendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideMiddle); // a trial's name ends with what tells it apart
    m_nothing = new feedback::StateView(this);
    m_nothing->setObjectName(QStringLiteral("runTableEmpty"));
}

void RunTablePanel::createLayout()
{
    auto* filters = new QHBoxLayout;
    filters->setSpacing(style::kWithinGroup);
    filters->addWidget(m_words, 1);
    filters->addWidget(m_state);
    filters->addWidget(m_tag);
    filters->addWidget(m_differing);
    filters->addWidget(m_columns);
    auto* doing = new QHBoxLayout;
    doing->setSpacing(style::kUnit);
    for (const auto& [action, name] : {std::pair{m_actions->compareAction(), "compareRunsButton"},
                                       std::pair{m_actions->repeatAction(), "repeatRunButton"},
                                       std::pair{m_actions->binAction(), "binRunsButton"}}) {
        auto* const made = quietButton(name, "edit-copy", this);
        made->setDefaultAction(action);
        doing->addWidget(made);
    }
    doing->addStretch(1);
    doing->addWidget(m_empty); // before the bin's button, which stays where it is
    doing->addWidget(m_bin);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(filters);
    layout->addLayout(doing);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_view, 1);
    passFocus(*this, *m_view);
}

void RunTablePanel::connectParts()
{
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        filter([&] { m_filter.setWords(words); });
    });
    connect(m_state, &QComboBox::activated, this, [this](int index) {
        const QVariant state = m_state->itemData(index);
        filter([&] {
            m_filter.setState(state.isValid() ? std::optional(static_cast<RunState>(state.toInt()))
                                              : std::nullopt);
        });
    });
    connect(m_tag, &QComboBox::activated, this, [this](int index) {
        filter([&] { m_filter.setTag(m_tag->itemData(index).toString()); });
    });
    connect(m_differing, &QToolButton::toggled, this, &RunTablePanel::showColumns);
    connect(
        m_bin, &QToolButton::toggled, this, [this](bool isBin) { filter([&] { m_filter.setBin(isBin); }); });
    connect(m_empty, &QToolButton::clicked, &m_shelf, &bridge::RunShelf::emptyBin);
    connect(&m_shelf, &bridge::RunShelf::emptying, this, &RunTablePanel::refreshState);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &RunTablePanel::fillColumnMenu);
    auto* const menu = new QMenu(this);
    m_actions->fill(*menu);
    connect(m_view, &QWidget::customContextMenuRequested, menu, [this, menu](const QPoint& place) {
        menu->popup(m_view->viewport()->mapToGlobal(place));
    });
    QHeaderView* const header = m_view->horizontalHeader();
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& place) {
        m_columnMenu->popup(header->mapToGlobal(place));
    });
    connect(header, &QHeaderView::sectionMoved, this, &RunTablePanel::remember);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &RunTablePanel::refreshChosen);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) { onCurrentChanged(current.row()); });
    connect(m_nothing, &feedback::StateView::activated, this, [this] { m_remedy(); });
    connect(&m_model, &models::RunTableModel::notesEdited, &m_shelf, &bridge::RunShelf::setNotes);
    connect(&m_model, &models::RunTableModel::tagsEdited, &m_shelf, &bridge::RunShelf::setTags);
    connect(&m_shelf, &bridge::RunShelf::changed, this, &RunTablePanel::showRuns);
    connect(&m_workspace.training(), &bridge::TrainingSession::advanced, this, &RunTablePanel::onAdvanced);
    connect(
        &m_workspace.training(), &bridge::TrainingSession::stateChanged, this, &RunTablePanel::showNothing);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        m_view->verticalHeader()->setDefaultSectionSize(style::Theme::instance().scaled(kTableRowHeight));
    });
}

void RunTablePanel::showRuns()
{
    filter([this] {
        m_model.setRuns(m_shelf.runs());
        m_model.setActive(m_workspace.trainedRun());
        fillTags();
    });
}

void RunTablePanel::onAdvanced(const bridge::TrainingFrame& frame)
{
    const auto trained = m_workspace.trainedRun();
    if (frame.epochs.empty() || !trained)
        return;
    std::vector<training::EpochReport> reports;
    for (const bridge::EpochEnd& epoch : frame.epochs)
        reports.push_back(epoch.report);
    m_model.addEpochs(*trained, reports);
}

void RunTablePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    showColumns();
}

std::vector<int> RunTablePanel::shownColumns() const
{
    std::vector<int> columns;
    for (const QString& key : m_workspace.settings().list(Key::RunColumns)) {
        if (const int column = models::RunTableModel::columnOf(key.toStdString()); column >= 0)
            columns.push_back(column);
    }
    if (!m_differing->isChecked())
        return columns;
    std::erase_if(columns, [](int column) {
        return models::runFields()[static_cast<std::size_t>(column)].hyperparameter != nullptr;
    });
    // What they differ in stands right of what they came to.
    const auto best = std::ranges::find(columns, models::RunTableModel::columnOf("best"));
    const std::vector<int> differing = m_filter.differingColumns();
    columns.insert(best == columns.end() ? best : best + 1, differing.begin(), differing.end());
    return columns;
}

// Widths are measured only for who sees them.
void RunTablePanel::showColumns()
{
    if (!isVisible())
        return;
    m_isArranging = true;
    const std::vector<int> columns = shownColumns();
    const std::set<int> shown(columns.begin(), columns.end());
    QHeaderView* const header = m_view->horizontalHeader();
    for (int column = 0; column < m_filter.columnCount(); ++column)
        m_view->setColumnHidden(column, !shown.contains(column));
    for (std::size_t place = 0; place < columns.size(); ++place) {
        header->moveSection(header->visualIndex(columns[place]), static_cast<int>(place));
        m_view->resizeColumnToContents(columns[place]);
        const bool isName = models::runFields()[static_cast<std::size_t>(columns[place])].kind
                            == models::RunField::Kind::Name;
        const int width = m_view->columnWidth(columns[place]) + style::kWithinGroup;
        m_view->setColumnWidth(
            columns[place], isName ? std::min(width, style::Theme::instance().scaled(kWidestName)) : width);
    }
    m_isArranging = false;
}

void RunTablePanel::fillColumnMenu()
{
    m_columnMenu->clear();
    const QStringList shown = m_workspace.settings().list(Key::RunColumns);
    QMenu* group = m_columnMenu;
    std::string_view groupKey;
    for (const models::RunField& field : models::runFields()) {
        if (field.hyperparameter != nullptr && field.hyperparameter->group() != groupKey) {
            groupKey = field.hyperparameter->group();
            const auto named = std::ranges::find(
                training::groups(), groupKey, [](const training::Group& each) { return each.key; });
            group = m_columnMenu->addMenu(bridge::translated("Hyperparameter", named->name));
        }
        QAction* const action = group->addAction(models::fieldName(field));
        action->setCheckable(true);
        action->setChecked(shown.contains(QString::fromStdString(field.key)));
        action->setEnabled(field.kind != models::RunField::Kind::Number); // a row without it has no name
        action->setData(QString::fromStdString(field.key));
        connect(action, &QAction::toggled, this, [this, key = field.key](bool isShown) {
            setShown(key, isShown);
        });
    }
}

void RunTablePanel::setShown(const std::string& key, bool isShown)
{
    QStringList keys = m_workspace.settings().list(Key::RunColumns);
    const QString text = QString::fromStdString(key);
    keys.removeAll(text);
    if (isShown)
        keys.append(text);
    m_workspace.settings().setValue(Key::RunColumns, keys);
    showColumns();
}

void RunTablePanel::remember()
{
    // The columns that differ come and go by themselves.
    if (m_isArranging || m_differing->isChecked())
        return;
    std::vector<int> columns = shownColumns();
    const QHeaderView* const header = m_view->horizontalHeader();
    std::ranges::sort(columns, {}, [header](int column) { return header->visualIndex(column); });
    QStringList keys;
    for (const int column : columns)
        keys.append(QString::fromStdString(models::runFields()[static_cast<std::size_t>(column)].key));
    m_workspace.settings().setValue(Key::RunColumns, keys);
}

void RunTablePanel::fillTags()
{
    const QSignalBlocker blocker(m_tag);
    const QString chosen = m_tag->currentData().toString();
    std::set<QString> tags;
    for (const bridge::RunSummary& run : m_shelf.runs()) {
        for (const std::string& tag : run.run.tags)
            tags.insert(QString::fromStdString(tag));
    }
    m_tag->clear();
    m_tag->addItem(tr("All tags"), QString());
    for (const QString& tag : tags)
        m_tag->addItem(tag, tag);
    const int index = m_tag->findData(chosen);
    m_tag->setCurrentIndex(std::max(0, index));
    m_filter.setTag(m_tag->currentData().toString());
    m_tag->setVisible(!tags.empty());
}

void RunTablePanel::refreshChosen()
{
    QList<qint64> numbers;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (const bridge::RunSummary* const run = m_filter.run(index.row()))
            numbers << run->run.number;
    }
    m_actions->setChosen(numbers);
}

void RunTablePanel::refreshState()
{
    const auto binned = m_shelf.binned().size();
    const bool isEmpty = m_filter.rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_nothing->setVisible(isEmpty);
    showNothing();
    m_bin->setText(binned > 0 ? tr("Bin (%1)").arg(binned) : tr("Bin"));
    m_empty->setVisible(m_filter.isBin());
    m_empty->setEnabled(binned > 0 && !m_shelf.isEmptying());
    showColumns();
    refreshChosen();
}

void RunTablePanel::retranslate()
{
    m_words->setPlaceholderText(tr("Filter runs"));
    m_words->setToolTip(tr("Words of the name, notes, tags, or of what differs from the defaults"));
    m_words->setAccessibleName(tr("Filter runs"));
    const QVariant state = m_state->currentData();
    m_state->clear();
    m_state->addItem(tr("Any state"));
    for (const RunState each : kStates)
        m_state->addItem(bridge::runStateWords(each), static_cast<int>(each));
    m_state->setCurrentIndex(state.isValid() ? std::max(0, m_state->findData(state)) : 0);
    m_state->setAccessibleName(tr("State of the runs shown"));
    m_tag->setAccessibleName(tr("Tag of the runs shown"));
    m_differing->setText(tr("Only what differs"));
    m_differing->setToolTip(tr("A column for each setting in which the runs shown differ"));
    m_columns->setText(tr("Columns"));
    m_columns->setToolTip(tr("Which columns the table shows; drag a header to move it"));
    m_bin->setToolTip(tr("Show the runs in the bin"));
    m_empty->setText(tr("Empty"));
    m_empty->setToolTip(tr("Empties the bin: deletes these runs and their weights for good"));
    m_view->setAccessibleName(tr("Table of the runs; tags and notes can be edited (F2)"));
    m_model.retranslate();
    m_actions->retranslate();
    fillTags();
    refreshState();
}

} // namespace carpo::pages
