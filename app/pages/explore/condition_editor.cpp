// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/condition_editor.h"

#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "engine/explore/histogram.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {

ConditionEditor::ConditionEditor(QWidget* parent)
    : PopupPanel(parent)
{
    setObjectName(QStringLiteral("conditionEditor"));
    createLayout();
}

void ConditionEditor::createLayout()
{
    m_column = new QComboBox(this);
    m_column->setObjectName(QStringLiteral("conditionColumn"));
    m_column->setMaxVisibleItems(20);
    m_apply = new QPushButton(this);
    m_apply->setObjectName(QStringLiteral("conditionApply"));
    m_apply->setProperty("look", QStringLiteral("primary"));
    m_values = new QWidget(this);
    m_why = new QLabel(this);
    m_why->setObjectName(QStringLiteral("conditionWhy"));
    m_why->setProperty("look", QStringLiteral("muted"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_column);
    layout->addWidget(m_values);
    layout->addWidget(m_why);
    layout->addWidget(m_apply, 0, Qt::AlignRight);
    connect(m_column, &QComboBox::currentIndexChanged, this, &ConditionEditor::showColumn);
    connect(m_apply, &QPushButton::clicked, this, &ConditionEditor::apply);
}

void ConditionEditor::open(std::shared_ptr<const explore::Columns> columns, const QPoint& place)
{
    m_columns = std::move(columns);
    const QString before = m_column->currentData().toString();
    m_column->clear();
    for (const explore::Column& each : m_columns->all())
        m_column->addItem(bridge::columnName(each), QString::fromStdString(each.key));
    m_column->setAccessibleName(tr("Column"));
    m_column->setCurrentIndex(std::max(0, m_column->findData(before)));
    m_apply->setText(tr("Choose"));
    move(place);
    show();
    m_column->setFocus();
}

void ConditionEditor::showColumn()
{
    const explore::Column* const chosen = column();
    if (chosen == nullptr)
        return;
    auto* const values = new QWidget(this);
    delete layout()->replaceWidget(m_values, values);
    delete std::exchange(m_values, values);
    m_form = new QFormLayout(m_values);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(style::kWithinGroup);
    m_words.clear();
    m_minimum = m_maximum = nullptr;
    if (chosen->isNumber())
        showNumbers(*chosen);
    else
        showWords(*chosen);
    refreshApply();
}

// No image meets a condition without words, or one that ends before it begins.
void ConditionEditor::refreshApply()
{
    const bool isNumber = m_minimum != nullptr && m_maximum != nullptr;
    const auto isTicked = [](const auto& word) { return word.second->isChecked(); };
    const bool canApply =
        isNumber ? m_minimum->value() <= m_maximum->value() : std::ranges::any_of(m_words, isTicked);
    m_why->setText(isNumber ? tr("“From” is above “To”.") : tr("Tick at least one."));
    m_why->setVisible(!canApply);
    m_apply->setEnabled(canApply);
    adjustSize();
}

void ConditionEditor::showNumbers(const explore::Column& column)
{
    const explore::ColumnSummary summary = explore::summaryOf(column.numbers, {});
    const QString unit = bridge::translated("Unit", column.unit);
    const auto add = [&](const QString& label, double value) {
        auto* const box = new forms::RealSpinBox(false, m_values);
        box->setRange(std::min(summary.minimum, 0.0), std::max(summary.maximum, 0.0));
        box->setValue(value);
        box->setSuffix(unit.isEmpty() ? QString() : QString(QLatin1Char(' ') + unit));
        box->setAccessibleName(label);
        m_form->addRow(label, box);
        connect(box, &forms::RealSpinBox::valueChanged, this, &ConditionEditor::refreshApply);
        return box;
    };
    m_minimum = add(tr("From"), summary.minimum);
    m_minimum->setObjectName(QStringLiteral("conditionMinimum"));
    m_maximum = add(tr("To"), summary.maximum);
    m_maximum->setObjectName(QStringLiteral("conditionMaximum"));
}

void ConditionEditor::showWords(const explore::Column& column)
{
    for (std::size_t code = 0; code < column.words.size(); ++code) {
        const auto count = std::ranges::count(column.codes, static_cast<std::uint8_t>(code));
        if (count == 0)
            continue;
        auto* const box =
            new QCheckBox(tr("%1 (%2 images)")
                              .arg(bridge::columnWord(column, column.words[code]), style::countNumber(count)),
                          m_values);
        m_form->addRow(box);
        connect(box, &QCheckBox::toggled, this, &ConditionEditor::refreshApply);
        m_words.emplace_back(column.words[code], box);
    }
}

const explore::Column* ConditionEditor::column() const
{
    return m_columns == nullptr ? nullptr : m_columns->find(m_column->currentData().toString().toStdString());
}

explore::Condition ConditionEditor::condition() const
{
    const explore::Column& chosen = *column();
    if (m_minimum != nullptr)
        return explore::RangeRule{
            .column = chosen.key, .minimum = m_minimum->value(), .maximum = m_maximum->value()};
    explore::WordRule rule{.column = chosen.key, .words = {}};
    for (const auto& [word, box] : m_words) {
        if (box->isChecked())
            rule.words.push_back(word);
    }
    return rule;
}

void ConditionEditor::apply()
{
    if (!m_apply->isEnabled())
        return; // by Enter
    if (column() != nullptr)
        Q_EMIT applied(condition());
    close();
}

} // namespace carpo::pages
