// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/table_dialog.h"

#include "app/bridge/words.h"
#include "app/pages/home/column_fields.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

using dataset::ColumnMapping;
using dataset::TablePreview;
using dataset::Unit;

constexpr QSize kSize(920, 640);
constexpr int kWidestColumn = 240; // pixels

QStringList toList(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list += QString::fromStdString(text);
    return list;
}

} // namespace

TableDialog::TableDialog(bridge::TableQuestionPtr question, QThreadPool& pool, QWidget* parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_job(pool)
{
    setObjectName(QStringLiteral("tableDialog"));
    setWindowTitle(tr("How the table is to be read"));
    createParts();
    createLayout();
    show(m_question->guess);
    resize(kSize);
}

ColumnMapping TableDialog::mapping() const
{
    return m_fields->mapping();
}

void TableDialog::createParts()
{
    m_place = new QLabel(bridge::toQString(m_question->place), this);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_tables = new QComboBox(this);
    m_tables->setObjectName(QStringLiteral("tables"));
    m_tables->addItems(toList(m_question->guess.tables));
    m_tables->setCurrentText(QString::fromStdString(m_question->guess.mapping.table));
    m_sheetLabel = new QLabel(tr("Sheet"), this);
    m_sheets = new QComboBox(this);
    m_sheets->setObjectName(QStringLiteral("sheets"));
    m_fields = new ColumnFields(this);
    m_rows = new QTableWidget(this);
    m_rows->setObjectName(QStringLiteral("previewRows"));
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionMode(QAbstractItemView::NoSelection);
    m_rows->setFocusPolicy(Qt::NoFocus);
    m_rows->verticalHeader()->hide();
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_counts = new QLabel(this);
    m_missing = new QLabel(this);
    m_missing->setObjectName(QStringLiteral("missing"));
    for (QLabel* const label : {m_counts, m_missing})
        label->setWordWrap(true);
    connect(m_tables, &QComboBox::activated, this, [this] {
        look({.table = m_tables->currentText().toStdString()});
    });
    connect(m_sheets, &QComboBox::activated, this, [this] {
        look(
            {.table = m_tables->currentText().toStdString(), .sheet = m_sheets->currentText().toStdString()});
    });
    connect(m_fields, &ColumnFields::edited, this, &TableDialog::refresh);
    connect(m_fields, &ColumnFields::fileColumnEdited, this, [this] {
        if (const ColumnMapping changed = mapping(); !changed.file.empty())
            look(changed);
    });
}

void TableDialog::createLayout()
{
    auto* source = new QHBoxLayout;
    source->addWidget(new QLabel(tr("Table"), this));
    source->addWidget(m_tables, 1);
    source->addWidget(m_sheetLabel);
    source->addWidget(m_sheets, 1);
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("tableAccept"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_missing, 1);
    bottom->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(style::kBetweenGroups);
    layout->addWidget(m_place);
    layout->addLayout(source);
    layout->addWidget(m_fields);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_counts);
    layout->addLayout(bottom);
}

void TableDialog::look(const ColumnMapping& mapping)
{
    m_counts->setText(tr("Reading the table…"));
    m_job.start(
        [place = m_question->place, mapping](const std::stop_token&, const core::ProgressFn&) {
            return dataset::previewTable(place, mapping);
        },
        [this](core::Result<TablePreview>& preview) {
            if (preview)
                show(*preview);
            else
                m_counts->setText(bridge::errorWords(preview.error()));
        });
}

void TableDialog::show(const TablePreview& preview)
{
    m_preview = preview;
    m_sheets->clear();
    m_sheets->addItems(toList(preview.sheets));
    if (!preview.mapping.sheet.empty())
        m_sheets->setCurrentText(QString::fromStdString(preview.mapping.sheet));
    const bool hasSheets = preview.sheets.size() > 1;
    m_sheetLabel->setVisible(hasSheets);
    m_sheets->setVisible(hasSheets);
    m_fields->setMapping(toList(preview.header), preview.mapping);
    m_counts->setText(tr("%1 rows; %2 of them name one of the %3 images.")
                          .arg(style::countNumber(static_cast<qint64>(preview.rowCount)),
                               style::countNumber(static_cast<qint64>(preview.matched)),
                               style::countNumber(static_cast<qint64>(preview.images))));
    fillTable();
    refresh();
}

void TableDialog::fillTable()
{
    const auto columns = static_cast<int>(m_preview.header.size());
    const auto rows = static_cast<int>(m_preview.rows.size());
    m_rows->clear();
    m_rows->setColumnCount(columns);
    m_rows->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const std::vector<std::string>& cells = m_preview.rows[static_cast<std::size_t>(row)];
        for (int column = 0; column < columns && column < static_cast<int>(cells.size()); ++column)
            m_rows->setItem(
                row,
                column,
                new QTableWidgetItem(QString::fromStdString(cells[static_cast<std::size_t>(column)])));
    }
}

void TableDialog::refresh()
{
    const QStringList columns = toList(m_preview.header);
    for (int column = 0; column < columns.size(); ++column) {
        const QString use = m_fields->useOf(columns[column]);
        const QString below = use.isEmpty() ? QStringLiteral("–") : use;
        auto* header = new QTableWidgetItem(columns[column] + QLatin1Char('\n') + below);
        QFont font = m_rows->font();
        font.setBold(!use.isEmpty());
        header->setFont(font);
        m_rows->setHorizontalHeaderItem(column, header);
    }
    m_rows->resizeColumnsToContents();
    for (int column = 0; column < columns.size(); ++column)
        m_rows->setColumnWidth(column, std::min(m_rows->columnWidth(column), kWidestColumn));
    const QString missing = whatIsMissing();
    m_missing->setText(missing);
    m_accept->setEnabled(missing.isEmpty());
}

QString TableDialog::whatIsMissing() const
{
    const ColumnMapping chosen = mapping();
    if (chosen.file.empty())
        return tr("Choose the column that names the image.");
    if (!chosen.target.empty() && chosen.targetUnit == Unit::Unstated)
        return tr("Say what “%1” is counted in: the table does not.")
            .arg(QString::fromStdString(chosen.target));
    if (!chosen.chronologicalAge.empty() && chosen.chronologicalUnit == Unit::Unstated)
        return tr("Say what “%1” is counted in: the table does not.")
            .arg(QString::fromStdString(chosen.chronologicalAge));
    if (m_preview.matched == 0)
        return tr("No row names an image: choose another column, or another table.");
    return {};
}

} // namespace carpo::pages
