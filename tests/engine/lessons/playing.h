// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/lesson.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::lessons {

/// "key=value" in place of the defaults; a key or value that the lesson has not fails the test.
[[nodiscard]] Settings settingsWith(const Lesson& lesson,
                                    const std::vector<std::pair<std::string_view, std::string>>& values);

/// The same, made and stepped that often.
[[nodiscard]] std::unique_ptr<Demonstration>
played(const Lesson& lesson,
       const std::vector<std::pair<std::string_view, std::string>>& values,
       int steps,
       std::uint64_t seed = 1);

/// What of a picture the window would have to draw and could not: numbers that are none (but gaps in lines),
/// lists of unequal lengths, titles that are missing.
[[nodiscard]] std::vector<std::string> flawsOf(const Picture& picture);

/// All that is in it, so that two can be compared.
[[nodiscard]] std::string writtenOut(const Picture& picture);

/// All presets for 50 steps: no flaws, and the same picture again from the same seed.
void expectPresetsPlay(const Lesson& lesson);

/// Each control at each of its ends and choices, the others at their defaults: no flaws.
void expectExtremesPlay(const Lesson& lesson);

/// The panel of that kind, of which there must be one; the first.
template <typename Kind>
const Kind& panelOf(const Picture& picture, std::size_t skip = 0)
{
    for (const Panel& panel : picture.panels) {
        if (const auto* const found = std::get_if<Kind>(&panel); found != nullptr && skip-- == 0)
            return *found;
    }
    std::abort();
}

} // namespace carpo::lessons
