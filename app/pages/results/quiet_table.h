// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QTableWidget;
class QWidget;

namespace carpo::pages {

/// A table to be read: no grid, no editing; the first column takes the room that is left.
[[nodiscard]] QTableWidget* quietTable(QWidget* parent, const QString& name);

/// Fills a row; the first cell stands left, numbers behind it right.
void setRow(QTableWidget& table, int row, const QStringList& cells);

} // namespace carpo::pages
