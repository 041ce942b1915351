// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/lessons/lesson.h"
#include "engine/lessons/points_csv.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carpo::lessons {

/// What somebody did to a demonstration, in the order in which it was done.
struct Moved
{
    int handle = 0;
    double x = 0;
    double y = 0;
    bool operator==(const Moved&) const = default;
};

struct Clicked
{
    double x = 0;
    double y = 0;
    bool second = false;
    bool operator==(const Clicked&) const = default;
};

struct Loaded
{
    std::vector<std::array<double, 3>> points;
    bool operator==(const Loaded&) const = default;
};

/// A control that acted while it played.
struct Changed
{
    std::string key;
    training::Value value;
    bool operator==(const Changed&) const = default;
};

struct Event
{
    std::int64_t step = 0; ///< how many steps had been taken
    std::variant<Moved, Clicked, Loaded, Changed> what;
    bool operator==(const Event&) const = default;
};

/// One of the demonstrations that are compared: what it began with and what was done to it.
struct Side
{
    Settings settings;
    std::vector<Event> events = {};
    bool operator==(const Side&) const = default;
};

/// All that a lesson's picture follows from, so that a colleague sees the same.
struct State
{
    static constexpr int kVersion = 1;
    static constexpr std::int64_t kMostSeed = 999'999;
    static constexpr std::int64_t kMostSteps = 1'000'000;
    static constexpr std::size_t kMostSides = 2;
    static constexpr std::size_t kMostEvents = 100'000; ///< of a side

    std::string lesson; ///< its key
    std::uint64_t seed = 1;
    std::int64_t steps = 0; ///< of all sides: they have one clock
    std::vector<Side> sides = {};

    bool operator==(const State&) const = default;
};

/// {"carpo_lesson": 1, "lesson": "activation", "seed": 1, "steps": 120, "sides": [{"settings": {...},
/// "events": [{"step": 0, "move": 1, "x": 0.5, "y": 2}, {"step": 3, "click": [0.1, 0.2], "second": true},
/// {"step": 3, "points": [[0, 1, 0], ...]}, {"step": 90, "set": "rate", "value": 0.1}]}, ...]}
[[nodiscard]] std::string toJson(const State& state);

/// `place` names the text in errors, `known` are the lessons there are. Settings that it does not name have
/// their default. Fails as Experiment::fromJson does, with the place in the file as the key; nothing is
/// accepted in part.
[[nodiscard]] core::Result<State>
stateFromJson(std::string_view text, const std::string& place, std::span<const Lesson> known);

} // namespace carpo::lessons
