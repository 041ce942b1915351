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

void LabelEditor::open(const dataset::Dataset& dataset,
                       const project::DecisionTable& decided,
                       std::size_t image,
                       const QPoint& place)
{
    m_image = image;
    m_sexRead = dataset.sexes[image];
    m_sex = decided.sexes[image] == dataset::Sex::Unknown ? m_sexRead : decided.sexes[image];
    m_sexBox->clear();
    for (const dataset::Sex sex : {dataset::Sex::Unknown, dataset::Sex::Female, dataset::Sex::Male})
        m_sexBox->addItem(bridge::sexWords(sex), static_cast<int>(sex));
    m_sexBox->setCurrentIndex(m_sexBox->findData(static_cast<int>(m_sex)));
    const auto asWritten = [this](float months) {
        m_ageBox->setValue(std::isfinite(months) ? static_cast<double>(months) : 0.0);
        return m_ageBox->value();
    };
    m_monthsRead = asWritten(dataset.months[image]);
    m_months = std::isfinite(decided.months[image]) ? asWritten(decided.months[image]) : m_monthsRead;
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
    const auto differ = [](double one, double other) { return std::abs(one - other) > 1e-9; };
    std::vector<project::Decision> decisions;
    const auto sex = static_cast<dataset::Sex>(m_sexBox->currentData().toInt());
    // As it was read again: the correction is taken back.
    if (sex != m_sex && (sex != dataset::Sex::Unknown || sex == m_sexRead))
        decisions.push_back({.image = m_image,
                             .kind = DecisionKind::Sex,
                             .value = sex == m_sexRead ? std::string() : std::string(dataset::sexKey(sex))});
    const double months = m_ageBox->value();
    if (differ(months, m_months))
        decisions.push_back({.image = m_image,
                             .kind = DecisionKind::Age,
                             .value = differ(months, m_monthsRead)
                                          ? QString::number(months, 'g', 8).toStdString()
                                          : std::string()});
    if (!decisions.empty())
        Q_EMIT corrected(decisions);
    close();
}

} // namespace carpo::pages
