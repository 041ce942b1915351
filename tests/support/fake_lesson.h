// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/lesson.h"

#include <atomic>
#include <vector>

namespace carpo::support {

/// What tests ask of the demonstration of fakeLessons().
struct FakeDemonstration
{
    /// While it is true, a step does not end.
    static std::atomic<bool>& hold();
    /// By all of them.
    static std::atomic<int>& stepsTaken();
};

/// Two lessons with one of everything: a walk whose steps come from the seed and grow with "walk.rate", which
/// acts while it plays; two handles (7, along one axis; 8); points; all four kinds of panels. "walk.length"
/// is how many steps it has. It breaks down where a handle is moved beyond 90.
[[nodiscard]] std::vector<lessons::Lesson> fakeLessons();

} // namespace carpo::support
