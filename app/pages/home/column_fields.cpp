// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/column_fields.h"

#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace carpo::pages {
namespace {

using dataset::ColumnMapping;
using dataset::Unit;

constexpr int kLeastColumnWidth = 16; // letters

Unit unitOf(const QComboBox& choice)
{
    return static_cast<Unit>(choice.currentData().toInt());
}

void setUnit(QComboBox& choice, Unit unit)
{
    choice.setCurrentIndex(choice.findData(static_cast<int>(unit)));
}

} // namespace

ColumnFields::ColumnFields(QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*form, "columnFile", tr("Image file or id"), &ColumnMapping::file);
    m_targetUnit = createUnits("unitTarget", false);
    addField(
        *form, "columnTarget", tr("Target (bone age or a number)"), &ColumnMapping::target, m_targetUnit);
    addField(*form, "columnSex", tr("Sex"), &ColumnMapping::sex);
    m_female = new QLineEdit(this);
    m_male = new QLineEdit(this);
    auto* words = new QHBoxLayout;
    for (QLineEdit* const edit : {m_female, m_male}) {
        words->addWidget(edit);
        connect(edit, &QLineEdit::textEdited, this, &ColumnFields::edited);
    }
    m_female->setObjectName(QStringLiteral("femaleValue"));
    m_male->setObjectName(QStringLiteral("maleValue"));
    m_female->setPlaceholderText(tr("girls: F, female…"));
    m_male->setPlaceholderText(tr("boys: M, male…"));
    form->addRow(tr("Written as"), words);
    addField(*form, "columnSplit", tr("Split (training, validation, test)"), &ColumnMapping::split);
    addField(*form, "columnPatient", tr("Patient"), &ColumnMapping::patient);
    m_chronologicalUnit = createUnits("unitChronological", true);
    addField(*form,
             "columnChronological",
             tr("Chronological age"),
             &ColumnMapping::chronologicalAge,
             m_chronologicalUnit);
    addField(*form, "columnClass", tr("Class"), &ColumnMapping::classes);
    connect(m_fields.front().choice, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT fileColumnEdited();
    });
}

QComboBox* ColumnFields::addField(QFormLayout& form,
                                  const char* objectName,
                                  const QString& name,
                                  std::string ColumnMapping::*column,
                                  QWidget* beside)
{
    auto* choice = new QComboBox(this);
    choice->setObjectName(QLatin1String(objectName));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(kLeastColumnWidth);
    connect(choice, &QComboBox::currentIndexChanged, this, [this] {
        refreshEnabled();
        if (!m_isFilling)
            Q_EMIT edited();
    });
    m_fields.push_back({.column = column, .choice = choice, .name = name});
    if (beside == nullptr) {
        form.addRow(name, choice);
        return choice;
    }
    auto* line = new QHBoxLayout;
    line->addWidget(choice, 1);
    line->addWidget(beside);
    form.addRow(name, line);
    return choice;
}

QComboBox* ColumnFields::createUnits(const char* objectName, bool ofAges)
{
    auto* units = new QComboBox(this);
    units->setObjectName(QLatin1String(objectName));
    units->addItem(tr("counted in…"), static_cast<int>(Unit::Unstated));
    units->addItem(tr("months"), static_cast<int>(Unit::Months));
    units->addItem(tr("years"), static_cast<int>(Unit::Years));
    if (!ofAges)
        units->addItem(tr("no age"), static_cast<int>(Unit::None));
    connect(units, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    return units;
}

void ColumnFields::setMapping(const QStringList& columns, const ColumnMapping& mapping)
{
    m_isFilling = true;
    m_mapping = mapping;
    for (const Field& field : m_fields) {
        field.choice->clear();
        field.choice->addItem(QStringLiteral("–"));
        field.choice->addItems(columns);
        const auto found = columns.indexOf(QString::fromStdString(mapping.*field.column));
        field.choice->setCurrentIndex(static_cast<int>(found) + 1);
    }
    setUnit(*m_targetUnit, mapping.targetUnit);
    setUnit(*m_chronologicalUnit, mapping.chronologicalUnit);
    m_female->setText(QString::fromStdString(mapping.femaleValue));
    m_male->setText(QString::fromStdString(mapping.maleValue));
    m_isFilling = false;
    refreshEnabled();
}

ColumnMapping ColumnFields::mapping() const
{
    ColumnMapping mapping = m_mapping;
    for (const Field& field : m_fields)
        mapping.*field.column =
            field.choice->currentIndex() > 0 ? field.choice->currentText().toStdString() : std::string();
    mapping.targetUnit = mapping.target.empty() ? Unit::Unstated : unitOf(*m_targetUnit);
    mapping.chronologicalUnit =
        mapping.chronologicalAge.empty() ? Unit::Unstated : unitOf(*m_chronologicalUnit);
    mapping.femaleValue = mapping.sex.empty() ? std::string() : m_female->text().trimmed().toStdString();
    mapping.maleValue = mapping.sex.empty() ? std::string() : m_male->text().trimmed().toStdString();
    return mapping;
}

QString ColumnFields::useOf(const QString& column) const
{
    for (const Field& field : m_fields) {
        if (field.choice->currentIndex() > 0 && field.choice->currentText() == column)
            return field.name;
    }
    return {};
}

void ColumnFields::refreshEnabled()
{
    const auto isChosen = [this](std::string ColumnMapping::*column) {
        for (const Field& field : m_fields) {
            if (field.column == column)
                return field.choice->currentIndex() > 0;
        }
        return false;
    };
    m_targetUnit->setEnabled(isChosen(&ColumnMapping::target));
    m_chronologicalUnit->setEnabled(isChosen(&ColumnMapping::chronologicalAge));
    m_female->setEnabled(isChosen(&ColumnMapping::sex));
    m_male->setEnabled(isChosen(&ColumnMapping::sex));
}

} // namespace carpo::pages
