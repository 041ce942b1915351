// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/table_view.h"

#include "app/pages/results/quiet_table.h"
#include "widgets/style/spacing.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <vector>

namespace carpo::pages {
namespace {

/// Opens what a table says of its columns.
class ReadTable : public QTableWidget
{
public:
    using QTableWidget::sizeHintForColumn;
};

int sizeOfColumn(const QTableWidget& table, int column)
{
    return (table.*&ReadTable::sizeHintForColumn)(column);
}

} // namespace

TableView::TableView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
    , m_table(quietTable(this, QStringLiteral("lessonTable")))
    , m_fit(new QTimer(this))
{
    for (QLabel* const label : {m_title, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_note->setProperty("look", QStringLiteral("small"));
    m_note->setWordWrap(true);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_fit->setSingleShot(true);
    connect(m_fit, &QTimer::timeout, this, &TableView::fitColumns);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(style::kWithinGroup, style::kUnit, style::kUnit, style::kUnit);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void TableView::setTable(const bridge::DrawnTable& table)
{
    m_title->setText(table.title);
    m_note->setText(table.note);
    m_note->setVisible(!table.note.isEmpty());
    m_table->setAccessibleName(table.title);
    const auto rows = static_cast<int>(table.rows.size());
    bool isOther = m_table->columnCount() != table.columns.size() || m_table->rowCount() != rows;
    if (isOther) {
        m_table->setColumnCount(static_cast<int>(table.columns.size()));
        m_table->setRowCount(rows);
    }
    m_table->setHorizontalHeaderLabels(table.columns);
    const int margin = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) + 1;
    for (int row = 0; row < rows; ++row) {
        const QStringList& cells = table.rows[static_cast<std::size_t>(row)];
        bool isThere = m_table->item(row, 0) != nullptr;
        for (int column = 0; isThere && column < cells.size() && column < m_table->columnCount(); ++column) {
            QTableWidgetItem* const item = m_table->item(row, column);
            isThere = item != nullptr;
            if (!isThere || item->text() == cells[column])
                continue;
            item->setText(cells[column]);
            isOther = isOther
                      || m_table->fontMetrics().horizontalAdvance(cells[column]) + 2 * margin
                             > m_table->columnWidth(column);
        }
        if (!isThere)
            setRow(*m_table, row, cells);
    }
    if (isOther)
        fitColumns();
    else
        fitColumnsSoon();
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void TableView::fitColumnsSoon()
{
    constexpr int kSoonMs = 250;
    if (!m_fit->isActive())
        m_fit->start(kSoonMs);
}

// The first column takes the room that is left; where there is none, it is not the one that is cut.
void TableView::fitColumns()
{
    QHeaderView& header = *m_table->horizontalHeader();
    std::vector<int> widths;
    for (int column = 0; column < m_table->columnCount(); ++column)
        widths.push_back(std::max(header.sectionSizeHint(column), sizeOfColumn(*m_table, column)));
    const int needed = std::accumulate(widths.begin(), widths.end(), 0);
    if (widths.empty())
        return;
    header.setSectionResizeMode(0, QHeaderView::Interactive); // setRow() lets it take what there is
    widths.front() += std::max(0, m_table->viewport()->width() - needed);
    for (std::size_t column = 0; column < widths.size(); ++column)
        header.resizeSection(static_cast<int>(column), widths[column]);
}

} // namespace carpo::pages
