// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/label_editor.h"

#include "app/bridge/words.h"
#include "widgets/forms/real_spin_box.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <cmath>

namespace carpo::pages {

LabelEditor::LabelEditor(QWidget* parent)
    : PopupPanel(parent)
{
    setObjectName(QStringLiteral("labelEditor"));
    createLayout();
}

void LabelEditor::createLayout()
{
    m_sexLabel = new QLabel(this);
    m_ageLabel = new QLabel(this);
    m_sexBox = new QComboBox(this);
    m_sexBox->setObjectName(QStringLiteral("correctedSex"));
    m_ageBox = new forms::RealSpinBox(false, this);
    m_ageBox->setObjectName(QStringLiteral("correctedAge"));
    m_ageBox->setRange(dataset::kMinimumMonths, dataset::kMaximumMonths);
    m_apply = new QPushButton(this);
    m_apply->setObjectName(QStringLiteral("applyCorrection"));
    m_apply->setProperty("look", QStringLiteral("primary"));
    auto* layout = new QFormLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->setSpacing(style::kWithinGroup);
    layout->addRow(m_sexLabel, m_sexBox);
    layout->addRow(m_ageLabel, m_ageBox);
    layout->addRow(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &LabelEditor::apply);
}

void LabelEditor::open(const dataset::Dataset& dataset, std::size_t image, const QPoint& place)
{
    m_image = image;
    m_sex = dataset.sexes[image];
    m_sexBox->clear();
    for (const dataset::Sex sex : {dataset::Sex::Unknown, dataset::Sex::Female, dataset::Sex::Male})
        m_sexBox->addItem(bridge::sexWords(sex), static_cast<int>(sex));
    m_sexBox->setCurrentIndex(m_sexBox->findData(static_cast<int>(m_sex)));
    const float months = dataset.months[image];
    m_ageBox->setValue(std::isfinite(months) ? static_cast<double>(months) : 0.0);
    m_months = m_ageBox->value();
    const bool isAge = dataset.targetUnit == dataset::Unit::Months;
    m_ageBox->setEnabled(isAge);
    m_ageBox->setSuffix(QLatin1Char(' ') + tr("months"));
    m_sexLabel->setText(tr("Sex"));
    m_ageLabel->setText(tr("Bone age"));
    m_apply->setText(tr("Correct"));
    adjustSize();
    move(place);
    show();
    (isAge ? static_cast<QWidget*>(m_ageBox) : m_sexBox)->setFocus();
    m_ageBox->selectAll();
}

void LabelEditor::apply()
{
    using project::DecisionKind;
    std::vector<project::Decision> decisions;
    const auto sex = static_cast<dataset::Sex>(m_sexBox->currentData().toInt());
    if (sex != m_sex && sex != dataset::Sex::Unknown)
        decisions.push_back(
            {.image = m_image, .kind = DecisionKind::Sex, .value = std::string(dataset::sexKey(sex))});
    if (std::abs(m_ageBox->value() - m_months) > 1e-9)
        decisions.push_back({.image = m_image,
                             .kind = DecisionKind::Age,
                             .value = QString::number(m_ageBox->value(), 'g', 8).toStdString()});
    if (!decisions.empty())
        Q_EMIT corrected(decisions);
    close();
}

} // namespace carpo::pages
