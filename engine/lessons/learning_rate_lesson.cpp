// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/learning_rate.h"
#include "engine/lessons/rate_runs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace carpo::lessons {
namespace {

constexpr std::array<Ink, kRateCount + 1> kInks{Ink::Kind1, Ink::Kind2, Ink::Kind3, Ink::Kind4, Ink::Kind5};

Words rateName(std::size_t run, double rate)
{
    constexpr std::array<const char*, kRateCount + 1> kNames{CARPO_TR("Lesson", "low (%1)"),
                                                             CARPO_TR("Lesson", "good (%1)"),
                                                             CARPO_TR("Lesson", "high (%1)"),
                                                             CARPO_TR("Lesson", "very high (%1)"),
                                                             CARPO_TR("Lesson", "yours (%1)")};
    return {kNames.at(run), {rate}};
}

std::vector<double> counted(std::size_t count)
{
    std::vector<double> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    return numbers;
}

// What both problems share: the losses and the schedule.
class RateDemonstration : public Demonstration
{
public:
    RateDemonstration(const Settings& settings, int steps)
        : m_steps(steps)
        , m_parts(scheduleParts(text(settings, "schedule"), steps))
    {}

    void step() override
    {
        if (m_done >= m_steps)
            return;
        runs().step(m_parts[static_cast<std::size_t>(m_done)]);
        ++m_done;
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {losses(), ownPanel(), schedule(), secondPanel()};
        picture.stretch = {3, 2};
        picture.status = stepOf(m_done, m_steps);
        picture.finished = m_done >= m_steps;
        return picture;
    }

protected:
    [[nodiscard]] virtual RateRuns& runs() = 0;
    [[nodiscard]] virtual const RateRuns& runs() const = 0;
    [[nodiscard]] virtual Panel ownPanel() const = 0;
    [[nodiscard]] virtual Panel secondPanel() const = 0;
    [[nodiscard]] virtual Words lossLabel() const = 0;
    /// Smaller ones are below the chart; none: all are on it.
    [[nodiscard]] virtual std::optional<double> leastShown() const { return std::nullopt; }

    [[nodiscard]] int done() const { return m_done; }

private:
    [[nodiscard]] Chart losses() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The same start, the same data, other learning rates")};
        chart.x = {.label = {CARPO_TR("Lesson", "step")},
                   .counting = true,
                   .minimum = 0,
                   .maximum = static_cast<double>(m_steps)};
        chart.y = {.label = lossLabel(), .minimum = leastShown(), .logarithmic = true};
        int gone = 0;
        for (std::size_t run = 0; run < runs().rates().size(); ++run) {
            Line line{.name = rateName(run, runs().rates()[run]), .ink = kInks.at(run)};
            line.y = runs().losses()[run];
            line.x = counted(line.y.size());
            chart.lines.push_back(line);
            gone += runs().isGone(run) ? 1 : 0;
        }
        if (gone > 0)
            chart.note = {CARPO_TR("Lesson", "Run away: %1"), {static_cast<double>(gone)}};
        return chart;
    }

    [[nodiscard]] Chart schedule() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The schedule: what is taken of each rate")};
        const auto now = static_cast<std::size_t>(m_done);
        chart.note = {CARPO_TR("Lesson", "Now %1"), {m_parts[std::min(now, m_parts.size() - 1)]}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")},
                   .counting = true,
                   .minimum = 0,
                   .maximum = static_cast<double>(m_steps)};
        chart.y = {.label = {CARPO_TR("Lesson", "part of the rate")}, .minimum = 0, .maximum = 1.1};
        chart.lines.push_back({.ink = Ink::Kind2, .x = counted(m_parts.size()), .y = m_parts});
        chart.levels.push_back({.vertical = true, .at = static_cast<double>(m_done)});
        return chart;
    }

    int m_steps;
    int m_done = 0;
    std::vector<double> m_parts; // of the rates, a step
};

class OnParabola : public RateDemonstration
{
public:
    explicit OnParabola(const Settings& settings)
        : RateDemonstration(settings, 150)
        , m_curvature(real(settings, "curvature"))
        , m_runs(ratesOf(settings), m_curvature)
    {}

protected:
    RateRuns& runs() override { return m_runs; }
    const RateRuns& runs() const override { return m_runs; }
    Words lossLabel() const override { return {CARPO_TR("Lesson", "height")}; }
    // A good rate halves the height at each step: its run would flatten all others.
    std::optional<double> leastShown() const override { return 1e-6; }

    // Where each one goes to and fro.
    Panel ownPanel() const override
    {
        constexpr double kFar = 1.6;
        constexpr std::size_t kShown = 12; // of the last places
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The parabola and the last steps")};
        chart.note = {CARPO_TR("Lesson", "Runs away above a rate of 2 / curvature = %1"),
                      {divergenceRate(m_curvature)}};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = -kFar, .maximum = kFar};
        chart.y = {.label = {CARPO_TR("Lesson", "height")}, .minimum = 0, .maximum = m_runs.heightAt(kFar)};
        Line parabola{.ink = Ink::Muted};
        for (double x = -kFar; x <= kFar; x += kFar / 40) {
            parabola.x.push_back(x);
            parabola.y.push_back(m_runs.heightAt(x));
        }
        chart.lines.push_back(parabola);
        for (std::size_t run = 0; run < m_runs.rates().size(); ++run) {
            const std::vector<double>& places = m_runs.places()[run];
            Line line{.ink = kInks.at(run)};
            for (std::size_t i = places.size() > kShown ? places.size() - kShown : 0; i < places.size();
                 ++i) {
                line.x.push_back(places[i]);
                line.y.push_back(m_runs.heightAt(places[i]));
            }
            chart.points.push_back({.name = rateName(run, m_runs.rates()[run]),
                                    .ink = kInks.at(run),
                                    .x = {line.x.back()},
                                    .y = {line.y.back()},
                                    .large = true});
            chart.lines.push_back(std::move(line));
        }
        return chart;
    }

    Panel secondPanel() const override
    {
        const double edge = divergenceRate(m_curvature);
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What one step leaves of the distance")};
        chart.note = {CARPO_TR("Lesson", "Under 1 it comes nearer, over 1 it runs away")};
        chart.x = {.label = {CARPO_TR("Lesson", "learning rate")}, .minimum = 0, .maximum = 1.5 * edge};
        chart.y = {.label = {CARPO_TR("Lesson", "|1 - rate x curvature|")}, .minimum = 0, .maximum = 2};
        chart.lines.push_back({.ink = Ink::Muted,
                               .x = {0, 1 / m_curvature, 1.5 * edge},
                               .y = {1, 0, std::abs(parabolaFactor(1.5 * edge, m_curvature))}});
        chart.levels = {{.at = 1},
                        {.vertical = true, .at = edge, .name = {CARPO_TR("Lesson", "2 / curvature")}}};
        for (std::size_t run = 0; run < m_runs.rates().size(); ++run) {
            const double rate = m_runs.rates()[run];
            chart.points.push_back({.ink = kInks.at(run),
                                    .x = {rate},
                                    .y = {std::abs(parabolaFactor(rate, m_curvature))},
                                    .large = true});
        }
        return chart;
    }

private:
    static std::vector<double> ratesOf(const Settings& settings)
    {
        const double curvature = real(settings, "curvature");
        const Rates four = parabolaRates(curvature);
        std::vector<double> rates(four.begin(), four.end());
        rates.push_back(real(settings, "share") * divergenceRate(curvature));
        return rates;
    }

    double m_curvature;
    ParabolaRuns m_runs;
};

class OnNetwork : public RateDemonstration
{
public:
    OnNetwork(const Settings& settings, std::uint64_t seed)
        : RateDemonstration(settings, 300)
        , m_runs(ratesOf(settings), static_cast<std::size_t>(integer(settings, "batch_size")), seed)
    {}

protected:
    RateRuns& runs() override { return m_runs; }
    const RateRuns& runs() const override { return m_runs; }
    Words lossLabel() const override { return {CARPO_TR("Lesson", "squared error")}; }

    Panel ownPanel() const override
    {
        const std::vector<training::RatePoint>& points = m_runs.climb().points();
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Range finder: a rate that grows with every step")};
        chart.x = {.label = {CARPO_TR("Lesson", "learning rate")},
                   .minimum = kLowestRate,
                   .maximum = kHighestRate,
                   .logarithmic = true};
        chart.y = {.label = {CARPO_TR("Lesson", "squared error")}, .minimum = 0};
        Line raw{.name = {CARPO_TR("Lesson", "loss")}, .ink = Ink::Training, .faint = true};
        Line smooth{.name = {CARPO_TR("Lesson", "smoothed")}, .ink = Ink::Training};
        for (const training::RatePoint& point : points) {
            for (Line* const line : {&raw, &smooth})
                line->x.push_back(point.rate);
            raw.y.push_back(point.loss);
            smooth.y.push_back(point.smoothed);
        }
        chart.lines = {raw, smooth};
        if (const auto suggestion = training::suggestRate(points); suggestion && m_runs.climb().isOver()) {
            chart.levels.push_back(
                {.vertical = true, .at = *suggestion, .name = {CARPO_TR("Lesson", "steepest")}});
            chart.note = {CARPO_TR("Lesson", "Steepest at %1: a rate to begin with"), {*suggestion}};
        }
        return chart;
    }

    Panel secondPanel() const override
    {
        constexpr std::array<const char*, kRateCount> kNames{CARPO_TR("Lesson", "low"),
                                                             CARPO_TR("Lesson", "good"),
                                                             CARPO_TR("Lesson", "high"),
                                                             CARPO_TR("Lesson", "very high")};
        Table table;
        table.title = {CARPO_TR("Lesson", "Where each one stands")};
        table.columns = {{CARPO_TR("Lesson", "Rate")},
                         {CARPO_TR("Lesson", "Value")},
                         {CARPO_TR("Lesson", "Squared error")}};
        for (std::size_t run = 0; run < m_runs.rates().size(); ++run) {
            const Words loss = m_runs.isGone(run)
                                   ? Words{CARPO_TR("Lesson", "run away")}
                                   : Words{CARPO_TR("Lesson", "%1"), {m_runs.losses()[run].back()}};
            table.rows.push_back({{kNames.at(run)}, {CARPO_TR("Lesson", "%1"), {m_runs.rates()[run]}}, loss});
        }
        return table;
    }

private:
    static std::vector<double> ratesOf(const Settings& settings)
    {
        const Rates four = networkRates(real(settings, "rate"));
        return {four.begin(), four.end()};
    }

    NetworkRuns m_runs;
};

training::Hyperparameter problemControl()
{
    return {.key = "problem",
            .type = training::ValueType::Choice,
            .defaultValue = std::string("network"),
            .choices = {{"network", CARPO_TR("Hyperparameter", "Small network")},
                        {"parabola", CARPO_TR("Hyperparameter", "Parabola")}},
            .name = CARPO_TR("Hyperparameter", "What is minimised"),
            .explanation = CARPO_TR("Hyperparameter", "A network's loss, or a parabola with one weight.")};
}

std::vector<training::Hyperparameter> networkControls()
{
    const std::vector<training::Condition> onNetwork{{"problem", {"network"}}};
    return {{.key = "rate",
             .type = training::ValueType::Real,
             .defaultValue = 0.1,
             .minimum = 0.0001,
             .maximum = 10,
             .name = CARPO_TR("Hyperparameter", "Good learning rate"),
             .explanation =
                 CARPO_TR("Hyperparameter", "The others are a fiftieth, six times and forty times as large."),
             .appliesWhen = onNetwork,
             .logarithmic = true},
            {.key = "batch_size",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{16},
             .minimum = 1,
             .maximum = 160,
             .name = CARPO_TR("Hyperparameter", "Batch size"),
             .explanation = CARPO_TR("Hyperparameter", "Points a step; the fewer, the noisier."),
             .appliesWhen = onNetwork}};
}

std::vector<training::Hyperparameter> parabolaControls()
{
    const std::vector<training::Condition> onParabola{{"problem", {"parabola"}}};
    return {{.key = "curvature",
             .type = training::ValueType::Real,
             .defaultValue = 1.0,
             .minimum = 0.01,
             .maximum = 100,
             .name = CARPO_TR("Hyperparameter", "Curvature"),
             .explanation = CARPO_TR("Hyperparameter", "How fast the parabola's slope grows."),
             .appliesWhen = onParabola,
             .logarithmic = true},
            {.key = "share",
             .type = training::ValueType::Real,
             .defaultValue = 1.0,
             .minimum = 0.01,
             .maximum = 1.5,
             .name = CARPO_TR("Hyperparameter", "Your rate, times 2 / curvature"),
             .explanation = CARPO_TR("Hyperparameter", "At 1 it neither comes nearer nor runs away."),
             .appliesWhen = onParabola}};
}

training::Hyperparameter scheduleControl()
{
    return {.key = "schedule",
            .type = training::ValueType::Choice,
            .defaultValue = std::string("constant"),
            .choices = {{"constant", CARPO_TR("Hyperparameter", "Constant")},
                        {"warm_up", CARPO_TR("Hyperparameter", "Warm-up")},
                        {"step", CARPO_TR("Hyperparameter", "Steps")},
                        {"exponential", CARPO_TR("Hyperparameter", "Exponential")},
                        {"cosine", CARPO_TR("Hyperparameter", "Cosine")},
                        {"restarts", CARPO_TR("Hyperparameter", "Cosine with restarts")},
                        {"one_cycle", CARPO_TR("Hyperparameter", "One cycle")}},
            .name = CARPO_TR("Hyperparameter", "Schedule"),
            .explanation = CARPO_TR("Hyperparameter", "How all rates move while they train.")};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all{problemControl(), scheduleControl()};
    for (const auto& part : {networkControls(), parabolaControls()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "Low, good, high, very high"), {}},
        {CARPO_TR("Lesson", "Step too large: exactly 2 / curvature"), {{"problem", "parabola"}}},
        {CARPO_TR("Lesson", "Steeper parabola, smaller rates"),
         {{"problem", "parabola"}, {"curvature", "8"}, {"share", "0.5"}}},
        {CARPO_TR("Lesson", "Falling in steps"), {{"schedule", "step"}, {"batch_size", "4"}}},
        {CARPO_TR("Lesson", "Cosine"), {{"schedule", "cosine"}, {"batch_size", "4"}}},
        {CARPO_TR("Lesson", "Warm restarts"), {{"schedule", "restarts"}}},
        {CARPO_TR("Lesson", "One cycle bears more"), {{"schedule", "one_cycle"}}},
        {CARPO_TR("Lesson", "Noise of single points"), {{"batch_size", "1"}}},
    };
}

std::unique_ptr<Demonstration> make(const Settings& settings, std::uint64_t seed)
{
    if (text(settings, "problem") == "parabola")
        return std::make_unique<OnParabola>(settings);
    return std::make_unique<OnNetwork>(settings, seed);
}

} // namespace

Lesson learningRateLesson()
{
    return {.key = "learning_rate",
            .title = CARPO_TR("Lesson", "How large may a step be?"),
            .heading = CARPO_TR("Lesson", "Learning rate"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"optimizer.learning_rate", "0.01"}}},
            .make = make};
}

} // namespace carpo::lessons
