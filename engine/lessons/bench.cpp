// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/bench.h"

#include <algorithm>
#include <utility>

namespace carpo::lessons {

Bench::Bench(const Lesson& lesson, std::uint64_t seed)
    : Bench(lesson,
            State{.lesson = std::string(lesson.key),
                  .seed = seed,
                  .steps = 0,
                  .sides = {Side{.settings = settingsOf(lesson)}}})
{}

Bench::Bench(const Lesson& lesson, State state)
    : m_lesson(&lesson)
    , m_state(std::move(state))
{
    for (const Side& side : m_state.sides)
        m_sides.push_back({.settings = side.settings, .demonstration = nullptr});
}

void Bench::start()
{
    m_sides.clear();
    m_steps = 0;
    for (const Side& side : m_state.sides)
        m_sides.push_back({.settings = side.settings, .demonstration = nullptr});
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        m_sides[i].demonstration = m_lesson->make(m_sides[i].settings, m_state.seed);
        apply(i);
    }
}

void Bench::apply(std::size_t side)
{
    Running& running = m_sides[side];
    const std::vector<Event>& events = m_state.sides[side].events;
    while (running.next < events.size() && events[running.next].step <= m_steps)
        act(running, events[running.next++]);
}

void Bench::act(Running& running, const Event& event)
{
    if (running.demonstration == nullptr)
        return;
    Demonstration& demonstration = *running.demonstration;
    if (const auto* const moved = std::get_if<Moved>(&event.what)) {
        demonstration.move(moved->handle, moved->x, moved->y);
    } else if (const auto* const clicked = std::get_if<Clicked>(&event.what)) {
        demonstration.addPoint(clicked->x, clicked->y, clicked->second);
    } else if (const auto* const loaded = std::get_if<Loaded>(&event.what)) {
        (void)demonstration.setPoints(loaded->points); // of another lesson's file: made points stay
    } else if (const auto* const changed = std::get_if<Changed>(&event.what)) {
        if (demonstration.change(changed->key, changed->value))
            running.settings.insert_or_assign(changed->key, changed->value);
    }
}

void Bench::step()
{
    if (m_steps >= State::kMostSteps)
        return;
    for (const Running& running : m_sides) {
        if (running.demonstration != nullptr)
            running.demonstration->step();
    }
    ++m_steps;
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        apply(i);
}

std::vector<Picture> Bench::pictures() const
{
    std::vector<Picture> pictures;
    for (const Running& running : m_sides)
        pictures.push_back(running.demonstration == nullptr ? Picture{.finished = true}
                                                            : running.demonstration->picture());
    if (m_steps >= State::kMostSteps) {
        for (Picture& picture : pictures)
            picture.finished = true;
    }
    return pictures;
}

void Bench::stayHere()
{
    m_state.steps = m_steps;
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        m_state.sides[i].events.resize(m_sides[i].next);
}

void Bench::record(std::size_t side, Event event)
{
    stayHere();
    std::vector<Event>& events = m_state.sides[side].events;
    // Nobody drags that long; what is asked for last counts.
    if (events.size() == State::kMostEvents)
        events.pop_back();
    events.push_back(std::move(event));
    m_sides[side].next = events.size();
}

void Bench::move(std::size_t side, int handle, double x, double y)
{
    const Event event{.step = m_steps, .what = Moved{.handle = handle, .x = x, .y = y}};
    act(m_sides[side], event); // before it is kept: what breaks a demonstration down is not repeated
    record(side, event);
}

void Bench::click(std::size_t side, double x, double y, bool second)
{
    const Event event{.step = m_steps, .what = Clicked{.x = x, .y = y, .second = second}};
    act(m_sides[side], event);
    record(side, event);
}

core::Result<void> Bench::load(std::size_t side, std::vector<std::array<double, 3>> points)
{
    if (m_sides[side].demonstration == nullptr)
        return {};
    if (auto taken = m_sides[side].demonstration->setPoints(points); !taken)
        return taken;
    record(side, {.step = m_steps, .what = Loaded{.points = std::move(points)}});
    return {};
}

core::Result<void> Bench::change(std::size_t side, std::string_view key, const training::Value& value)
{
    Settings settings = m_sides[side].settings;
    if (auto done = set(*m_lesson, settings, key, value); !done)
        return done;
    if (settings == m_sides[side].settings)
        return {};
    const auto& checked = *settings.find(key); // of the control's type
    Demonstration* const demonstration = m_sides[side].demonstration.get();
    if (demonstration != nullptr && demonstration->change(key, checked.second)) {
        record(side, {.step = m_steps, .what = Changed{.key = checked.first, .value = checked.second}});
        m_sides[side].settings = std::move(settings);
        return {};
    }
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        keepWhatWasDone(i);
    m_state.sides[side].settings = std::move(settings);
    m_state.steps = 0;
    start();
    return {};
}

void Bench::begin(std::size_t side, const Settings& settings)
{
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        keepWhatWasDone(i);
    m_state.sides[side] = Side{.settings = settings};
    m_state.steps = 0;
    start();
}

void Bench::keepWhatWasDone(std::size_t side)
{
    Side& kept = m_state.sides[side];
    kept.settings = m_sides[side].settings;
    std::vector<Event> events;
    for (Event& event : kept.events) {
        if (std::holds_alternative<Changed>(event.what))
            continue; // in the settings
        // Of a handle the last place, of points from files the last file with what was clicked since.
        if (const auto* const moved = std::get_if<Moved>(&event.what))
            std::erase_if(events, [moved](const Event& each) {
                const auto* const other = std::get_if<Moved>(&each.what);
                return other != nullptr && other->handle == moved->handle;
            });
        else if (std::holds_alternative<Loaded>(event.what))
            std::erase_if(events,
                          [](const Event& each) { return !std::holds_alternative<Moved>(each.what); });
        event.step = 0;
        events.push_back(std::move(event));
    }
    kept.events = std::move(events);
}

void Bench::restart()
{
    const bool isAtTheBeginning = m_steps == 0 && !isCatchingUp();
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        keepWhatWasDone(i);
        if (isAtTheBeginning)
            m_state.sides[i].events.clear();
    }
    m_state.steps = 0;
    start();
}

void Bench::setSeed(std::uint64_t seed)
{
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        keepWhatWasDone(i);
    m_state.seed = seed;
    m_state.steps = 0;
    start();
}

void Bench::setSides(std::size_t sides)
{
    if (sides == m_sides.size())
        return;
    if (sides == 1) {
        stayHere();
        m_state.sides.resize(1);
        m_sides.resize(1);
        return;
    }
    keepWhatWasDone(0);
    m_state.sides.push_back(m_state.sides.front());
    m_state.steps = 0;
    start();
}

State Bench::state() const
{
    State state = m_state;
    state.steps = std::max(m_steps, m_state.steps);
    return state;
}

} // namespace carpo::lessons
