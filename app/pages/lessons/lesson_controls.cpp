// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_controls.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/pages/experiment/experiment_fields.h"
#include "widgets/forms/field_editor.h"
#include "widgets/forms/field_row.h"
#include "widgets/style/spacing.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

bool holds(const training::Condition& condition, const lessons::Settings& settings)
{
    const auto value = settings.find(condition.key);
    if (value == settings.end())
        return true;
    if (condition.anyOf.empty())
        return bridge::numberOf(value->second) > 0;
    return std::ranges::find(condition.anyOf, training::toText(value->second)) != condition.anyOf.end();
}

bool applies(const training::Hyperparameter& control, const lessons::Settings& settings)
{
    return std::ranges::all_of(control.appliesWhen, [&settings](const training::Condition& condition) {
        return holds(condition, settings);
    });
}

} // namespace

LessonControls::LessonControls(QWidget* parent)
    : TranslatedWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(style::kUnit);
}

void LessonControls::setLesson(const lessons::Lesson& lesson)
{
    m_lesson = &lesson;
    m_settings = lessons::settingsOf(lesson);
    build();
}

void LessonControls::build()
{
    for (const auto& [key, row] : std::exchange(m_rows, {})) {
        m_layout->removeWidget(row);
        row->hide();
        row->deleteLater(); // its own signal may have asked for the new ones
    }
    if (m_lesson == nullptr)
        return;
    for (const training::Hyperparameter& control : m_lesson->controls) {
        auto* const row = new forms::FieldRow(fieldOf(control), this);
        m_layout->addWidget(row);
        m_rows.insert_or_assign(std::string(control.key), row);
        connect(row,
                &forms::FieldRow::changed,
                this,
                [this, &control](const QString& /*key*/, const QVariant& variant) {
                    if (m_isFilling)
                        return;
                    const training::Value value = toValue(control, variant);
                    m_settings.insert_or_assign(std::string(control.key), value);
                    refreshVisibility();
                    Q_EMIT changed(std::string(control.key), value);
                });
    }
    setSettings(m_settings);
}

void LessonControls::setSettings(const lessons::Settings& settings)
{
    m_settings = settings;
    m_isFilling = true;
    for (const auto& [key, value] : settings) {
        if (const auto row = m_rows.find(key); row != m_rows.end())
            row->second->editor()->setValue(toVariant(value));
    }
    m_isFilling = false;
    refreshVisibility();
}

void LessonControls::refreshVisibility()
{
    for (const training::Hyperparameter& control : m_lesson->controls) {
        if (const auto row = m_rows.find(control.key); row != m_rows.end())
            row->second->setVisible(applies(control, m_settings));
    }
}

void LessonControls::retranslate()
{
    build();
}

} // namespace carpo::pages
