// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson's saved demonstration, and points of one's own, of any bytes.
#include "engine/lessons/bench.h"
#include "engine/lessons/points_csv.h"
#include "engine/lessons/state.h"
#include "tests/fuzz/check.h"
#include "tests/support/fake_lesson.h"

#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace carpo;
    static const std::vector<lessons::Lesson> s_known = support::fakeLessons();
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto points = lessons::pointsFromCsv(bytes, "points"); points)
        fuzz::check(!points->empty() && points->size() <= lessons::kMostPoints, "as many points as allowed");
    else
        (void)core::inEnglish(points.error());
    const auto state = lessons::stateFromJson(bytes, "state", s_known);
    if (!state) {
        (void)core::inEnglish(state.error());
        return 0;
    }
    const auto again = lessons::stateFromJson(lessons::toJson(*state), "state", s_known);
    fuzz::check(again && *again == *state, "what is written is what was read");
    lessons::Bench bench(s_known.front(), *state);
    try {
        bench.start();
        constexpr int kEnough = 100;
        for (int i = 0; i < kEnough && bench.isCatchingUp(); ++i)
            bench.step();
    } catch (const std::runtime_error&) {
        return 0; // that lesson breaks down where it is told to
    }
    fuzz::check(bench.pictures().size() == state->sides.size(), "a picture for each side");
    return 0;
}
