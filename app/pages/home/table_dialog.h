// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/scan_session.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace carpo::pages {

class ColumnFields;

/// Asks how a table is to be read: which column is what, seen beside the table's first rows. Starts with the
/// guess; accepted, mapping() is what the user made of it. The window does not wait for the table: another
/// one is read on the pool.
class TableDialog final : public QDialog
{
    Q_OBJECT

public:
    TableDialog(bridge::TableQuestionPtr question, QThreadPool& pool, QWidget* parent);

    [[nodiscard]] dataset::ColumnMapping mapping() const;

private:
    void createParts();
    void createLayout();
    /// Reads the table again: its columns are guessed where the mapping names no file column.
    void look(const dataset::ColumnMapping& mapping);
    void show(const dataset::TablePreview& preview);
    void fillTable();
    void refresh();
    [[nodiscard]] QString whatIsMissing() const;

    bridge::TableQuestionPtr m_question;
    dataset::TablePreview m_preview;
    bridge::LatestJob<dataset::TablePreview> m_job;
    QLabel* m_place = nullptr;
    QComboBox* m_tables = nullptr;
    QLabel* m_sheetLabel = nullptr;
    QComboBox* m_sheets = nullptr;
    ColumnFields* m_fields = nullptr;
    QTableWidget* m_rows = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_missing = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace carpo::pages
