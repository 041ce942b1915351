// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/field_spec.h"

#include <QWidget>

namespace carpo::forms {

/// The editor that fits a field's kind, behind one interface of QVariant.
class FieldEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldEditor(const FieldSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] QVariant value() const;
    /// False where the field does not allow `value`. Emits changed() where it is another one.
    bool setValue(const QVariant& value);
    /// The widget that has the keyboard.
    [[nodiscard]] QWidget* widget() const { return m_widget; }
    /// The value as shown ("0,001", "Adam").
    [[nodiscard]] QString textOf(const QVariant& value) const;
    /// Which numbers may be entered ("1 to 4,096"), without the unit; empty where it is no number.
    [[nodiscard]] QString rangeText() const;

Q_SIGNALS:
    void changed(const QVariant& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createWidget();
    QWidget* createBoolean();
    QWidget* createInteger();
    QWidget* createReal();
    QWidget* createChoice();
    QWidget* createText();
    /// The explanation, and what numbers may be entered.
    [[nodiscard]] QString toolTipText() const;
    [[nodiscard]] QString suffixOf(double number) const;
    [[nodiscard]] QString numberText(double number) const;
    [[nodiscard]] bool allows(const QVariant& value) const;

    FieldSpec m_spec;
    QWidget* m_widget = nullptr;
};

} // namespace carpo::forms
