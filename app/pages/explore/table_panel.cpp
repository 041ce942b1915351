// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/table_panel.h"

#include "app/pages/first_focus.h"
#include "app/pages/quiet_button.h"
#include "app/pages/table_look.h"
#include "widgets/gallery/figures_delegate.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {
namespace {

using Key = settings::Settings::Key;

constexpr int kLookedAt = 50; // rows that a column's width is taken from
constexpr int kWidest = 280;

} // namespace

TablePanel::TablePanel(models::ImageListModel& model,
                       QItemSelectionModel& selection,
                       settings::Settings& settings,
                       QWidget* parent)
    : TranslatedWidget(parent)
    , m_model(model)
    , m_settings(settings)
{
    createParts();
    m_view->setModel(&m_model);
    QItemSelectionModel* const own = m_view->selectionModel();
    m_view->setSelectionModel(&selection);
    delete own;
    createLayout();
    connectParts();
    TablePanel::retranslate();
}

void TablePanel::createParts()
{
    m_columns = quietButton("tableColumns", "view-list-details", this);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("tableColumnMenu"));
    m_columns->setMenu(m_menu);
    m_copy = new QAction(this);
    m_copy->setObjectName(QStringLiteral("copyRows"));
    m_copy->setIcon(style::icon(QStringLiteral("edit-copy")));
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_copy);
    m_copyButton = quietButton("copyRowsButton", "edit-copy", this);
    m_copyButton->setDefaultAction(m_copy);
    m_export = quietButton("exportRows", "document-save", this);
    m_view = new QTableView(this);
    m_view->setObjectName(QStringLiteral("imageTable"));
    applyTableLook(*m_view, kWidest);
    QHeaderView* const header = m_view->horizontalHeader();
    header->setSectionsClickable(true);
    header->setResizeContentsPrecision(kLookedAt);
    m_empty = new QLabel(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setProperty("look", QStringLiteral("muted"));
}

void TablePanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, style::kUnit, 0, 0);
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_columns);
    bar->addWidget(m_copyButton);
    bar->addWidget(m_export);
    bar->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(bar);
    layout->addWidget(m_empty);
    layout->addWidget(m_view, 1);
    passFocus(*this, *m_view);
}

void TablePanel::connectParts()
{
    QHeaderView* const header = m_view->horizontalHeader();
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        const models::ImageListModel::Order& order = m_model.order();
        const bool isSame = m_model.columnOf(order.key) == column;
        m_model.sort(column, isSame && !order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(header, &QHeaderView::sectionMoved, this, &TablePanel::remember);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& place) {
        m_menu->popup(header->mapToGlobal(place));
    });
    connect(m_menu, &QMenu::aboutToShow, this, &TablePanel::fillMenu);
    connect(m_copy, &QAction::triggered, this, &TablePanel::copyRows);
    connect(m_export, &QToolButton::clicked, this, &TablePanel::exportWanted);
    connect(&m_model, &models::ImageListModel::orderChanged, this, &TablePanel::showOrder);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TablePanel::showColumns);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        m_view->verticalHeader()->setDefaultSectionSize(style::Theme::instance().scaled(kTableRowHeight));
    });
}

std::vector<std::string> TablePanel::shownKeys() const
{
    std::vector<std::string> keys;
    for (const QString& key : m_settings.list(Key::TableColumns)) {
        if (m_model.columnOf(key.toStdString()) >= 0)
            keys.push_back(key.toStdString());
    }
    return keys;
}

std::vector<int> TablePanel::shownColumns() const
{
    std::vector<int> columns;
    for (const std::string& key : shownKeys())
        columns.push_back(m_model.columnOf(key));
    return columns;
}

void TablePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    showColumns();
}

// Widths are measured only for who sees them: every brush in a chart comes by here.
void TablePanel::showColumns()
{
    if (!isVisible())
        return;
    m_isArranging = true;
    const std::vector<int> columns = shownColumns();
    QHeaderView* const header = m_view->horizontalHeader();
    for (int column = 0; column < m_model.columnCount(); ++column)
        m_view->setColumnHidden(column, std::ranges::find(columns, column) == columns.end());
    for (std::size_t place = 0; place < columns.size(); ++place) {
        header->moveSection(header->visualIndex(columns[place]), static_cast<int>(place));
        m_view->resizeColumnToContents(columns[place]);
        m_view->setColumnWidth(columns[place], m_view->columnWidth(columns[place]) + style::kBetweenGroups);
    }
    m_isArranging = false;
    showOrder();
    m_empty->setVisible(m_model.rowCount() == 0);
    refreshExport();
}

void TablePanel::setExporting(bool isExporting)
{
    m_isExporting = isExporting;
    refreshExport();
}

void TablePanel::refreshExport()
{
    m_export->setEnabled(m_model.rowCount() > 0 && !m_isExporting);
    m_export->setToolTip(m_isExporting ? tr("Another file is being written")
                                       : tr("Save the rows and columns shown as a CSV file"));
}

void TablePanel::showOrder()
{
    const int column = m_model.columnOf(m_model.order().key);
    QHeaderView* const header = m_view->horizontalHeader();
    header->setSortIndicatorShown(column >= 0);
    if (column >= 0)
        header->setSortIndicator(column,
                                 m_model.order().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void TablePanel::fillMenu()
{
    m_menu->clear();
    const std::vector<std::string> shown = shownKeys();
    for (const models::ImageField& field : m_model.fields()) {
        QAction* const action = m_menu->addAction(models::fieldName(field));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(shown, field.key) != shown.end());
        action->setEnabled(field.kind != models::ImageField::Kind::Id); // a row without it has no name
        action->setData(QString::fromStdString(field.key));
        connect(action, &QAction::toggled, this, [this, key = field.key](bool isShown) {
            setShown(key, isShown);
        });
    }
}

// Columns of other data sets stay in the list, for when these are open again.
void TablePanel::setShown(const std::string& key, bool isShown)
{
    QStringList keys = m_settings.list(Key::TableColumns);
    const QString text = QString::fromStdString(key);
    keys.removeAll(text);
    if (isShown)
        keys.append(text);
    m_settings.setValue(Key::TableColumns, keys);
    showColumns();
}

void TablePanel::remember()
{
    if (m_isArranging)
        return;
    std::vector<int> columns = shownColumns();
    const QHeaderView* const header = m_view->horizontalHeader();
    std::ranges::sort(columns, {}, [header](int column) { return header->visualIndex(column); });
    QStringList keys;
    for (const int column : columns)
        keys.append(QString::fromStdString(m_model.fields()[static_cast<std::size_t>(column)].key));
    for (const QString& key : m_settings.list(Key::TableColumns)) {
        if (!keys.contains(key))
            keys.append(key);
    }
    m_settings.setValue(Key::TableColumns, keys);
}

void TablePanel::copyRows()
{
    const std::vector<int> columns = shownColumns();
    const auto line = [&columns](const auto& textOf) {
        QStringList cells;
        for (const int column : columns)
            cells += textOf(column).simplified();
        return cells.join(QLatin1Char('\t'));
    };
    QStringList lines{line([this](int column) {
        return m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    })};
    std::vector<int> rows;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    for (const int row : rows)
        lines += line([this, row](int column) { return m_model.index(row, column).data().toString(); });
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void TablePanel::retranslate()
{
    m_columns->setText(tr("Columns"));
    m_columns->setToolTip(tr("Which columns the table shows; drag a header to move it"));
    m_copy->setText(tr("Copy rows"));
    m_copy->setToolTip(tr("Copy the chosen rows, to be pasted into a spreadsheet (Ctrl+C)"));
    m_export->setText(tr("Save as CSV…"));
    refreshExport();
    m_empty->setText(tr("No image meets the conditions."));
    m_view->setAccessibleName(tr("Table of the images"));
    showColumns();
}

} // namespace carpo::pages
