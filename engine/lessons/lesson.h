// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/demonstration.h"
#include "engine/training/hyperparameter.h"

#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::lessons {

/// A choice of settings that shows one thing. What it does not name keeps its default.
struct LessonPreset
{
    const char* name; ///< CARPO_TR("Lesson", ...): "Step too large", "All zeros"
    std::vector<std::pair<std::string_view, std::string_view>> settings; ///< key, value as text
};

/// *Try it on your data set*: where it leads and what is set there.
struct OwnSet
{
    bool isExplore = false; ///< to Explorar; else to Experimentos
    std::vector<std::pair<std::string_view, std::string_view>> settings = {}; ///< of the experiment
};

/// Everything the program knows of one lesson. Declared once, in the registry; the list of lessons, the
/// forms, the state files and the links of hyperparameters come from it. Its texts lie in
/// resources/lessons/<key>.<language>.md.
struct Lesson
{
    std::string_view key; ///< "activation"; Hyperparameter::lesson names it
    const char* title;    ///< the one idea as a heading, CARPO_TR("Lesson", ...)
    const char* heading;  ///< the heading it has in the lecture, CARPO_TR("Lesson", ...)
    std::vector<training::Hyperparameter> controls; ///< texts in context "Hyperparameter"
    std::vector<LessonPreset> presets;
    OwnSet ownSet = {};
    std::unique_ptr<Demonstration> (*make)(const Settings& settings, std::uint64_t seed) = nullptr;
};

/// In the lecture's order. Must not block.
[[nodiscard]] std::span<const Lesson> lessons();
/// Null where there is none of that key.
[[nodiscard]] const Lesson* findLesson(std::string_view key);

/// All defaults, then what the preset says.
[[nodiscard]] Settings settingsOf(const Lesson& lesson, const LessonPreset* preset = nullptr);
/// Fails as Experiment::set does: the key's name and what is allowed.
[[nodiscard]] core::Result<void>
set(const Lesson& lesson, Settings& settings, std::string_view key, const training::Value& value);

} // namespace carpo::lessons
