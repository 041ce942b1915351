// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/column_mapping.h"

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace carpo::pages {

/// Which column is what, as a form: a choice among the table's columns for each thing that can be known of an
/// image, what ages are counted in, and what the sex column has for girls and boys.
class ColumnFields final : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnFields(QWidget* parent = nullptr);

    /// Shows the mapping over the table's columns, as a mapping names them. Emits nothing.
    void setMapping(const QStringList& columns, const dataset::ColumnMapping& mapping);
    [[nodiscard]] dataset::ColumnMapping mapping() const;

    /// What the column is taken for, in the window's language; empty: for nothing.
    [[nodiscard]] QString useOf(const QString& column) const;

Q_SIGNALS:
    void edited();
    /// Other images may belong to the rows now.
    void fileColumnEdited();

private:
    struct Field
    {
        std::string dataset::ColumnMapping::*column = nullptr;
        QComboBox* choice = nullptr;
        QString name;
    };

    QComboBox* addField(QFormLayout& form,
                        const char* objectName,
                        const QString& name,
                        std::string dataset::ColumnMapping::*column,
                        QWidget* beside = nullptr);
    QComboBox* createUnits(const char* objectName, bool ofAges);
    void refreshEnabled();

    dataset::ColumnMapping m_mapping; ///< what has no field here is kept
    std::vector<Field> m_fields;
    QComboBox* m_targetUnit = nullptr;
    QComboBox* m_chronologicalUnit = nullptr;
    QLineEdit* m_female = nullptr;
    QLineEdit* m_male = nullptr;
    bool m_isFilling = false;
};

} // namespace carpo::pages
