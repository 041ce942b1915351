// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/demonstration.h"
#include "engine/lessons/lesson.h"
#include "engine/lessons/state.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// A lesson's demonstration, once or twice with settings of their own and one clock, and all that was done to
/// it. What a demonstration throws goes through; one that could not be made is missing until the next
/// attempt, by start() or restart(). Used by one thread at a time.
class Bench
{
public:
    /// All defaults, nothing done yet.
    Bench(const Lesson& lesson, std::uint64_t seed);
    /// To become what `state` says, which is of `lesson`.
    Bench(const Lesson& lesson, State state);

    /// Makes the demonstrations; to be called first. The steps of a state are then still to be taken.
    void start();

    [[nodiscard]] std::size_t sides() const { return m_sides.size(); }
    [[nodiscard]] const Settings& settings(std::size_t side) const { return m_sides.at(side).settings; }
    [[nodiscard]] std::uint64_t seed() const { return m_state.seed; }
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

    /// One tick of the clock for all.
    void step();
    /// Whether steps of the state it was made with are still to be taken, by step().
    [[nodiscard]] bool isCatchingUp() const { return m_steps < m_state.steps; }
    [[nodiscard]] std::int64_t target() const { return m_state.steps; }

    /// Catches up no further; what is done now takes the place of what was still to come.
    void stayHere();

    /// One for each side.
    [[nodiscard]] std::vector<Picture> pictures() const;

    void move(std::size_t side, int handle, double x, double y);
    void click(std::size_t side, double x, double y, bool second);
    /// Fails as Demonstration::setPoints does.
    [[nodiscard]] core::Result<void> load(std::size_t side, std::vector<std::array<double, 3>> points);
    /// Acts at once where the demonstration can; else all begin again. Fails as set() does.
    [[nodiscard]] core::Result<void>
    change(std::size_t side, std::string_view key, const training::Value& value);
    /// Other settings, from the beginning, with nothing done yet.
    void begin(std::size_t side, const Settings& settings);

    /// All from the beginning. What was dragged, clicked and loaded stays; at the beginning it goes.
    void restart();
    void setSeed(std::uint64_t seed);
    /// 1 or 2. A second one is as the first, and both begin again.
    void setSides(std::size_t sides);

    /// From which a bench of the same picture can be made.
    [[nodiscard]] State state() const;

private:
    struct Running
    {
        Settings settings; // as they are now
        std::unique_ptr<Demonstration> demonstration;
        std::size_t next = 0; // of the events: the first that is still to come
    };

    /// Does what is due, those of this moment.
    void apply(std::size_t side);
    void act(Running& running, const Event& event);
    void record(std::size_t side, Event event);
    void keepWhatWasDone(std::size_t side);

    const Lesson* m_lesson;
    State m_state;
    std::vector<Running> m_sides;
    std::int64_t m_steps = 0;
};

} // namespace carpo::lessons
