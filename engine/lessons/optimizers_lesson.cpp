// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/optimizers.h"
#include "engine/lessons/step_panels.h"
#include "engine/lessons/surfaces.h"
#include "engine/lessons/walker.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 300;
constexpr int kSide = 64;        // of the map
constexpr int kNetworkSide = 40; // of one whose every place is a network
constexpr double kLeast = 1e-12; // what a logarithm shows of a height
constexpr int kStart = 0;        // the handle

Surface surfaceOf(std::string_view key, std::uint64_t seed)
{
    if (key == "network")
        return networkSlice(seed);
    const auto all = surfaces();
    const auto found = std::ranges::find(all, key, &Surface::key);
    return found == all.end() ? all.front() : *found;
}

Ink inkOf(Method method)
{
    return static_cast<Ink>(static_cast<int>(method)); // both in the same order
}

class Race : public Demonstration
{
public:
    Race(const Settings& settings, std::uint64_t seed)
        : m_surface(surfaceOf(text(settings, "surface"), seed))
        , m_shown(methodOf(text(settings, "method")))
        , m_against(text(settings, "against"))
        , m_rateFactor(real(settings, "rate_factor"))
        , m_noise(real(settings, "noise"))
        , m_dropAt(static_cast<int>(integer(settings, "rate_drop")))
        , m_seed(seed)
        , m_start(m_surface.start)
    {
        paint();
        begin();
    }

    void step() override
    {
        if (m_steps >= kSteps)
            return;
        for (Walker& walker : m_walkers)
            walker.step(rate(walker.method()));
        if (m_ofSlide)
            m_ofSlide->step(rate(m_shown));
        ++m_steps;
    }

    void move(int handle, double x, double y) override
    {
        if (handle != kStart || !std::isfinite(x) || !std::isfinite(y))
            return;
        const auto& range = m_surface.range;
        m_start = {std::clamp(x, range[0], range[1]), std::clamp(y, range[2], range[3])};
        begin();
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        if (key != "rate_factor")
            return false;
        m_rateFactor = std::get<double>(value);
        return true;
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.stretch = {3, 2};
        picture.panels = {map(), heights(), stepArrows(shown()), stepCode(shown())};
        picture.status = stepOf(m_steps, kSteps);
        picture.finished = m_steps >= kSteps;
        return picture;
    }

private:
    [[nodiscard]] const Walker& shown() const
    {
        return *std::ranges::find(m_walkers, m_shown, &Walker::method);
    }

    [[nodiscard]] double rate(Method method) const
    {
        constexpr double kDrop = 0.1;
        const bool hasDropped = m_dropAt > 0 && m_steps >= m_dropAt && !isSecondOrder(method);
        return rateOf(m_surface, method) * m_rateFactor * (hasDropped ? kDrop : 1);
    }

    [[nodiscard]] bool runs(Method method) const
    {
        return method == m_shown || m_against == "all"
               || kMethodKeys.at(static_cast<std::size_t>(method)) == m_against;
    }

    void begin()
    {
        m_steps = 0;
        m_walkers.clear();
        for (std::size_t i = 0; i < kMethodKeys.size(); ++i) {
            const auto method = static_cast<Method>(i);
            if (runs(method))
                m_walkers.emplace_back(method, m_surface, m_start, m_noise, m_seed);
        }
        m_ofSlide.reset();
        // Where libraries and the slide part.
        if (m_shown == Method::Adam || m_shown == Method::Momentum)
            m_ofSlide.emplace(m_shown, m_surface, m_start, Walker::AsOnTheSlide{});
    }

    // The heights above the lowest, as logarithms: valleys have floors to be seen.
    void paint()
    {
        const int side = m_surface.key == "network" ? kNetworkSide : kSide;
        const auto& range = m_surface.range;
        m_heat = {.columns = side,
                  .rows = side,
                  .left = range[0],
                  .right = range[1],
                  .bottom = range[2],
                  .top = range[3],
                  .label = {CARPO_TR("Lesson", "height above the lowest, log10")}};
        std::vector<double> heights;
        for (int row = 0; row < side; ++row) {
            for (int column = 0; column < side; ++column) {
                const double x = range[0] + (range[1] - range[0]) * (column + 0.5) / side;
                const double y = range[2] + (range[3] - range[2]) * (row + 0.5) / side;
                heights.push_back(m_surface.height ? m_surface.height({x, y}) : m_surface.at({x, y}).height);
            }
        }
        const double highest = *std::ranges::max_element(heights) - m_surface.lowest;
        for (const double height : heights) {
            const double above = std::max(height - m_surface.lowest, highest * 1e-4);
            m_heat.values.push_back(static_cast<float>(std::log10(above)));
        }
        m_heat.high = std::log10(highest);
        m_heat.low = m_heat.high - 4;
        if (const auto least = std::ranges::min_element(m_heat.values); *least > m_heat.low)
            m_heat.low = *least;
    }

    [[nodiscard]] static Line pathOf(const Walker& walker, Ink ink)
    {
        Line line{.name = {nameOf(walker.method())}, .ink = ink};
        for (const Pair& place : walker.path()) {
            line.x.push_back(place[0]);
            line.y.push_back(place[1]);
        }
        return line;
    }

    [[nodiscard]] Line slidePath() const
    {
        Line line = pathOf(*m_ofSlide, Ink::Muted);
        line.name = slideName();
        line.dashed = true;
        return line;
    }

    [[nodiscard]] Words slideName() const
    {
        return m_shown == Method::Adam ? Words{CARPO_TR("Lesson", "Adam as on the slide")}
                                       : Words{CARPO_TR("Lesson", "Momentum as on the slide")};
    }

    [[nodiscard]] Chart map() const
    {
        Chart chart;
        chart.title = {m_surface.key == "network"
                           ? CARPO_TR("Lesson", "The loss over two directions through a network's weights")
                           : CARPO_TR("Lesson", "The ways down from the same start")};
        chart.note = {CARPO_TR("Lesson", "Drag the start")};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = m_heat.left, .maximum = m_heat.right};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = m_heat.bottom, .maximum = m_heat.top};
        chart.heat = m_heat;
        Points minima{.name = {CARPO_TR("Lesson", "lowest")}, .ink = Ink::Truth, .large = true};
        for (const Pair& place : m_surface.minima) {
            minima.x.push_back(place[0]);
            minima.y.push_back(place[1]);
        }
        if (!minima.x.empty())
            chart.points.push_back(minima);
        for (const Walker& walker : m_walkers) {
            chart.lines.push_back(pathOf(walker, inkOf(walker.method())));
            if (!walker.isGone())
                chart.points.push_back({.ink = inkOf(walker.method()),
                                        .x = {walker.place()[0]},
                                        .y = {walker.place()[1]},
                                        .large = true});
        }
        if (m_ofSlide)
            chart.lines.push_back(slidePath());
        chart.handles.push_back(
            {.id = kStart, .x = m_start[0], .y = m_start[1], .name = {CARPO_TR("Lesson", "start")}});
        return chart;
    }

    [[nodiscard]] Line heightsOf(const Walker& walker, Ink ink) const
    {
        Line line{.name = {nameOf(walker.method())}, .ink = ink};
        for (const double height : walker.heights()) {
            line.x.push_back(static_cast<double>(line.x.size()));
            line.y.push_back(std::max(height - m_surface.lowest, kLeast));
        }
        return line;
    }

    [[nodiscard]] Chart heights() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "How low each one has come")};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = kSteps};
        chart.y = {.label = {CARPO_TR("Lesson", "height above the lowest")}, .logarithmic = true};
        const Walker* best = nullptr;
        for (const Walker& walker : m_walkers) {
            chart.lines.push_back(heightsOf(walker, inkOf(walker.method())));
            if (!walker.isGone() && (best == nullptr || walker.heights().back() < best->heights().back()))
                best = &walker;
        }
        if (m_ofSlide) {
            Line line = heightsOf(*m_ofSlide, Ink::Muted);
            line.name = slideName();
            line.dashed = true;
            chart.lines.push_back(line);
        }
        if (m_dropAt > 0)
            chart.levels.push_back({.vertical = true,
                                    .at = static_cast<double>(m_dropAt),
                                    .name = {CARPO_TR("Lesson", "the rate falls to a tenth")}});
        const auto gone = std::ranges::count_if(m_walkers, &Walker::isGone);
        if (best == nullptr)
            return chart;
        const double lowest = best->heights().back() - m_surface.lowest;
        if (gone > 0)
            chart.note = {CARPO_TR("Lesson", "Lowest height: %1; left the map: %2"),
                          {lowest, static_cast<double>(gone)}};
        else
            chart.note = {CARPO_TR("Lesson", "Lowest height: %1"), {lowest}};
        return chart;
    }

    Surface m_surface;
    Method m_shown;
    std::string m_against;
    double m_rateFactor;
    double m_noise;
    int m_dropAt;
    std::uint64_t m_seed;
    Pair m_start;
    Heat m_heat;
    int m_steps = 0;
    std::vector<Walker> m_walkers;
    std::optional<Walker> m_ofSlide;
};

std::vector<training::Choice> methodChoices()
{
    return {{"gd", CARPO_TR("Hyperparameter", "Gradient descent")},
            {"sgd", CARPO_TR("Hyperparameter", "SGD")},
            {"momentum", CARPO_TR("Hyperparameter", "Momentum")},
            {"nesterov", CARPO_TR("Hyperparameter", "Nesterov")},
            {"adagrad", CARPO_TR("Hyperparameter", "Adagrad")},
            {"rmsprop", CARPO_TR("Hyperparameter", "RMSprop")},
            {"adam", CARPO_TR("Hyperparameter", "Adam")},
            {"newton", CARPO_TR("Hyperparameter", "Newton")},
            {"bfgs", CARPO_TR("Hyperparameter", "BFGS")},
            {"lbfgs", CARPO_TR("Hyperparameter", "L-BFGS")}};
}

training::Hyperparameter surfaceControl()
{
    training::Hyperparameter control{.key = "surface",
                                     .type = training::ValueType::Choice,
                                     .defaultValue = std::string("ravine"),
                                     .name = CARPO_TR("Hyperparameter", "Surface"),
                                     .explanation = CARPO_TR("Hyperparameter", "What is walked down.")};
    for (const Surface& surface : surfaces())
        control.choices.push_back({surface.key, surface.name});
    control.choices.push_back({"network", CARPO_TR("Hyperparameter", "Slice of a network's loss")});
    return control;
}

std::vector<training::Hyperparameter> methodControls()
{
    std::vector<training::Choice> rivals{{"all", CARPO_TR("Hyperparameter", "All")},
                                         {"none", CARPO_TR("Hyperparameter", "None")}};
    const std::vector<training::Choice> methods = methodChoices();
    rivals.insert(rivals.end(), methods.begin(), methods.end());
    return {{.key = "method",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("momentum"),
             .choices = methods,
             .name = CARPO_TR("Hyperparameter", "Optimizer"),
             .explanation = CARPO_TR("Hyperparameter", "Whose steps are taken apart.")},
            {.key = "against",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("all"),
             .choices = rivals,
             .name = CARPO_TR("Hyperparameter", "Against"),
             .explanation = CARPO_TR("Hyperparameter", "Who runs beside it.")}};
}

std::vector<training::Hyperparameter> rateControls()
{
    return {{.key = "rate_factor",
             .type = training::ValueType::Real,
             .defaultValue = 1.0,
             .minimum = 0.01,
             .maximum = 100,
             .name = CARPO_TR("Hyperparameter", "Learning rate, times the usual"),
             .explanation = CARPO_TR("Hyperparameter",
                                     "Each optimizer has a rate that suits the surface; all are multiplied. "
                                     "May be changed while it plays."),
             .logarithmic = true,
             .live = true},
            {.key = "rate_drop",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{0},
             .minimum = 0,
             .maximum = kSteps,
             .zero = CARPO_TR("Hyperparameter", "never"),
             .name = CARPO_TR("Hyperparameter", "Rate falls at step"),
             .explanation = CARPO_TR("Hyperparameter",
                                     "From that step on the learning rates are a tenth of what they were.")},
            {.key = "noise",
             .type = training::ValueType::Real,
             .defaultValue = 0.5,
             .minimum = 0,
             .maximum = 5,
             .name = CARPO_TR("Hyperparameter", "Noise of SGD's batches"),
             .explanation = CARPO_TR("Hyperparameter",
                                     "How far a batch's gradient lies from that of all data, in usual "
                                     "gradients; the network's slice has batches of its own.")}};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all{surfaceControl()};
    for (const auto& part : {methodControls(), rateControls()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "All in the ravine"), {}},
        {CARPO_TR("Lesson", "Momentum against gradient descent"), {{"against", "gd"}}},
        {CARPO_TR("Lesson", "Step too large"),
         {{"method", "gd"}, {"against", "none"}, {"rate_factor", "1.27"}}},
        {CARPO_TR("Lesson", "Stuck on the saddle"), {{"surface", "saddle"}, {"method", "newton"}}},
        {CARPO_TR("Lesson", "BFGS in Rosenbrock's valley"),
         {{"surface", "rosenbrock"}, {"method", "bfgs"}, {"against", "all"}}},
        {CARPO_TR("Lesson", "SGD never comes to rest"),
         {{"surface", "bowl"}, {"method", "sgd"}, {"against", "gd"}, {"noise", "1"}}},
        {CARPO_TR("Lesson", "Adam without its correction"),
         {{"surface", "beale"}, {"method", "adam"}, {"against", "none"}}},
        {CARPO_TR("Lesson", "The slide's momentum when the rate falls"),
         {{"against", "none"}, {"rate_drop", "25"}}},
        {CARPO_TR("Lesson", "Four valleys: the start decides"), {{"surface", "himmelblau"}}},
        {CARPO_TR("Lesson", "Caught in the dents"), {{"surface", "rastrigin"}}},
        {CARPO_TR("Lesson", "A real network's loss"), {{"surface", "network"}, {"method", "adam"}}},
    };
}

} // namespace

Lesson optimizersLesson()
{
    return {.key = "optimizers",
            .title = CARPO_TR("Lesson", "Who comes down fastest?"),
            .heading = CARPO_TR("Lesson", "Optimization algorithms"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"optimizer.name", "adam"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<Race>(settings, seed);
            }};
}

} // namespace carpo::lessons
