// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/entries.h"
#include "engine/lessons/lesson.h"

#include <algorithm>

namespace carpo::lessons {

std::span<const Lesson> lessons()
{
    static const std::vector<Lesson> s_lessons = [] {
        std::vector<Lesson> all; // in the lecture's order
        all.push_back(costClassificationLesson());
        all.push_back(costRegressionLesson());
        all.push_back(cycleLesson());
        all.push_back(initialisationLesson());
        all.push_back(architectureLesson());
        all.push_back(activationLesson());
        all.push_back(optimizersLesson());
        all.push_back(learningRateLesson());
        all.push_back(regularisationLesson());
        all.push_back(dropoutLesson());
        all.push_back(batchNormLesson());
        return all;
    }();
    return s_lessons;
}

const Lesson* findLesson(std::string_view key)
{
    const auto all = lessons();
    const auto found = std::ranges::find(all, key, &Lesson::key);
    return found == all.end() ? nullptr : &*found;
}

} // namespace carpo::lessons
