// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/lesson.h"

#include <algorithm>
#include <charconv>

namespace carpo::lessons {
namespace {

using training::Hyperparameter;
using training::Value;
using training::ValueType;

template <typename Number>
std::optional<Value> numberOf(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<Value> valueOf(const Hyperparameter& control, std::string_view text)
{
    switch (control.type) {
    case ValueType::Boolean:
        return text == "true" || text == "false" ? std::optional<Value>(text == "true") : std::nullopt;
    case ValueType::Integer:
        return numberOf<std::int64_t>(text);
    case ValueType::Real:
        return numberOf<double>(text);
    case ValueType::Choice:
    case ValueType::Text:
    case ValueType::IntegerList:
        break;
    }
    return std::string(text);
}

bool isAllowed(const Hyperparameter& control, const Value& value)
{
    if (value.index() != control.defaultValue.index())
        return false;
    if (control.type == ValueType::Choice)
        return std::ranges::count(control.choices, std::get<std::string>(value), &training::Choice::value)
               > 0;
    double number = 0;
    if (const auto* const integer = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*integer);
    else if (const auto* const real = std::get_if<double>(&value))
        number = *real;
    else
        return true;
    return (!control.minimum || number >= *control.minimum)
           && (!control.maximum || number <= *control.maximum);
}

} // namespace

Settings settingsOf(const Lesson& lesson, const LessonPreset* preset)
{
    Settings settings;
    for (const Hyperparameter& control : lesson.controls)
        settings.insert_or_assign(std::string(control.key), control.defaultValue);
    if (preset == nullptr)
        return settings;
    for (const auto& [key, text] : preset->settings) {
        const auto control = std::ranges::find(lesson.controls, key, &Hyperparameter::key);
        if (control == lesson.controls.end())
            continue;
        if (const auto value = valueOf(*control, text))
            (void)set(lesson, settings, key, *value); // one that is not allowed keeps the default
    }
    return settings;
}

core::Result<void> set(const Lesson& lesson, Settings& settings, std::string_view key, const Value& value)
{
    const auto control = std::ranges::find(lesson.controls, key, &Hyperparameter::key);
    if (control == lesson.controls.end())
        return core::failure(
            core::ErrorCode::ExperimentUnknownKey, std::string(lesson.key), {{"key", std::string(key)}});
    if (!isAllowed(*control, value))
        return core::failure(
            core::ErrorCode::ExperimentOutOfRange, std::string(lesson.key), {{"key", std::string(key)}});
    settings.insert_or_assign(std::string(key), value);
    return {};
}

} // namespace carpo::lessons
