// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/cycle.h"
#include "engine/lessons/entries.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace carpo::lessons {
namespace {

constexpr int kHighestDegree = 15;
constexpr std::size_t kRemembered = 12; // curves of earlier draws
constexpr double kLeastError = 1e-3;    // what the charts show, logarithmically
constexpr double kMostError = 1000;

// One model and one number of points, of which some draws are made.
struct Station
{
    int features = 1;
    int points = 1;
    int draws = 1;
};

enum class Sweep
{
    Degree,
    Samples,
    Draws, ///< stays where it is
    Waves
};

Sweep sweepOf(std::string_view key)
{
    if (key == "samples")
        return Sweep::Samples;
    if (key == "draws")
        return Sweep::Draws;
    return key == "waves" ? Sweep::Waves : Sweep::Degree;
}

std::vector<Station> degreeStations(int points)
{
    std::vector<Station> stations;
    for (int degree = 0; degree <= kHighestDegree; ++degree)
        stations.push_back({.features = degree + 1, .points = points, .draws = 20});
    return stations;
}

std::vector<Station> sampleStations(int degree)
{
    std::vector<Station> stations;
    for (double points = degree + 2; points <= 200; points = std::max(points + 1, points * 1.2))
        stations.push_back({.features = degree + 1, .points = static_cast<int>(points), .draws = 15});
    return stations;
}

// Closer together around as many waves as points, where the peak is.
std::vector<Station> waveStations(int points)
{
    std::vector<Station> stations;
    int last = 0;
    for (const double share : {0.05, 0.1, 0.2,  0.3, 0.4,  0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05,
                               1.1,  1.2, 1.35, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0,  10.0}) {
        const int waves = std::max(1, static_cast<int>(std::lround(share * points)));
        if (waves > last)
            stations.push_back({.features = waves, .points = points, .draws = 15});
        last = waves;
    }
    return stations;
}

std::vector<Station> stationsOf(Sweep sweep, int degree, int points)
{
    switch (sweep) {
    case Sweep::Degree:
        return degreeStations(points);
    case Sweep::Samples:
        return sampleStations(degree);
    case Sweep::Draws:
        return {{.features = degree + 1, .points = points, .draws = 300}};
    case Sweep::Waves:
        break;
    }
    return waveStations(points);
}

// A course of numbers over the stations, or over the draws.
struct Course
{
    std::vector<double> at;
    std::vector<double> training;
    std::vector<double> test;
    std::vector<double> bias;
    std::vector<double> variance;
    std::vector<double> sameTraining; ///< of the first draw, the same points at every station
    std::vector<double> sameTest;
};

class Cycle : public Demonstration
{
public:
    Cycle(const Settings& settings, std::uint64_t seed)
        : m_sweep(sweepOf(text(settings, "sweep")))
        , m_noise(real(settings, "noise"))
        , m_seed(seed)
        , m_stations(stationsOf(m_sweep,
                                static_cast<int>(integer(settings, "degree")),
                                static_cast<int>(integer(settings, "points"))))
    {
        for (const Station& station : m_stations)
            m_steps += station.draws;
        draw();
    }

    void step() override
    {
        if (isFinished())
            return;
        if (m_tally.draws() == station().draws) {
            ++m_station;
            m_tally = {};
            m_earlier.clear();
        }
        draw();
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {fits(), errors(), parts(), numbers()};
        picture.status = stepOf(m_done, m_steps);
        picture.finished = isFinished();
        return picture;
    }

private:
    [[nodiscard]] const Station& station() const { return m_stations[m_station]; }
    [[nodiscard]] bool isFinished() const { return m_done >= m_steps; }

    void draw()
    {
        const FeatureKind kind = m_sweep == Sweep::Waves ? FeatureKind::RandomWaves : FeatureKind::Legendre;
        const auto number = static_cast<std::uint64_t>(m_tally.draws());
        CycleData data = cycleData(station().points, m_noise, m_seed, number);
        // Other waves for each draw, and the same ones again at the next station.
        CycleFit fit = fitted(kind, station().features, data, m_noise, m_seed + number);
        m_tally.add(fit);
        ++m_done;
        note(fit);
        // The degree rises over the same points; elsewhere it is the newest draw that counts.
        if (m_sweep == Sweep::Degree && number > 0) {
            remember(std::move(fit.curve));
            return;
        }
        if (number > 0)
            remember(std::move(m_curve));
        m_data = std::move(data);
        m_curve = std::move(fit.curve);
    }

    void remember(std::vector<double> curve)
    {
        m_earlier.push_back(std::move(curve));
        if (m_earlier.size() > kRemembered)
            m_earlier.pop_front();
    }

    // Where the sweep stands, as its axis counts.
    [[nodiscard]] double place() const
    {
        switch (m_sweep) {
        case Sweep::Degree:
            return station().features - 1;
        case Sweep::Samples:
            return station().points;
        case Sweep::Draws:
            return m_tally.draws();
        case Sweep::Waves:
            break;
        }
        return station().features;
    }

    // A station's numbers are mended with each of its draws; those of the draws stay.
    void note(const CycleFit& fit)
    {
        if (m_tally.draws() == 1 || m_sweep == Sweep::Draws) {
            m_course.at.push_back(place());
            for (auto* const list : {&m_course.training, &m_course.test, &m_course.bias, &m_course.variance})
                list->push_back(0);
        }
        if (m_tally.draws() == 1) {
            m_course.sameTraining.push_back(fit.training);
            m_course.sameTest.push_back(fit.test);
        }
        m_course.training.back() = m_tally.training();
        m_course.test.back() = m_tally.test();
        m_course.bias.back() = m_tally.squaredBias();
        m_course.variance.back() = m_tally.variance();
    }

    [[nodiscard]] Chart fits() const
    {
        Chart chart;
        chart.title = {m_sweep == Sweep::Waves ? CARPO_TR("Lesson", "The shortest fit of random waves")
                                               : CARPO_TR("Lesson", "The fit of a polynomial")};
        chart.note =
            m_sweep == Sweep::Waves
                ? Words{CARPO_TR("Lesson", "%1 waves, %2 points"),
                        {static_cast<double>(station().features), static_cast<double>(station().points)}}
                : Words{CARPO_TR("Lesson", "Degree %1, %2 points"),
                        {static_cast<double>(station().features - 1), static_cast<double>(station().points)}};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = -1, .maximum = 1};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = -2.5, .maximum = 2.5};
        for (const std::vector<double>& curve : m_earlier)
            chart.lines.push_back({.ink = Ink::Kind1, .x = cycleGrid(), .y = curve, .faint = true});
        if (!m_earlier.empty())
            chart.lines.back().name = {CARPO_TR("Lesson", "other draws")};
        Line truth{
            .name = {CARPO_TR("Lesson", "truth")}, .ink = Ink::Truth, .x = cycleGrid(), .dashed = true};
        for (const double x : cycleGrid())
            truth.y.push_back(cycleTruth(x));
        chart.lines.push_back(truth);
        if (m_tally.draws() > 1)
            chart.lines.push_back({.name = {CARPO_TR("Lesson", "mean of all draws")},
                                   .ink = Ink::Kind2,
                                   .x = cycleGrid(),
                                   .y = m_tally.meanCurve()});
        chart.lines.push_back(
            {.name = {CARPO_TR("Lesson", "fit")}, .ink = Ink::Kind1, .x = cycleGrid(), .y = m_curve});
        chart.points.push_back(
            {.name = {CARPO_TR("Lesson", "examples")}, .ink = Ink::Training, .x = m_data.x, .y = m_data.y});
        return chart;
    }

    [[nodiscard]] Axis sweepAxis() const
    {
        const Station& last = m_stations.back();
        switch (m_sweep) {
        case Sweep::Degree:
            return {.label = {CARPO_TR("Lesson", "degree")},
                    .counting = true,
                    .minimum = 0,
                    .maximum = kHighestDegree};
        case Sweep::Samples:
            return {.label = {CARPO_TR("Lesson", "number of points")},
                    .counting = true,
                    .minimum = m_stations.front().points,
                    .maximum = last.points};
        case Sweep::Draws:
            return {.label = {CARPO_TR("Lesson", "draws")},
                    .counting = true,
                    .minimum = 1,
                    .maximum = last.draws};
        case Sweep::Waves:
            break;
        }
        return {.label = {CARPO_TR("Lesson", "number of waves")},
                .counting = true,
                .minimum = 0.9 * m_stations.front().features,
                .maximum = 1.1 * last.features,
                .logarithmic = true};
    }

    [[nodiscard]] static Axis errorAxis()
    {
        return {.label = {CARPO_TR("Lesson", "mean squared error")},
                .minimum = kLeastError,
                .maximum = kMostError,
                .logarithmic = true};
    }

    // No logarithm of nothing: what is as good as zero lies on the floor.
    [[nodiscard]] Line over(const std::vector<double>& values, Words name, Ink ink) const
    {
        Line line{.name = std::move(name), .ink = ink, .x = m_course.at, .y = values};
        for (double& value : line.y)
            value = std::max(value, kLeastError);
        return line;
    }

    void addNoise(Chart& chart) const
    {
        if (m_noise * m_noise > kLeastError)
            chart.levels.push_back({.at = m_noise * m_noise, .name = {CARPO_TR("Lesson", "noise")}});
        if (m_sweep == Sweep::Waves)
            chart.levels.push_back({.vertical = true,
                                    .at = static_cast<double>(station().points),
                                    .name = {CARPO_TR("Lesson", "as many waves as points")}});
    }

    [[nodiscard]] Chart errors() const
    {
        Chart chart;
        constexpr std::array<const char*, 4> kTitles{
            CARPO_TR("Lesson", "Both errors while the degree rises over the same points"),
            CARPO_TR("Lesson", "Learning curves: both errors while points are added"),
            CARPO_TR("Lesson", "Both errors, mean over the draws"),
            CARPO_TR("Lesson", "Double descent: past the peak the test error falls again")};
        chart.title = {kTitles.at(static_cast<std::size_t>(m_sweep))};
        chart.x = sweepAxis();
        chart.y = errorAxis();
        const bool isSame = m_sweep == Sweep::Degree;
        const std::vector<double>& training = isSame ? m_course.sameTraining : m_course.training;
        const std::vector<double>& test = isSame ? m_course.sameTest : m_course.test;
        chart.lines = {over(training, {CARPO_TR("Lesson", "training")}, Ink::Training),
                       over(test, {CARPO_TR("Lesson", "test")}, Ink::Validation)};
        chart.points = {
            {.ink = Ink::Training, .x = {m_course.at.back()}, .y = {chart.lines[0].y.back()}, .large = true},
            {.ink = Ink::Validation,
             .x = {m_course.at.back()},
             .y = {chart.lines[1].y.back()},
             .large = true},
        };
        chart.note = {CARPO_TR("Lesson", "Training %1, test %2; lowest test error at %3"),
                      {training.back(),
                       test.back(),
                       m_course.at[static_cast<std::size_t>(std::ranges::min_element(test) - test.begin())]}};
        addNoise(chart);
        return chart;
    }

    [[nodiscard]] Chart parts() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What the test error is made of, over many draws")};
        chart.note = {CARPO_TR("Lesson", "Bias² %1 + variance %2 + noise %3 = %4"),
                      {m_tally.squaredBias(), m_tally.variance(), m_noise * m_noise, m_tally.test()}};
        chart.x = sweepAxis();
        chart.y = errorAxis();
        chart.lines = {over(m_course.bias, {CARPO_TR("Lesson", "bias²")}, Ink::Kind3),
                       over(m_course.variance, {CARPO_TR("Lesson", "variance")}, Ink::Kind4),
                       over(m_course.test, {CARPO_TR("Lesson", "test, mean of the draws")}, Ink::Validation)};
        chart.lines.back().dashed = true;
        addNoise(chart);
        return chart;
    }

    [[nodiscard]] Table numbers() const
    {
        Table table;
        table.title = {CARPO_TR("Lesson", "Which error is high?")};
        const bool isBias = m_tally.squaredBias() > m_tally.variance();
        if (m_tally.draws() > 1)
            table.note = isBias ? Words{CARPO_TR("Lesson", "Bias is the larger part: underfit")}
                                : Words{CARPO_TR("Lesson", "Variance is the larger part: overfit")};
        table.columns = {{CARPO_TR("Lesson", "Error")}, {CARPO_TR("Lesson", "Value")}};
        const auto row = [&table](const char* name, double value) {
            table.rows.push_back({{name}, {CARPO_TR("Lesson", "%1"), {value}}});
        };
        row(CARPO_TR("Lesson", "Training error, mean of the draws"), m_tally.training());
        row(CARPO_TR("Lesson", "Test error, mean of the draws"), m_tally.test());
        row(CARPO_TR("Lesson", "Gap between both"), m_tally.test() - m_tally.training());
        row(CARPO_TR("Lesson", "Noise, which no model removes"), m_noise * m_noise);
        row(CARPO_TR("Lesson", "Draws"), m_tally.draws());
        return table;
    }

    Sweep m_sweep;
    double m_noise;
    std::uint64_t m_seed;
    std::vector<Station> m_stations;
    std::size_t m_station = 0;
    int m_steps = 0;
    int m_done = 0;
    DrawTally m_tally; // of this station
    CycleData m_data;  // of the draw that is shown
    std::vector<double> m_curve;
    std::deque<std::vector<double>> m_earlier;
    Course m_course;
};

std::vector<training::Hyperparameter> controls()
{
    return {{.key = "sweep",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("degree"),
             .choices = {{"degree", CARPO_TR("Hyperparameter", "The degree rises")},
                         {"samples", CARPO_TR("Hyperparameter", "Points are added")},
                         {"draws", CARPO_TR("Hyperparameter", "The data are drawn again")},
                         {"waves", CARPO_TR("Hyperparameter", "Random waves are added")}},
             .name = CARPO_TR("Hyperparameter", "What plays"),
             .explanation = CARPO_TR("Hyperparameter", "What changes while it plays.")},
            {.key = "degree",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{9},
             .minimum = 0,
             .maximum = kHighestDegree,
             .name = CARPO_TR("Hyperparameter", "Degree"),
             .explanation = CARPO_TR("Hyperparameter", "The polynomial's highest power of x."),
             .appliesWhen = {{"sweep", {"samples", "draws"}}}},
            {.key = "points",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{20},
             .minimum = 16,
             .maximum = 30,
             .name = CARPO_TR("Hyperparameter", "Number of points"),
             .explanation = CARPO_TR("Hyperparameter", "How many examples each draw has."),
             .appliesWhen = {{"sweep", {"degree", "draws", "waves"}}}},
            {.key = "noise",
             .type = training::ValueType::Real,
             .defaultValue = 0.3,
             .minimum = 0,
             .maximum = 1,
             .name = CARPO_TR("Hyperparameter", "Noise"),
             .explanation = CARPO_TR("Hyperparameter", "SD of what is added to each value.")}};
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "From underfit to overfit"), {}},
        {CARPO_TR("Lesson", "Underfit: points do not help"), {{"sweep", "samples"}, {"degree", "1"}}},
        {CARPO_TR("Lesson", "Overfit: points help"), {{"sweep", "samples"}, {"degree", "12"}}},
        {CARPO_TR("Lesson", "Low degree: always wrong in the same way"),
         {{"sweep", "draws"}, {"degree", "1"}}},
        {CARPO_TR("Lesson", "High degree: dances from draw to draw"), {{"sweep", "draws"}, {"degree", "13"}}},
        {CARPO_TR("Lesson", "Without noise"), {{"noise", "0"}}},
        {CARPO_TR("Lesson", "Double descent"), {{"sweep", "waves"}}},
    };
}

std::unique_ptr<Demonstration> make(const Settings& settings, std::uint64_t seed)
{
    return std::make_unique<Cycle>(settings, seed);
}

} // namespace

Lesson cycleLesson()
{
    return {.key = "cycle",
            .title = CARPO_TR("Lesson", "Too simple or learnt by heart?"),
            .heading = CARPO_TR("Lesson", "The (vicious) cycle of ML: underfit and overfit"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"training.epochs", "30"}}},
            .make = make};
}

} // namespace carpo::lessons
