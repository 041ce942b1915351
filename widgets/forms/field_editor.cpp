// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/field_editor.h"

#include "widgets/forms/real_spin_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <cmath>

namespace carpo::forms {

FieldEditor::FieldEditor(const FieldSpec& spec, QWidget* parent)
    : QWidget(parent)
    , m_spec(spec)
{
    createWidget();
}

QVariant FieldEditor::value() const
{
    switch (m_spec.kind) {
    case FieldKind::Boolean:
        return static_cast<QCheckBox*>(m_widget)->isChecked();
    case FieldKind::Integer:
        return static_cast<QSpinBox*>(m_widget)->value();
    case FieldKind::Real:
        return static_cast<RealSpinBox*>(m_widget)->value();
    case FieldKind::Choice:
        return static_cast<QComboBox*>(m_widget)->currentData();
    case FieldKind::Text:
        break;
    }
    return static_cast<QLineEdit*>(m_widget)->text();
}

bool FieldEditor::setValue(const QVariant& value)
{
    if (!allows(value))
        return false;
    switch (m_spec.kind) {
    case FieldKind::Boolean:
        static_cast<QCheckBox*>(m_widget)->setChecked(value.toBool());
        break;
    case FieldKind::Integer:
        static_cast<QSpinBox*>(m_widget)->setValue(value.toInt());
        break;
    case FieldKind::Real:
        static_cast<RealSpinBox*>(m_widget)->setValue(value.toDouble());
        break;
    case FieldKind::Choice: {
        auto* box = static_cast<QComboBox*>(m_widget);
        box->setCurrentIndex(box->findData(value));
        break;
    }
    case FieldKind::Text:
        static_cast<QLineEdit*>(m_widget)->setText(value.toString());
        static_cast<QLineEdit*>(m_widget)->setCursorPosition(0); // its beginning is seen
        break;
    }
    return true;
}

QString FieldEditor::textOf(const QVariant& value) const
{
    if (!m_spec.zero.isEmpty() && value.toDouble() == 0.0)
        return m_spec.zero;
    switch (m_spec.kind) {
    case FieldKind::Boolean:
        return value.toBool() ? tr("on") : tr("off");
    case FieldKind::Integer:
    case FieldKind::Real:
        return numberText(value.toDouble()) + suffixOf(value.toDouble());
    case FieldKind::Choice: {
        const auto* box = static_cast<QComboBox*>(m_widget);
        return box->itemText(box->findData(value));
    }
    case FieldKind::Text:
        break;
    }
    return value.toString();
}

QString FieldEditor::numberText(double number) const
{
    return m_spec.kind == FieldKind::Integer ? m_widget->locale().toString(static_cast<int>(number))
                                             : static_cast<RealSpinBox*>(m_widget)->textFromValue(number);
}

QString FieldEditor::suffixOf(double number) const
{
    const QString& unit = number == 1.0 && !m_spec.unitOfOne.isEmpty() ? m_spec.unitOfOne : m_spec.unit;
    return unit.isEmpty() ? QString() : QString(QLatin1Char(' ') + unit);
}

QString FieldEditor::rangeText() const
{
    constexpr double kNoLimit = 1e6; // says nothing to who fills the form
    if ((m_spec.kind != FieldKind::Integer && m_spec.kind != FieldKind::Real) || m_spec.maximum >= kNoLimit)
        return {};
    return tr("%1 to %2", "range of a number").arg(numberText(m_spec.minimum), numberText(m_spec.maximum));
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    // A wheel meant for the page must not change a value it passes over.
    if (event->type() == QEvent::Wheel && !m_widget->hasFocus()) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::createWidget()
{
    switch (m_spec.kind) {
    case FieldKind::Boolean:
        m_widget = createBoolean();
        break;
    case FieldKind::Integer:
        m_widget = createInteger();
        break;
    case FieldKind::Real:
        m_widget = createReal();
        break;
    case FieldKind::Choice:
        m_widget = createChoice();
        break;
    case FieldKind::Text:
        m_widget = createText();
        break;
    }
    // Room for the largest number that is allowed, or for the longest choice, would make the rows uneven.
    m_widget->setMinimumWidth(1);
    m_widget->setFocusPolicy(Qt::StrongFocus);
    m_widget->setAccessibleName(m_spec.label);
    m_widget->setAccessibleDescription(m_spec.explanation);
    m_widget->setToolTip(toolTipText());
    m_widget->setObjectName(m_spec.key);
    m_widget->installEventFilter(this);
    setFocusProxy(m_widget);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_widget);
}

QWidget* FieldEditor::createBoolean()
{
    auto* box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT changed(on); });
    return box;
}

QWidget* FieldEditor::createInteger()
{
    auto* box = new QSpinBox(this);
    box->setRange(static_cast<int>(std::ceil(m_spec.minimum)), static_cast<int>(std::floor(m_spec.maximum)));
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    box->setSuffix(suffixOf(box->value()));
    box->setSpecialValueText(m_spec.minimum == 0.0 ? m_spec.zero : QString());
    if (m_spec.logarithmic)
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    connect(box, &QSpinBox::valueChanged, this, [this, box](int number) {
        box->setSuffix(suffixOf(number));
        Q_EMIT changed(number);
    });
    return box;
}

QWidget* FieldEditor::createReal()
{
    auto* box = new RealSpinBox(m_spec.logarithmic, this);
    box->setRange(m_spec.minimum, m_spec.maximum);
    box->setSingleStep(
        std::min(1.0, std::pow(10.0, std::floor(std::log10((m_spec.maximum - m_spec.minimum) / 10.0)))));
    box->setSuffix(suffixOf(box->value()));
    box->setSpecialValueText(m_spec.minimum == 0.0 ? m_spec.zero : QString());
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box](double number) {
        box->setSuffix(suffixOf(number));
        Q_EMIT changed(number);
    });
    return box;
}

QWidget* FieldEditor::createChoice()
{
    auto* box = new QComboBox(this);
    for (const FieldChoice& choice : m_spec.choices) {
        box->addItem(choice.label, choice.value);
        box->setItemData(box->count() - 1, choice.explanation, Qt::ToolTipRole);
    }
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT changed(value()); });
    return box;
}

QWidget* FieldEditor::createText()
{
    auto* line = new QLineEdit(this);
    connect(line, &QLineEdit::textChanged, this, [this](const QString& text) { Q_EMIT changed(text); });
    return line;
}

QString FieldEditor::toolTipText() const
{
    if (m_spec.kind != FieldKind::Integer && m_spec.kind != FieldKind::Real)
        return m_spec.explanation;
    const QString range =
        tr("From %1 to %2.", "range of a number").arg(textOf(m_spec.minimum), textOf(m_spec.maximum));
    return m_spec.explanation.isEmpty() ? range : QString(m_spec.explanation + QLatin1Char('\n') + range);
}

bool FieldEditor::allows(const QVariant& value) const
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    switch (m_spec.kind) {
    case FieldKind::Boolean:
        return value.typeId() == QMetaType::Bool;
    case FieldKind::Integer:
        return isNumber && number >= m_spec.minimum && number <= m_spec.maximum
               && number == std::floor(number);
    case FieldKind::Real:
        return isNumber && number >= m_spec.minimum && number <= m_spec.maximum;
    case FieldKind::Choice:
        return static_cast<QComboBox*>(m_widget)->findData(value) >= 0;
    case FieldKind::Text:
        break;
    }
    return value.canConvert<QString>();
}

} // namespace carpo::forms
