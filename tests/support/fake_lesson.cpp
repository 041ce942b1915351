// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_lesson.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

namespace carpo::support {
namespace {

class Walk final : public lessons::Demonstration
{
public:
    Walk(const lessons::Settings& settings, std::uint64_t seed)
        : m_rate(lessons::real(settings, "walk.rate"))
        , m_length(lessons::integer(settings, "walk.length"))
        , m_random(seed * 2 + 1)
    {}

    void step() override
    {
        ++FakeDemonstration::stepsTaken();
        while (FakeDemonstration::hold())
            std::this_thread::yield();
        if (isOver())
            return;
        m_random = m_random * 6364136223846793005ULL + 1442695040888963407ULL;
        const double noise = static_cast<double>(m_random >> 40U) / static_cast<double>(1U << 24U);
        m_y.push_back(m_y.back() + m_rate * (noise - 0.4));
        m_x.push_back(static_cast<double>(m_x.size()));
    }

    [[nodiscard]] lessons::Picture picture() const override
    {
        lessons::Picture picture;
        picture.panels = {walk(), plane(), net(), code(), table()};
        picture.columns = 3;
        picture.status = {"step %1 at %2", {m_x.back(), m_y.back()}};
        picture.finished = isOver();
        return picture;
    }

    void move(int handle, double x, double y) override
    {
        if (x > 90)
            throw std::runtime_error("too far");
        if (handle == 7)
            m_level = y;
        else if (handle == 8)
            m_start = {x, y};
    }

    void addPoint(double x, double y, bool second) override
    {
        m_points.push_back({x, y, second ? 1.0 : 0.0});
    }

    core::Result<void> setPoints(const std::vector<std::array<double, 3>>& points) override
    {
        m_points = points;
        return {};
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        if (key != "walk.rate")
            return false;
        m_rate = std::get<double>(value);
        return true;
    }

private:
    [[nodiscard]] bool isOver() const { return static_cast<std::int64_t>(m_x.size()) > m_length; }

    [[nodiscard]] lessons::Chart walk() const
    {
        lessons::Chart chart;
        chart.title = {"A walk"};
        chart.note = {"%1 steps · mean %2", {m_x.back(), m_y.back() / static_cast<double>(m_x.size())}};
        chart.x = {.label = {"step"}};
        chart.y = {.label = {"place"}};
        chart.lines = {{.name = {"walk"}, .ink = lessons::Ink::Training, .x = m_x, .y = m_y}};
        chart.levels = {{.at = m_level, .name = {"level"}}};
        chart.handles = {{.id = 7, .x = 0, .y = m_level, .name = {"level"}, .alongX = false, .alongY = true}};
        return chart;
    }

    [[nodiscard]] lessons::Chart plane() const
    {
        lessons::Chart chart;
        chart.title = {"A plane"};
        chart.x = {.label = {"x"}, .minimum = -1, .maximum = 1};
        chart.y = {.label = {"y"}, .minimum = -1, .maximum = 1};
        chart.heat =
            lessons::Heat{.columns = 8, .rows = 8, .left = -1, .bottom = -1, .low = -1, .diverging = true};
        for (int i = 0; i < 64; ++i)
            chart.heat->values.push_back(static_cast<float>(i % 8 - i / 8) / 8.0F);
        chart.points = {{.name = {"class 0"}, .ink = lessons::Ink::Kind1},
                        {.name = {"class 1"}, .ink = lessons::Ink::Kind2}};
        for (const auto& [x, y, kind] : m_points) {
            chart.points[kind > 0.5 ? 1 : 0].x.push_back(x);
            chart.points[kind > 0.5 ? 1 : 0].y.push_back(y);
        }
        chart.arrows = {{.name = {"step"}, .fromX = m_start[0], .fromY = m_start[1], .toX = 0.8, .toY = 0.8}};
        chart.bars = {{.ink = lessons::Ink::Muted, .width = 0.1, .x = {-0.5}, .y = {0.4}}};
        chart.handles = {{.id = 8, .x = m_start[0], .y = m_start[1], .name = {"start"}}};
        chart.takesPoints = true;
        return chart;
    }

    [[nodiscard]] lessons::NetDrawing net() const
    {
        lessons::NetDrawing net;
        net.title = {"A network"};
        net.side = 2;
        net.layers = {{{.name = {"x"}}, {.name = {"y"}}},
                      {{.picture = {-1, 1, 1, -1}}, {.picture = {1, 1, -1, -1}, .share = 0}},
                      {{.name = {"class"}}}};
        net.weights = {{0.5, -1, 1, m_y.back()}, {1, -0.3}};
        return net;
    }

    [[nodiscard]] lessons::Code code() const
    {
        return {.title = {"The code"},
                .note = {"as on the slide"},
                .lines = {{.text = "x += rate * noise", .value = std::to_string(m_y.back())},
                          {.text = "x /= 1 - beta ** t", .value = "", .missing = true}}};
    }

    [[nodiscard]] lessons::Table table() const
    {
        return {.title = {"Numbers"},
                .note = {},
                .columns = {{"name"}, {"value"}},
                .rows = {{{"steps"}, {"%1", {m_x.back()}}}, {{"rate"}, {"%1", {m_rate}}}}};
    }

    double m_rate;
    std::int64_t m_length;
    std::uint64_t m_random;
    std::vector<double> m_x{0};
    std::vector<double> m_y{0};
    double m_level = 0.5;
    std::array<double, 2> m_start{-0.5, -0.5};
    std::vector<std::array<double, 3>> m_points;
};

} // namespace

std::atomic<bool>& FakeDemonstration::hold()
{
    static std::atomic<bool> s_hold = false;
    return s_hold;
}

std::atomic<int>& FakeDemonstration::stepsTaken()
{
    static std::atomic<int> s_steps = 0;
    return s_steps;
}

std::vector<lessons::Lesson> fakeLessons()
{
    const auto make = [](const char* title, std::string_view key) {
        return lessons::Lesson{
            .key = key,
            .title = title,
            .heading = "Walks",
            .controls = {{.key = "walk.rate",
                          .defaultValue = 0.1,
                          .minimum = 0.001,
                          .maximum = 10,
                          .name = "Learning rate",
                          .explanation = "How far a step goes.",
                          .logarithmic = true},
                         {.key = "walk.length",
                          .type = training::ValueType::Integer,
                          .defaultValue = std::int64_t{200},
                          .minimum = 1,
                          .maximum = 100'000,
                          .name = "Epochs",
                          .explanation = "When it ends."}},
            .presets = {{.name = "Step too large", .settings = {{"walk.rate", "5"}}},
                        {.name = "Short", .settings = {{"walk.length", "3"}}}},
            .ownSet = {.isExplore = false, .settings = {{"optimizer.learning_rate", "0.02"}}},
            .make = [](const lessons::Settings& settings, std::uint64_t seed) {
                return std::unique_ptr<lessons::Demonstration>(std::make_unique<Walk>(settings, seed));
            }};
    };
    return {make("A walk at random", "fake_walk"), make("Another walk", "fake_other")};
}

} // namespace carpo::support
