// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/field_spec.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace carpo::forms {

class FieldEditor;

/// One field: label, which numbers are allowed, editor, and where the value differs from the reference, the
/// button that puts it back.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldRow(const FieldSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] const FieldSpec& spec() const { return m_spec; }
    [[nodiscard]] FieldEditor* editor() const { return m_editor; }

    void setReference(const QVariant& reference);
    [[nodiscard]] const QVariant& reference() const { return m_reference; }
    [[nodiscard]] bool differs() const;

    void setProblem(const QString& problem);
    /// What the page wants; the lock and the filter come on top.
    void setWanted(bool visible) { m_spec.visible = visible; }
    [[nodiscard]] bool isWanted() const { return m_spec.visible; }
    void setAllowed(bool enabled) { m_spec.enabled = enabled; }
    /// All of `words` stand in label, key, explanation, group or a choice.
    [[nodiscard]] bool matches(const QString& words) const;

Q_SIGNALS:
    void changed(const QString& key, const QVariant& value);
    /// The button that leads to what explains it was pressed.
    void helpWanted(const QString& help);

private:
    void createLayout();
    void createHelp();
    void refreshMark();

    FieldSpec m_spec;
    QVariant m_reference;
    QLabel* m_label = nullptr;
    FieldEditor* m_editor = nullptr;
    QToolButton* m_help = nullptr; // null where there is none
    QToolButton* m_reset = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace carpo::forms
