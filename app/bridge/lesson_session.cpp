// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/lesson_session.h"

#include "app/bridge/run_on.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace carpo::bridge {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kFrame = std::chrono::milliseconds(16);

} // namespace

/// The thread, and what passes to it and from it.
class LessonSession::Loop
{
public:
    explicit Loop(LessonSession& session)
        : m_session(session)
        , m_thread([this](const std::stop_token& stop) { run(stop); })
    {}

    using Work = std::function<void(Loop&)>;

    struct Command
    {
        Work work;
        std::optional<std::pair<std::size_t, int>> moved = {}; // side and handle
    };

    // On the window's thread.
    void post(Command command)
    {
        {
            const std::scoped_lock lock(m_mutex);
            // Of a handle that is dragged faster than it can be followed, the last place counts.
            if (command.moved && !m_commands.empty() && m_commands.back().moved == command.moved)
                m_commands.back() = std::move(command);
            else
                m_commands.push_back(std::move(command));
        }
        m_wake.notify_one();
    }

    /// What was asked for before is dropped, and what has not been taken.
    void replaceAll(Work work)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_commands.clear();
            m_commands.push_back({.work = std::move(work)});
            m_frame.reset();
            m_failure.reset();
            ++m_lesson;
        }
        m_wake.notify_one();
    }

    struct News
    {
        std::optional<LessonFrame> frame;
        std::optional<core::Error> failure;
    };

    News takeNews()
    {
        News news;
        const std::scoped_lock lock(m_mutex);
        m_isAnnounced = false;
        std::swap(news.frame, m_frame);
        std::swap(news.failure, m_failure);
        return news;
    }

    [[nodiscard]] int lesson()
    {
        const std::scoped_lock lock(m_mutex);
        return m_lesson;
    }

    // On the thread.
    void open(const lessons::Lesson& lesson, lessons::State state)
    {
        close();
        m_bench = std::make_unique<lessons::Bench>(lesson, std::move(state));
        m_bench->start();
    }

    void close()
    {
        m_isPlaying = false;
        m_last.clear();
        m_bench.reset();
    }

    void play(bool isPlaying)
    {
        if (isPlaying && !m_isPlaying)
            m_due = Clock::now();
        m_isPlaying = isPlaying && m_bench != nullptr;
    }
    void setSpeed(double speed) { m_speed = speed; }
    [[nodiscard]] lessons::Bench* bench() { return m_bench.get(); }

    void report(const core::Error& error)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_lesson == m_workedOn) // not left meanwhile
                m_failure = error;
        }
        announce();
    }

private:
    void run(const std::stop_token& stop)
    {
        giveWay();
        while (!stop.stop_requested()) {
            const std::deque<Command> commands = wait(stop);
            if (stop.stop_requested())
                return;
            for (const Command& command : commands) {
                guarded([&] { command.work(*this); });
                if (isLeft()) // what else was asked for was of that lesson
                    break;
            }
            guarded([this, &commands] { work(!commands.empty()); });
        }
    }

    std::deque<Command> wait(const std::stop_token& stop)
    {
        std::deque<Command> commands;
        std::unique_lock lock(m_mutex);
        const auto isAsked = [this] { return !m_commands.empty(); };
        if (isRunning())
            m_wake.wait_until(lock, stop, m_due, isAsked);
        else
            m_wake.wait(lock, stop, isAsked);
        std::swap(commands, m_commands);
        m_workedOn = m_lesson;
        return commands;
    }

    [[nodiscard]] bool isRunning() const
    {
        return m_bench != nullptr && (m_isPlaying || m_bench->isCatchingUp());
    }

    /// The steps that are due, and a picture where it is time for one.
    void work(bool isAsked)
    {
        if (m_bench == nullptr)
            return;
        const auto end = Clock::now() + kFrame;
        while (isRunning() && Clock::now() >= m_due && Clock::now() < end && !isCommandWaiting()) {
            m_bench->step();
            const bool isPaced = !m_bench->isCatchingUp() && m_speed > 0;
            const auto pace = std::chrono::duration<double>(isPaced ? 1.0 / m_speed : 0.0);
            // What was missed is not made up for: it would hasten.
            m_due =
                std::max(m_due + std::chrono::duration_cast<Clock::duration>(pace), Clock::now() - kFrame);
        }
        if (isLeft())
            return;
        if (isAsked || !isRunning() || (Clock::now() >= m_shown + kFrame && !isFrameWaiting()))
            show();
    }

    void show()
    {
        m_shown = Clock::now();
        LessonFrame frame;
        for (lessons::Picture& picture : m_bench->pictures())
            frame.pictures.push_back(std::make_shared<const lessons::Picture>(std::move(picture)));
        frame.isFinished =
            std::ranges::all_of(frame.pictures, [](const auto& each) { return each->finished; });
        if (frame.isFinished)
            m_isPlaying = false;
        m_last = frame.pictures;
        tell(std::move(frame));
    }

    void tell(LessonFrame frame)
    {
        for (std::size_t side = 0; side < m_bench->sides(); ++side)
            frame.settings.push_back(m_bench->settings(side));
        frame.seed = m_bench->seed();
        frame.steps = m_bench->steps();
        frame.target = m_bench->target();
        frame.isPlaying = m_isPlaying;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_lesson != m_workedOn)
                return; // left meanwhile
            m_frame = std::move(frame);
        }
        announce();
    }

    bool isCommandWaiting()
    {
        const std::scoped_lock lock(m_mutex);
        return !m_commands.empty();
    }

    bool isLeft()
    {
        const std::scoped_lock lock(m_mutex);
        return m_lesson != m_workedOn;
    }

    bool isFrameWaiting()
    {
        const std::scoped_lock lock(m_mutex);
        return m_frame.has_value();
    }

    void announce()
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (std::exchange(m_isAnnounced, true))
                return;
        }
        QMetaObject::invokeMethod(&m_session, &LessonSession::take, Qt::QueuedConnection);
    }

    /// A demonstration that breaks down must not take the program with it, nor play on.
    void guarded(const std::function<void()>& work)
    {
        try {
            work();
        } catch (const std::exception& unexpected) {
            m_isPlaying = false;
            if (m_bench != nullptr) {
                m_bench->stayHere();
                LessonFrame frame;
                frame.pictures = m_last;
                tell(std::move(frame));
            }
            report({core::ErrorCode::Internal, "lesson", {{"detail", unexpected.what()}}});
        }
    }

    LessonSession& m_session;

    std::mutex m_mutex; // protects the next members
    std::deque<Command> m_commands;
    std::optional<LessonFrame> m_frame;
    std::optional<core::Error> m_failure;
    bool m_isAnnounced = false;
    int m_lesson = 0; // how many lessons were opened and left so far
    std::condition_variable_any m_wake;

    // The thread's.
    std::unique_ptr<lessons::Bench> m_bench;
    std::vector<std::shared_ptr<const lessons::Picture>> m_last;
    bool m_isPlaying = false;
    double m_speed = LessonSession::kUsualSpeed;
    int m_workedOn = 0;
    Clock::time_point m_due;
    Clock::time_point m_shown;

    std::jthread m_thread; // the last member: joined before the rest goes
};

LessonSession::LessonSession(QObject* parent)
    : QObject(parent)
    , m_loop(std::make_unique<Loop>(*this))
{}

LessonSession::~LessonSession() = default;

void LessonSession::open(const lessons::Lesson& lesson, std::uint64_t seed)
{
    open(lesson,
         lessons::State{.lesson = std::string(lesson.key),
                        .seed = seed,
                        .steps = 0,
                        .sides = {lessons::Side{.settings = lessons::settingsOf(lesson)}}});
}

void LessonSession::open(const lessons::Lesson& lesson, lessons::State state)
{
    m_frame = {};
    m_loop->replaceAll([&lesson, state = std::move(state)](Loop& loop) { loop.open(lesson, state); });
}

void LessonSession::close()
{
    m_frame = {};
    m_loop->replaceAll([](Loop& loop) { loop.close(); });
}

void LessonSession::play()
{
    m_loop->post({[](Loop& loop) { loop.play(true); }});
}

void LessonSession::pause()
{
    m_loop->post({[](Loop& loop) { loop.play(false); }});
}

void LessonSession::step()
{
    m_loop->post({[](Loop& loop) {
        loop.play(false);
        if (loop.bench() != nullptr)
            loop.bench()->step();
    }});
}

void LessonSession::setSpeed(double speed)
{
    m_loop->post({[speed](Loop& loop) { loop.setSpeed(speed); }});
}

void LessonSession::move(std::size_t side, int handle, double x, double y)
{
    m_loop->post({[=](Loop& loop) {
                      if (loop.bench() != nullptr && side < loop.bench()->sides())
                          loop.bench()->move(side, handle, x, y);
                  },
                  std::pair{side, handle}});
}

void LessonSession::click(std::size_t side, double x, double y, bool second)
{
    m_loop->post({[=](Loop& loop) {
        if (loop.bench() != nullptr && side < loop.bench()->sides())
            loop.bench()->click(side, x, y, second);
    }});
}

void LessonSession::load(std::size_t side, std::vector<std::array<double, 3>> points)
{
    m_loop->post({[side, points = std::move(points)](Loop& loop) {
        if (loop.bench() == nullptr || side >= loop.bench()->sides())
            return;
        if (const auto loaded = loop.bench()->load(side, points); !loaded)
            loop.report(loaded.error());
    }});
}

void LessonSession::change(std::size_t side, std::string key, training::Value value)
{
    m_loop->post({[side, key = std::move(key), value = std::move(value)](Loop& loop) {
        if (loop.bench() == nullptr || side >= loop.bench()->sides())
            return;
        if (const auto changed = loop.bench()->change(side, key, value); !changed)
            loop.report(changed.error());
    }});
}

void LessonSession::begin(std::size_t side, lessons::Settings settings)
{
    m_loop->post({[side, settings = std::move(settings)](Loop& loop) {
        if (loop.bench() != nullptr && side < loop.bench()->sides())
            loop.bench()->begin(side, settings);
    }});
}

void LessonSession::restart()
{
    m_loop->post({[](Loop& loop) {
        loop.play(false);
        if (loop.bench() != nullptr)
            loop.bench()->restart();
    }});
}

void LessonSession::setSeed(std::uint64_t seed)
{
    m_loop->post({[seed](Loop& loop) {
        if (loop.bench() != nullptr)
            loop.bench()->setSeed(seed);
    }});
}

void LessonSession::setSides(std::size_t sides)
{
    m_loop->post({[sides](Loop& loop) {
        if (loop.bench() != nullptr)
            loop.bench()->setSides(sides);
    }});
}

void LessonSession::askForState(std::function<void(const lessons::State&)> take)
{
    const int lesson = m_loop->lesson();
    m_loop->post({[this, lesson, take = std::move(take)](Loop& loop) {
        if (loop.bench() == nullptr)
            return;
        const auto deliver = [this, lesson, take, state = loop.bench()->state()] {
            if (lesson == m_loop->lesson())
                take(state);
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    }});
}

void LessonSession::take()
{
    Loop::News news = m_loop->takeNews();
    if (news.frame) {
        m_frame = std::move(*news.frame);
        Q_EMIT advanced(m_frame);
    }
    if (news.failure)
        Q_EMIT failed(*news.failure);
}

} // namespace carpo::bridge
