// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/class_table_view.h"

#include "app/pages/results/known_classes.h"
#include "app/pages/results/quiet_table.h"
#include "engine/evaluation/class_curves.h"
#include "engine/evaluation/class_metrics.h"
#include "widgets/style/numbers.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace carpo::pages {

ClassTableView::ClassTableView(QWidget* parent)
    : ResultView(parent)
{
    m_table = quietTable(this, QStringLiteral("classTable"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    ClassTableView::retranslate();
}

void ClassTableView::refresh()
{
    m_table->setRowCount(0);
    if (judged() == nullptr || !judged()->hasClasses())
        return;
    const KnownClasses known = knownClasses(*judged());
    const auto rows =
        evaluation::classTable(evaluation::confusionOf(known.truth, known.predicted, known.names.size()));
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const evaluation::ClassRow& row = rows[i];
        setRow(*m_table,
               static_cast<int>(i),
               {known.names[i],
                style::countNumber(static_cast<qint64>(row.n)),
                style::countNumber(static_cast<qint64>(row.predicted)),
                style::fixedNumber(row.precision, 3),
                style::fixedNumber(row.recall, 3),
                style::fixedNumber(row.specificity, 3),
                style::fixedNumber(row.f1, 3)});
    }
}

void ClassTableView::nameParts()
{
    m_table->setColumnCount(7);
    m_table->setHorizontalHeaderLabels({tr("Class"),
                                        tr("Images"),
                                        tr("Predicted"),
                                        tr("Precision"),
                                        tr("Recall"),
                                        tr("Specificity"),
                                        tr("F1")});
    m_table->setAccessibleName(tr("Each class"));
}

} // namespace carpo::pages
