// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/field_spec.h"

#include <QVariantMap>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace carpo::forms {

class FieldRow;
class FormGroup;

/// Editors for declared fields, in groups that fold, with a search over all of them. Values that differ from
/// the reference (the defaults, or a preset) are marked and can be put back one by one. Never wider than 360
/// px times the theme's scale. Must not block.
class Form : public QWidget
{
    Q_OBJECT

public:
    explicit Form(QWidget* parent = nullptr);
    ~Form() override;

    /// Replaces all fields. Keys that were there keep their value where the new field allows it, so that a
    /// change of language is setFields with other words; other fields start at their default. The reference
    /// becomes the defaults, overlaid by what setReference gave for keys that still exist.
    void setFields(std::vector<FieldSpec> fields);

    [[nodiscard]] QStringList keys() const;
    /// Invalid for an unknown key.
    [[nodiscard]] QVariant value(const QString& key) const;
    [[nodiscard]] QVariantMap values() const;
    /// False for an unknown key or a value the field does not allow; nothing changes then. Emits valueChanged
    /// where the value is a new one.
    bool setValue(const QString& key, const QVariant& value);

    /// What values are compared with; keys not named keep their default.
    void setReference(const QVariantMap& reference);
    [[nodiscard]] QVariantMap reference() const;
    /// Keys whose value differs from the reference, in the form's order.
    [[nodiscard]] QStringList changedKeys() const;
    /// Puts every field back to the reference.
    void resetToReference();

    void setFieldVisible(const QString& key, bool visible);
    void setFieldEnabled(const QString& key, bool enabled);
    /// A sentence under the field; an empty one removes it.
    void setProblem(const QString& key, const QString& problem);
    /// While something runs nothing can be edited.
    void setLocked(bool locked);

    void setFilter(const QString& words);
    [[nodiscard]] bool isFieldShown(const QString& key) const;
    void setGroupFolded(const QString& group, bool folded);
    [[nodiscard]] QWidget* editor(const QString& key) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// By the user or by setValue; once per change.
    void valueChanged(const QString& key, const QVariant& value);
    /// The button beside a field, with its FieldSpec::help.
    void helpWanted(const QString& help);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void buildRows();
    void applyWidth();
    void applyFilter();
    void applyLock();
    void retranslate();
    [[nodiscard]] FieldRow* row(const QString& key) const;

    std::vector<FieldSpec> m_fields;
    std::vector<FieldRow*> m_rows;
    std::vector<FormGroup*> m_groups;
    QVariantMap m_reference;
    bool m_locked = false;
    QLineEdit* m_search = nullptr;
    QLabel* m_nothing = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyLayout = nullptr;
};

} // namespace carpo::forms
