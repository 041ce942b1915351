// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/explore/popup_panel.h"
#include "engine/explore/columns.h"
#include "engine/explore/rule.h"

#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace carpo::forms {
class RealSpinBox;
} // namespace carpo::forms

namespace carpo::pages {

/// A panel that opens over the page: a column, and the numbers or words it may have.
class ConditionEditor final : public PopupPanel
{
    Q_OBJECT

public:
    explicit ConditionEditor(QWidget* parent = nullptr);

    /// Opens below `place`. Made anew each time, also for a change of language.
    void open(std::shared_ptr<const explore::Columns> columns, const QPoint& place);

Q_SIGNALS:
    void applied(const carpo::explore::Condition& condition);

private:
    void createLayout();
    void showColumn();
    void showNumbers(const explore::Column& column);
    void showWords(const explore::Column& column);
    void refreshApply();
    void apply() override;
    [[nodiscard]] const explore::Column* column() const;
    [[nodiscard]] explore::Condition condition() const;

    std::shared_ptr<const explore::Columns> m_columns;
    QComboBox* m_column = nullptr;
    QFormLayout* m_form = nullptr;
    QWidget* m_values = nullptr; // made anew for each column
    forms::RealSpinBox* m_minimum = nullptr;
    forms::RealSpinBox* m_maximum = nullptr;
    std::vector<std::pair<std::string, QCheckBox*>> m_words;
    QLabel* m_why = nullptr; // nothing can be chosen
    QPushButton* m_apply = nullptr;
};

} // namespace carpo::pages
