// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/columns.h"

#include <QComboBox>
#include <QStringList>

#include <string>
#include <utility>
#include <vector>

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
    /// Says nothing of it.
    void setColumn(const std::string& column);
    /// Keys of those that stand first; shown from the next setColumns() on, as the views.
    void setFirst(std::vector<std::string> keys) { m_first = std::move(keys); }
    /// Names of what many want to see, which stand above the columns.
    void setViews(const QStringList& names) { m_views = names; }

Q_SIGNALS:
    /// The user chose another one.
    void columnChosen();
    /// The user chose one of the views; the column stays as it was.
    void viewChosen(int view);

protected:
    void changeEvent(QEvent* event) override;

private:
    void onActivated();
    void retranslate();

    std::string m_column;
    std::vector<std::string> m_first;
    QStringList m_views;
};

} // namespace carpo::pages
