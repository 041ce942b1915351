// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/quiet_table.h"

#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>

namespace carpo::pages {

QTableWidget* quietTable(QWidget* parent, const QString& name)
{
    auto* const table = new QTableWidget(parent);
    table->setObjectName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false); // to the next part of the page, not through the cells
    table->verticalHeader()->hide();
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter); // as the numbers
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

void setRow(QTableWidget& table, int row, const QStringList& cells)
{
    for (int column = 0; column < std::min(static_cast<int>(cells.size()), table.columnCount()); ++column) {
        auto* const item = new QTableWidgetItem(cells[column]);
        if (column > 0)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table.setItem(row, column, item);
    }
    table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    if (QTableWidgetItem* const words = table.horizontalHeaderItem(0))
        words->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace carpo::pages
