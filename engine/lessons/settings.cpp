// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/lesson.h"
#include "engine/training/value_check.h"

#include <algorithm>

namespace carpo::lessons {

Settings settingsOf(const Lesson& lesson, const LessonPreset* preset)
{
    Settings settings;
    for (const training::Hyperparameter& control : lesson.controls)
        settings.insert_or_assign(std::string(control.key), control.defaultValue);
    if (preset == nullptr)
        return settings;
    for (const auto& [key, text] : preset->settings) {
        const auto control = std::ranges::find(lesson.controls, key, &training::Hyperparameter::key);
        if (control == lesson.controls.end())
            continue;
        if (const auto value = training::valueFromText(*control, text, std::string(lesson.key)))
            (void)set(lesson, settings, key, *value); // a preset that is not allowed fails its lesson's test
    }
    return settings;
}

core::Result<void>
set(const Lesson& lesson, Settings& settings, std::string_view key, const training::Value& value)
{
    const std::string place(lesson.key);
    const auto control = std::ranges::find(lesson.controls, key, &training::Hyperparameter::key);
    if (control == lesson.controls.end()) {
        const std::string nearest(lesson.controls.empty() ? "" : lesson.controls.front().key);
        return core::failure(
            core::ErrorCode::ExperimentUnknownKey, place, {{"key", std::string(key)}, {"nearest", nearest}});
    }
    auto checked = training::checkedValue(*control, value, place);
    if (!checked)
        return tl::unexpected(checked.error());
    settings.insert_or_assign(std::string(key), std::move(*checked));
    return {};
}

} // namespace carpo::lessons
