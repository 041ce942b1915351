// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/columns.h"

#include <QComboBox>

#include <string>

namespace carpo::pages {

/// Which column of numbers a chart shows; stands in the place of its title.
class ColumnChooser final : public QComboBox
{
    Q_OBJECT

public:
    /// `column` is the one to begin with.
    ColumnChooser(const char* objectName, std::string column, QWidget* parent = nullptr);

    /// Lists the columns of numbers in the window's language; the chosen one stays, also while it is not
    /// there.
    void setColumns(const explore::Columns& columns);
    [[nodiscard]] const std::string& column() const { return m_column; }

Q_SIGNALS:
    /// The user chose another one.
    void columnChosen();

private:
    std::string m_column;
};

} // namespace carpo::pages
