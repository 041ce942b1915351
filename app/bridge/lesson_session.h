// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/lessons/bench.h"

#include <QObject>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carpo::bridge {

/// What a lesson shows at one moment, and what it was computed from.
struct LessonFrame
{
    std::vector<std::shared_ptr<const lessons::Picture>> pictures; ///< one for each side
    std::vector<lessons::Settings> settings;                       ///< one for each side
    std::uint64_t seed = 1;
    std::int64_t steps = 0;
    std::int64_t target = 0; ///< while it catches up with a state: where it leads
    bool isPlaying = false;
    bool isFinished = false; ///< there is nothing left to play

    [[nodiscard]] bool isCatchingUp() const { return steps < target; }
};

/// A lesson's demonstration on a thread of its own: commands go there, pictures come back at display rate, of
/// which the latest counts. Lives on the window's thread; nothing here blocks but the destructor, which waits
/// for the step under way.
class LessonSession final : public QObject
{
    Q_OBJECT

public:
    static constexpr double kAsFastAsItCan = 0; ///< steps a second
    static constexpr double kUsualSpeed = 30;

    explicit LessonSession(QObject* parent = nullptr);
    ~LessonSession() override;

    /// Begins a lesson, which outlives this object, in place of the one before. Paused.
    void open(const lessons::Lesson& lesson, std::uint64_t seed);
    /// The same from a state of that lesson.
    void open(const lessons::Lesson& lesson, lessons::State state);
    /// Leaves the lesson: what is still under way is dropped, nothing more is told of it.
    void close();

    void play();
    void pause();
    /// One step, and pauses.
    void step();
    /// Steps a second, or kAsFastAsItCan.
    void setSpeed(double speed);

    // As Bench has them. `side` is one of those there are.
    void move(std::size_t side, int handle, double x, double y);
    void click(std::size_t side, double x, double y, bool second);
    void load(std::size_t side, std::vector<std::array<double, 3>> points);
    void change(std::size_t side, std::string key, training::Value value);
    void begin(std::size_t side, lessons::Settings settings);
    void restart();
    void setSeed(std::uint64_t seed);
    void setSides(std::size_t sides);

    /// `take` is called once, on this thread, unless the lesson is left before.
    void askForState(std::function<void(const lessons::State&)> take);

    /// The last one that came; empty before the first.
    [[nodiscard]] const LessonFrame& frame() const { return m_frame; }

Q_SIGNALS:
    void advanced(const carpo::bridge::LessonFrame& frame);
    /// Something that was asked for was refused, or the demonstration broke down; it goes on from the last
    /// picture, or after a restart.
    void failed(const carpo::core::Error& error);

private:
    class Loop;

    void take();

    LessonFrame m_frame;
    std::unique_ptr<Loop> m_loop;
};

} // namespace carpo::bridge
