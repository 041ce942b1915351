// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/lesson.h"
#include "engine/training/hyperparameter.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

namespace carpo::lessons {
namespace {

TEST(LessonRegistry, everyLessonHasItsKeyAndItsTextInBothLanguages)
{
    std::set<std::string_view> keys;
    const std::filesystem::path texts = std::filesystem::path(CARPO_SOURCE_DIR) / "resources" / "lessons";
    for (const Lesson& lesson : lessons()) {
        EXPECT_TRUE(keys.insert(lesson.key).second) << lesson.key;
        EXPECT_EQ(findLesson(lesson.key), &lesson);
        for (const char* const language : {"pt_BR", "en"})
            EXPECT_TRUE(std::filesystem::exists(texts / (std::string(lesson.key) + '.' + language + ".md")))
                << lesson.key << ' ' << language;
        EXPECT_NE(lesson.make(settingsOf(lesson), 1), nullptr) << lesson.key;
    }
    EXPECT_EQ(findLesson("alchemy"), nullptr);
}

TEST(LessonRegistry, everyLessonThatAHyperparameterNamesIsThereAndEachIsNamed)
{
    std::set<std::string_view> named;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        if (entry.lesson.empty())
            continue;
        EXPECT_NE(findLesson(entry.lesson), nullptr) << entry.key << ": " << entry.lesson;
        named.insert(entry.lesson);
    }
    EXPECT_EQ(named.size(), lessons().size());
    EXPECT_EQ(training::findHyperparameter("optimizer.learning_rate")->lesson, "learning_rate");
    EXPECT_EQ(training::findHyperparameter("optimizer.momentum")->lesson, "optimizers");
    EXPECT_TRUE(training::findHyperparameter("execution.threads")->lesson.empty());
}

} // namespace
} // namespace carpo::lessons
