// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "engine/lessons/lesson.h"

#include <map>
#include <string>

class QVBoxLayout;

namespace carpo::forms {
class FieldRow;
} // namespace carpo::forms

namespace carpo::pages {

/// A lesson's controls: what its registry entry declares, as fields with their defaults to go back to.
class LessonControls final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit LessonControls(QWidget* parent = nullptr);

    /// `lesson` outlives this object.
    void setLesson(const lessons::Lesson& lesson);
    /// Shows them; emits nothing.
    void setSettings(const lessons::Settings& settings);

Q_SIGNALS:
    /// By the user.
    void changed(const std::string& key, const carpo::training::Value& value);

private:
    void build();
    void refreshVisibility();
    void retranslate() override;

    const lessons::Lesson* m_lesson = nullptr;
    lessons::Settings m_settings;
    bool m_isFilling = false;
    QVBoxLayout* m_layout = nullptr;
    std::map<std::string, forms::FieldRow*, std::less<>> m_rows;
};

} // namespace carpo::pages
