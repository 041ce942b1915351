// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/lesson_picture.h"

#include <QWidget>

class QLabel;
class QTableWidget;
class QTimer;

namespace carpo::pages {

/// A demonstration's table: title, note, numbers.
class TableView final : public QWidget
{
public:
    explicit TableView(QWidget* parent = nullptr);

    void setTable(const bridge::DrawnTable& table);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
    /// That now and then: to measure all cells for each picture would take a frame.
    void fitColumnsSoon();

    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QTableWidget* m_table = nullptr;
    QTimer* m_fit = nullptr;
};

} // namespace carpo::pages
