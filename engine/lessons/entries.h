// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/lesson.h"

namespace carpo::lessons {

[[nodiscard]] Lesson costClassificationLesson();
[[nodiscard]] Lesson costRegressionLesson();
[[nodiscard]] Lesson cycleLesson();
[[nodiscard]] Lesson initialisationLesson();
[[nodiscard]] Lesson architectureLesson();
[[nodiscard]] Lesson activationLesson();
[[nodiscard]] Lesson optimizersLesson();
[[nodiscard]] Lesson learningRateLesson();
[[nodiscard]] Lesson regularisationLesson();
[[nodiscard]] Lesson dropoutLesson();
[[nodiscard]] Lesson batchNormLesson();

} // namespace carpo::lessons
