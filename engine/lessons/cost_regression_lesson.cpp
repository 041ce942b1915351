// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/core/tr.h"
#include "engine/lessons/cost_regression.h"
#include "engine/lessons/entries.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 300;
constexpr int kOutlier = 0;              // the handle and the place among the points
constexpr std::size_t kMostPoints = 150; // clicked ones too: the exact line of L1 costs their cube
constexpr int kSide = 60;                // of the map
constexpr double kReach = 5;             // of y
constexpr double kFar = 1e6;             // where a descent has run away
constexpr FittedLine kTruth{.slope = 0.8, .intercept = 0.2};
constexpr FittedLine kStart{.slope = -1.8, .intercept = -1.5};

constexpr std::array<RegressionCost, 3> kCosts{RegressionCost::L2, RegressionCost::L1, RegressionCost::Huber};

Words costName(RegressionCost cost)
{
    constexpr std::array<const char*, 3> kNames{
        CARPO_TR("Lesson", "L2"), CARPO_TR("Lesson", "L1"), CARPO_TR("Lesson", "Huber")};
    return {kNames.at(static_cast<std::size_t>(cost))};
}

Ink inkOf(RegressionCost cost)
{
    constexpr std::array<Ink, 3> kInks{Ink::Kind1, Ink::Kind2, Ink::Kind3};
    return kInks.at(static_cast<std::size_t>(cost));
}

// Around the truth; the first one is the outlier, in the middle or at the end.
std::vector<PlanePoint> drawn(const Settings& settings, const FittedLine& truth, std::uint64_t seed)
{
    core::RandomStream random(seed, "regression points");
    const double noise = real(settings, "noise");
    const auto count = static_cast<int>(integer(settings, "points"));
    std::vector<PlanePoint> points;
    for (int i = 0; i < count; ++i) {
        const double x = -1 + 2 * static_cast<double>(i) / (count - 1);
        points.push_back({x, truth.at(x) + random.normal(0, noise)});
    }
    const std::string& where = text(settings, "outlier");
    const std::size_t which = where == "end" ? points.size() - 1 : points.size() / 2;
    if (where != "none")
        points[which][1] = 4;
    std::swap(points[kOutlier], points[which]);
    return points;
}

class Regression : public Demonstration
{
public:
    Regression(const Settings& settings, std::uint64_t seed)
        : m_isConstant(text(settings, "model") == "constant")
        , m_cost(regressionCostOf(text(settings, "cost")))
        , m_delta(real(settings, "delta"))
        , m_rate(real(settings, "rate"))
        , m_points(drawn(settings, m_isConstant ? FittedLine{} : kTruth, seed))
    {
        begin();
    }

    void step() override
    {
        if (isFinished())
            return;
        const FittedLine gradient = costGradient(m_cost, m_points, m_now, m_delta);
        m_now.intercept -= m_rate * gradient.intercept;
        if (!m_isConstant)
            m_now.slope -= m_rate * gradient.slope;
        m_path.push_back(m_now);
    }

    void move(int handle, double x, double y) override
    {
        if (handle != kOutlier || !std::isfinite(x) || !std::isfinite(y))
            return;
        m_points[kOutlier][1] = std::clamp(y, -kReach, kReach);
        begin();
    }

    void addPoint(double x, double y, bool) override
    {
        if (m_points.size() >= kMostPoints || !std::isfinite(x) || !std::isfinite(y))
            return;
        m_points.push_back({std::clamp(x, -1.0, 1.0), std::clamp(y, -kReach, kReach)});
        begin();
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        if (key != "rate")
            return false;
        m_rate = std::get<double>(value);
        return true;
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {fits(), m_isConstant ? curves() : surface(), pulls(), numbers()};
        picture.status = stepOf(static_cast<double>(m_path.size() - 1), kSteps);
        picture.finished = isFinished();
        return picture;
    }

private:
    [[nodiscard]] bool isGone() const
    {
        return std::abs(m_now.slope) > kFar || std::abs(m_now.intercept) > kFar;
    }

    [[nodiscard]] bool isFinished() const { return m_path.size() > kSteps || isGone(); }

    [[nodiscard]] const FittedLine& best(RegressionCost cost) const
    {
        return m_best.at(static_cast<std::size_t>(cost));
    }

    // Other points: other lines, another surface, and the descent from its start.
    void begin()
    {
        for (std::size_t i = 0; i < kCosts.size(); ++i)
            m_best.at(i) = m_isConstant ? bestConstant(kCosts.at(i), m_points, m_delta)
                                        : bestLine(kCosts.at(i), m_points, m_delta);
        m_now = {.slope = m_isConstant ? 0 : kStart.slope, .intercept = kStart.intercept};
        m_path = {m_now};
        if (!m_isConstant)
            paint();
    }

    // Wide enough for the start and all three lines; logarithms, for the floor to be seen.
    void paint()
    {
        m_heat = {.columns = kSide,
                  .rows = kSide,
                  .left = -2.5,
                  .right = 2.5,
                  .bottom = -2,
                  .top = 2,
                  .label = {CARPO_TR("Lesson", "mean cost, log10")}};
        for (const FittedLine& line : m_best) {
            m_heat.left = std::min(m_heat.left, line.slope - 0.5);
            m_heat.right = std::max(m_heat.right, line.slope + 0.5);
            m_heat.bottom = std::min(m_heat.bottom, line.intercept - 0.5);
            m_heat.top = std::max(m_heat.top, line.intercept + 0.5);
        }
        for (int row = 0; row < kSide; ++row) {
            for (int column = 0; column < kSide; ++column) {
                const FittedLine line{
                    .slope = m_heat.left + (m_heat.right - m_heat.left) * (column + 0.5) / kSide,
                    .intercept = m_heat.bottom + (m_heat.top - m_heat.bottom) * (row + 0.5) / kSide};
                const double cost = std::max(meanCost(m_cost, m_points, line, m_delta), 1e-4);
                m_heat.values.push_back(static_cast<float>(std::log10(cost)));
            }
        }
        const auto [low, high] = std::ranges::minmax_element(m_heat.values);
        m_heat.low = *low;
        m_heat.high = std::max(*high, *low + 1e-3F);
    }

    [[nodiscard]] static Line lineOf(const FittedLine& line, Words name, Ink ink)
    {
        return {.name = std::move(name), .ink = ink, .x = {-1.1, 1.1}, .y = {line.at(-1.1), line.at(1.1)}};
    }

    [[nodiscard]] Chart fits() const
    {
        Chart chart;
        chart.title = {m_isConstant
                           ? CARPO_TR("Lesson", "One number for all: L2 takes the mean, L1 the median")
                           : CARPO_TR("Lesson", "Which line runs after the outlier?")};
        chart.note = {CARPO_TR("Lesson", "Drag the outlier up and down; a click adds a point")};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = -1.1, .maximum = 1.1};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = -kReach, .maximum = kReach};
        chart.takesPoints = true;
        Points points{.name = {CARPO_TR("Lesson", "examples")}, .ink = Ink::Training};
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            points.x.push_back(m_points[i][0]);
            points.y.push_back(m_points[i][1]);
        }
        chart.points = {points};
        for (const RegressionCost cost : kCosts)
            chart.lines.push_back(lineOf(best(cost), costName(cost), inkOf(cost)));
        Line descent = lineOf(m_now, {CARPO_TR("Lesson", "gradient descent")}, Ink::Kind4);
        descent.dashed = true;
        chart.lines.push_back(descent);
        chart.handles.push_back({.id = kOutlier,
                                 .x = m_points[kOutlier][0],
                                 .y = m_points[kOutlier][1],
                                 .name = {CARPO_TR("Lesson", "outlier")},
                                 .alongX = false});
        return chart;
    }

    [[nodiscard]] Words descentNote() const
    {
        if (isGone())
            return {CARPO_TR("Lesson", "The descent has run away: the step is too large")};
        const FittedLine gradient = costGradient(m_cost, m_points, m_now, m_delta);
        const double length =
            m_isConstant ? std::abs(gradient.intercept) : std::hypot(gradient.slope, gradient.intercept);
        return {CARPO_TR("Lesson", "Cost %1, lowest %2; length of the gradient %3"),
                {meanCost(m_cost, m_points, m_now, m_delta),
                 meanCost(m_cost, m_points, best(m_cost), m_delta),
                 length}};
    }

    [[nodiscard]] Chart surface() const
    {
        constexpr std::array<const char*, 3> kTitles{
            CARPO_TR("Lesson", "The cost surface of L2: a smooth bowl"),
            CARPO_TR("Lesson", "The cost surface of L1: it has edges"),
            CARPO_TR("Lesson", "The cost surface of Huber")};
        Chart chart;
        chart.title = {kTitles.at(static_cast<std::size_t>(m_cost))};
        chart.note = descentNote();
        chart.x = {.label = {CARPO_TR("Lesson", "slope")}, .minimum = m_heat.left, .maximum = m_heat.right};
        chart.y = {
            .label = {CARPO_TR("Lesson", "intercept")}, .minimum = m_heat.bottom, .maximum = m_heat.top};
        chart.heat = m_heat;
        Line path{.name = {CARPO_TR("Lesson", "gradient descent")}, .ink = Ink::Kind4};
        for (const FittedLine& place : m_path) {
            path.x.push_back(place.slope);
            path.y.push_back(place.intercept);
        }
        chart.lines.push_back(path);
        for (const RegressionCost cost : kCosts)
            chart.points.push_back({.name = costName(cost),
                                    .ink = inkOf(cost),
                                    .x = {best(cost).slope},
                                    .y = {best(cost).intercept},
                                    .large = true});
        if (!isGone())
            chart.points.push_back(
                {.ink = Ink::Kind4, .x = {m_now.slope}, .y = {m_now.intercept}, .large = true});
        return chart;
    }

    // With one constant the surface is a curve.
    [[nodiscard]] Chart curves() const
    {
        constexpr int kPlaces = 240;
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The cost of each constant")};
        chart.note = {CARPO_TR("Lesson", "Mean %1, median %2"),
                      {best(RegressionCost::L2).intercept, best(RegressionCost::L1).intercept}};
        chart.x = {.label = {CARPO_TR("Lesson", "constant")}, .minimum = -2, .maximum = 4};
        chart.y = {.label = {CARPO_TR("Lesson", "mean cost")}, .minimum = 0, .maximum = 6};
        for (const RegressionCost cost : kCosts) {
            Line line{.name = costName(cost), .ink = inkOf(cost)};
            for (int place = 0; place <= kPlaces; ++place) {
                const double at = -2 + 6.0 * place / kPlaces;
                line.x.push_back(at);
                line.y.push_back(meanCost(cost, m_points, {.slope = 0, .intercept = at}, m_delta));
            }
            chart.lines.push_back(line);
            chart.points.push_back({.ink = inkOf(cost),
                                    .x = {best(cost).intercept},
                                    .y = {meanCost(cost, m_points, best(cost), m_delta)},
                                    .large = true});
        }
        if (!isGone())
            chart.points.push_back({.name = {CARPO_TR("Lesson", "gradient descent")},
                                    .ink = Ink::Kind4,
                                    .x = {m_now.intercept},
                                    .y = {meanCost(m_cost, m_points, m_now, m_delta)},
                                    .large = true});
        return chart;
    }

    // The derivative of each cost, and where on it the outlier lies for each line.
    [[nodiscard]] Chart pulls() const
    {
        constexpr int kPlaces = 200;
        const double furthest = std::max(3.0, 1.2 * furthestResidual(m_best, m_points[kOutlier]));
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "How hard a mistake of each size pulls")};
        chart.note = {CARPO_TR("Lesson", "Marked: the outlier; L2 pulls with %1, L1 with %2, Huber with %3"),
                      {}};
        chart.x = {
            .label = {CARPO_TR("Lesson", "residual, y - h(x)")}, .minimum = -furthest, .maximum = furthest};
        chart.y = {.label = {CARPO_TR("Lesson", "derivative of the cost")}};
        for (const RegressionCost cost : kCosts) {
            Line line{.name = costName(cost), .ink = inkOf(cost)};
            for (int place = 0; place <= kPlaces; ++place) {
                line.x.push_back(-furthest + 2 * furthest * place / kPlaces);
                line.y.push_back(pullOf(cost, line.x.back(), m_delta));
            }
            chart.lines.push_back(line);
            const double residual = m_points[kOutlier][1] - best(cost).at(m_points[kOutlier][0]);
            const double pull = pullOf(cost, residual, m_delta);
            chart.note.values.push_back(std::abs(pull));
            chart.points.push_back({.ink = inkOf(cost), .x = {residual}, .y = {pull}, .large = true});
        }
        return chart;
    }

    [[nodiscard]] Table numbers() const
    {
        Table table;
        table.title = {CARPO_TR("Lesson", "Each one is best by its own measure")};
        table.columns = {{CARPO_TR("Lesson", "Fitted by")},
                         {CARPO_TR("Lesson", "Slope")},
                         {CARPO_TR("Lesson", "Intercept")},
                         {CARPO_TR("Lesson", "Mean squared error")},
                         {CARPO_TR("Lesson", "Mean absolute error")}};
        const auto row = [this, &table](Words name, const FittedLine& line) {
            std::vector<Words> cells{std::move(name)};
            for (const double value : {line.slope,
                                       line.intercept,
                                       meanCost(RegressionCost::L2, m_points, line, m_delta),
                                       meanCost(RegressionCost::L1, m_points, line, m_delta)})
                cells.push_back({CARPO_TR("Lesson", "%1"), {value}});
            table.rows.push_back(std::move(cells));
        };
        for (const RegressionCost cost : kCosts)
            row(costName(cost), best(cost));
        row({CARPO_TR("Lesson", "gradient descent")}, m_now);
        return table;
    }

    bool m_isConstant;
    RegressionCost m_cost;
    double m_delta;
    double m_rate;
    std::vector<PlanePoint> m_points;
    std::array<FittedLine, kCosts.size()> m_best;
    FittedLine m_now;
    std::vector<FittedLine> m_path;
    Heat m_heat;
};

std::vector<training::Hyperparameter> dataControls()
{
    return {{.key = "model",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("line"),
             .choices = {{"line", CARPO_TR("Hyperparameter", "A line")},
                         {"constant", CARPO_TR("Hyperparameter", "One constant")}},
             .name = CARPO_TR("Hyperparameter", "What is fitted"),
             .explanation = CARPO_TR("Hyperparameter", "A slope and an intercept, or one number for all.")},
            {.key = "outlier",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("middle"),
             .choices = {{"none", CARPO_TR("Hyperparameter", "None")},
                         {"middle", CARPO_TR("Hyperparameter", "In the middle")},
                         {"end", CARPO_TR("Hyperparameter", "At the end")}},
             .name = CARPO_TR("Hyperparameter", "Outlier"),
             .explanation = CARPO_TR("Hyperparameter", "One point far from the others.")},
            {.key = "points",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{15},
             .minimum = 5,
             .maximum = 100,
             .name = CARPO_TR("Hyperparameter", "Number of points"),
             .explanation = CARPO_TR("Hyperparameter", "The more there are, the less one of them moves.")},
            {.key = "noise",
             .type = training::ValueType::Real,
             .defaultValue = 0.2,
             .minimum = 0,
             .maximum = 1,
             .name = CARPO_TR("Hyperparameter", "Noise"),
             .explanation = CARPO_TR("Hyperparameter", "SD of what is added to each value.")}};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all{
        {.key = "cost",
         .type = training::ValueType::Choice,
         .defaultValue = std::string("l2"),
         .choices = {{"l2", CARPO_TR("Hyperparameter", "L2 (squared)")},
                     {"l1", CARPO_TR("Hyperparameter", "L1 (absolute)")},
                     {"huber", CARPO_TR("Hyperparameter", "Huber")}},
         .name = CARPO_TR("Hyperparameter", "Cost"),
         .explanation = CARPO_TR("Hyperparameter", "Whose surface is shown and descended.")}};
    const auto data = dataControls();
    all.insert(all.end(), data.begin(), data.end());
    all.push_back({.key = "delta",
                   .type = training::ValueType::Real,
                   .defaultValue = 0.5,
                   .minimum = 0.01,
                   .maximum = 10,
                   .name = CARPO_TR("Hyperparameter", "Huber delta"),
                   .explanation = CARPO_TR("Hyperparameter",
                                           "Error beyond which Huber's loss grows in proportion instead of "
                                           "quadratically."),
                   .logarithmic = true});
    all.push_back({.key = "rate",
                   .type = training::ValueType::Real,
                   .defaultValue = 0.03,
                   .minimum = 0.001,
                   .maximum = 2,
                   .name = CARPO_TR("Hyperparameter", "Learning rate"),
                   .explanation = CARPO_TR("Hyperparameter", "How far each step goes along the gradient."),
                   .logarithmic = true});
    return all;
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "An outlier in the middle"), {}},
        {CARPO_TR("Lesson", "An outlier at the end"), {{"outlier", "end"}, {"points", "5"}}},
        {CARPO_TR("Lesson", "Mean against median"), {{"model", "constant"}, {"points", "5"}}},
        {CARPO_TR("Lesson", "L1 does not slow down near the bottom"), {{"cost", "l1"}, {"rate", "0.1"}}},
        {CARPO_TR("Lesson", "Huber between both"), {{"cost", "huber"}}},
        {CARPO_TR("Lesson", "Step too large"), {{"rate", "1.02"}}},
        {CARPO_TR("Lesson", "Without an outlier"), {{"outlier", "none"}}},
    };
}

std::unique_ptr<Demonstration> make(const Settings& settings, std::uint64_t seed)
{
    return std::make_unique<Regression>(settings, seed);
}

} // namespace

Lesson costRegressionLesson()
{
    return {.key = "cost_regression",
            .title = CARPO_TR("Lesson", "What does an outlier do to the fit?"),
            .heading = CARPO_TR("Lesson", "Cost function: regression"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"loss.name", "l1"}}},
            .make = make};
}

} // namespace carpo::lessons
