// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/decision_map.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/penalty_path.h"
#include "engine/lessons/regularisation.h"
#include "engine/lessons/small_network.h"
#include "engine/lessons/toy_data.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 240;
constexpr double kSmallest = 5e-3; // lambda, to begin with
constexpr int kOptimum = 0;        // the handle
constexpr double kReach = 2.5;     // of the map of two weights
constexpr int kLearnAStep = 8;
constexpr int kLearnFirst = 250; // without a penalty
constexpr double kRate = 0.02;
constexpr double kDataReach = 1.3;

training::Experiment penalised(bool isProximal)
{
    training::Experiment experiment = experimentWith("adam");
    (void)experiment.set("l1.step", std::string(isProximal ? "proximal" : "penalty")); // both are choices
    return experiment;
}

// The clouds of points, spread for the network.
Frame frame()
{
    return {.reach = {kDataReach, kDataReach}, .unit = {0.5, 0.5}};
}

class LambdaGrows : public Demonstration
{
public:
    LambdaGrows(const Settings& settings, std::uint64_t seed)
        : m_isL1(text(settings, "kind") == "l1")
        , m_isProximal(text(settings, "step") == "proximal")
        , m_largest(real(settings, "lambda"))
        , m_correlation(real(settings, "correlation"))
        , m_path(m_correlation, real(settings, "noise"), seed)
        , m_points(toyPoints("gaussians", 70, 0.28, seed))
        , m_examples(examplesOf(m_points, frame()))
        , m_network({.hidden = {8, 8}}, penalised(m_isProximal), seed)
    {
        m_network.setLambda(0, 0);
        for (int i = 0; i < kLearnFirst; ++i)
            m_network.learn(m_examples, kRate);
        find();
    }

    void step() override
    {
        if (m_done >= kSteps)
            return;
        ++m_done;
        find();
        for (int i = 0; i < kLearnAStep; ++i)
            m_network.learn(m_examples, kRate);
    }

    void move(int handle, double x, double y) override
    {
        if (handle != kOptimum || !std::isfinite(x) || !std::isfinite(y))
            return;
        m_optimum = {std::clamp(x, -kReach, kReach), std::clamp(y, -kReach, kReach)};
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {contours(), surface(), paths(), table()};
        picture.status = {CARPO_TR("Lesson", "lambda %1"), {lambda()}};
        picture.finished = m_done >= kSteps;
        return picture;
    }

private:
    [[nodiscard]] double lambda() const
    {
        const double part = static_cast<double>(m_done) / kSteps;
        return kSmallest * std::pow(m_largest / kSmallest, part);
    }

    [[nodiscard]] const WeightVector& found() const
    {
        return !m_isL1 ? m_path.byRidge() : m_isProximal ? m_path.byProximal() : m_path.byPenalty();
    }

    void find()
    {
        m_path.go(lambda());
        m_network.setLambda(m_isL1 ? lambda() : 0, m_isL1 ? 0 : lambda());
        m_lambdas.push_back(lambda());
        m_found.push_back(found());
    }

    // Two weights alone, whose lowest loss can be dragged.
    [[nodiscard]] LinearProblem ofTwo() const
    {
        const double across = m_correlation;
        const auto& [x, y] = m_optimum;
        return {.a = {1, across, across, 1},
                .b = {x + across * y, across * x + y},
                .c = x * x + 2 * across * x * y + y * y};
    }

    [[nodiscard]] WeightVector lowestOfTwo(const LinearProblem& problem, double lambdaThere) const
    {
        return m_isL1 ? lasso(problem, lambdaThere) : ridge(problem, lambdaThere);
    }

    [[nodiscard]] static Heat heatOf(const LinearProblem& problem)
    {
        constexpr int kSide = 48;
        Heat heat{.columns = kSide,
                  .rows = kSide,
                  .left = -kReach,
                  .right = kReach,
                  .bottom = -kReach,
                  .top = kReach,
                  .low = 0,
                  .label = {CARPO_TR("Lesson", "root of the loss without penalty")}};
        for (int row = 0; row < kSide; ++row) {
            for (int column = 0; column < kSide; ++column) {
                const WeightVector weights{kReach * (2 * (column + 0.5) / kSide - 1),
                                           kReach * (2 * (row + 0.5) / kSide - 1)};
                heat.values.push_back(
                    static_cast<float>(std::sqrt(std::max(0.0, meanSquaredError(problem, weights)))));
            }
        }
        heat.high = 4;
        return heat;
    }

    // All weights whose penalty is that of these.
    [[nodiscard]] Line ball(const WeightVector& weights) const
    {
        Line line{.name = {m_isL1 ? CARPO_TR("Lesson", "as large a sum of |w|")
                                  : CARPO_TR("Lesson", "as large a sum of w^2")},
                  .ink = Ink::Problem};
        constexpr int kCorners = 64; // four of them the diamond's
        const double size =
            m_isL1 ? std::abs(weights[0]) + std::abs(weights[1]) : std::hypot(weights[0], weights[1]);
        for (int i = 0; i <= kCorners; ++i) {
            const double angle = 2 * std::numbers::pi * i / kCorners;
            const double x = std::cos(angle);
            const double y = std::sin(angle);
            const double factor = m_isL1 ? size / (std::abs(x) + std::abs(y)) : size;
            line.x.push_back(factor * x);
            line.y.push_back(factor * y);
        }
        return line;
    }

    [[nodiscard]] Line wayOfTwo(const LinearProblem& problem) const
    {
        constexpr int kPlaces = 60;
        Line line{.name = {CARPO_TR("Lesson", "way as lambda grows")}, .ink = Ink::Muted};
        for (int i = 0; i <= kPlaces; ++i) {
            const double there = 1e-3 * std::pow(1e5, static_cast<double>(i) / kPlaces);
            const WeightVector weights = lowestOfTwo(problem, there);
            line.x.push_back(weights[0]);
            line.y.push_back(weights[1]);
        }
        return line;
    }

    [[nodiscard]] Chart contours() const
    {
        const LinearProblem problem = ofTwo();
        const WeightVector lowest = lowestOfTwo(problem, lambda());
        Chart chart;
        chart.title = {m_isL1 ? CARPO_TR("Lesson", "Two weights: the diamond meets the loss at its corners")
                              : CARPO_TR("Lesson", "Two weights: the disc meets the loss anywhere")};
        chart.note = {CARPO_TR("Lesson", "w1 = %1, w2 = %2, exactly zero: %3"),
                      {lowest[0], lowest[1], static_cast<double>(zerosIn(lowest))}};
        chart.x = {.label = {CARPO_TR("Lesson", "w1")}, .minimum = -kReach, .maximum = kReach};
        chart.y = {.label = {CARPO_TR("Lesson", "w2")}, .minimum = -kReach, .maximum = kReach};
        chart.heat = heatOf(problem);
        chart.lines = {wayOfTwo(problem), ball(lowest)};
        chart.points.push_back({.name = {CARPO_TR("Lesson", "lowest with the penalty")},
                                .ink = Ink::Problem,
                                .x = {lowest[0]},
                                .y = {lowest[1]},
                                .large = true});
        chart.levels = {{.at = 0}, {.vertical = true, .at = 0}};
        chart.handles.push_back({.id = kOptimum,
                                 .x = m_optimum[0],
                                 .y = m_optimum[1],
                                 .name = {CARPO_TR("Lesson", "lowest without")}});
        chart.equalScales = true;
        return chart;
    }

    [[nodiscard]] Chart surface() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "A network's decision under the same lambda")};
        int zeros = 0;
        int count = 0;
        double largest = 0;
        for (const std::vector<double>& layer : m_network.weights()) {
            zeros += zerosIn(layer);
            count += static_cast<int>(layer.size());
            for (const double weight : layer)
                largest = std::max(largest, std::abs(weight));
        }
        chart.note = {
            CARPO_TR("Lesson", "Weights exactly zero: %1 of %2; the largest: %3; loss %4"),
            {static_cast<double>(zeros), static_cast<double>(count), largest, m_network.loss(m_examples)}};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = -kDataReach, .maximum = kDataReach};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = -kDataReach, .maximum = kDataReach};
        chart.heat = decisionMap(m_network, frame(), 40);
        chart.heat->label = {CARPO_TR("Lesson", "probability of class 1")};
        chart.points = classPoints(m_points);
        chart.equalScales = true;
        return chart;
    }

    [[nodiscard]] Chart paths() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Eight weights while lambda grows; three are truly not zero")};
        chart.note = {CARPO_TR("Lesson", "Exactly zero: %1 of 8; squared error %2"),
                      {static_cast<double>(zerosIn(found())), meanSquaredError(m_path.problem(), found())}};
        chart.x = {.label = {CARPO_TR("Lesson", "lambda")},
                   .minimum = kSmallest,
                   .maximum = m_largest,
                   .logarithmic = true};
        chart.y = {.label = {CARPO_TR("Lesson", "weight")}};
        for (std::size_t i = 0; i < m_path.truth().size(); ++i) {
            Line line{.ink = m_path.truth()[i] == 0 ? Ink::Muted : Ink::Truth, .x = m_lambdas};
            for (const WeightVector& weights : m_found)
                line.y.push_back(weights[i]);
            if (i == 0)
                line.name = {CARPO_TR("Lesson", "counts")};
            else if (i + 1 == m_path.truth().size())
                line.name = {CARPO_TR("Lesson", "counts for nothing")};
            chart.lines.push_back(std::move(line));
        }
        chart.levels.push_back({.at = 0});
        return chart;
    }

    [[nodiscard]] Table table() const
    {
        Table table;
        table.title = {CARPO_TR("Lesson", "Zero, or only near it?")};
        table.note = {CARPO_TR("Lesson",
                               "The proximal step stops at zero; the penalty's gradient steps over it to and "
                               "fro; L2 only shrinks.")};
        table.columns = {{CARPO_TR("Lesson", "True")},
                         {CARPO_TR("Lesson", "Without")},
                         {CARPO_TR("Lesson", "L2")},
                         {CARPO_TR("Lesson", "L1 in the loss")},
                         {CARPO_TR("Lesson", "L1, proximal")}};
        const std::array<const WeightVector*, 5> found{&m_path.truth(),
                                                       &m_path.unpenalised(),
                                                       &m_path.byRidge(),
                                                       &m_path.byPenalty(),
                                                       &m_path.byProximal()};
        for (std::size_t i = 0; i < m_path.truth().size(); ++i) {
            std::vector<Words>& row = table.rows.emplace_back();
            for (const WeightVector* const weights : found)
                row.push_back({CARPO_TR("Lesson", "%1"), {(*weights)[i]}, 2});
        }
        std::vector<Words>& zeros = table.rows.emplace_back();
        for (const WeightVector* const weights : found)
            zeros.push_back({CARPO_TR("Lesson", "zeros: %1"), {static_cast<double>(zerosIn(*weights))}});
        return table;
    }

    bool m_isL1;
    bool m_isProximal;
    double m_largest;
    double m_correlation;
    PenaltyPath m_path;
    std::vector<ToyPoint> m_points;
    Examples m_examples;
    SmallNetwork m_network;
    std::array<double, 2> m_optimum{1.6, 0.7};
    int m_done = 0;
    std::vector<double> m_lambdas;
    std::vector<WeightVector> m_found;
};

std::vector<training::Hyperparameter> penaltyControls()
{
    return {
        {.key = "kind",
         .type = training::ValueType::Choice,
         .defaultValue = std::string("l1"),
         .choices = {{"l1", CARPO_TR("Hyperparameter", "L1")}, {"l2", CARPO_TR("Hyperparameter", "L2")}},
         .name = CARPO_TR("Hyperparameter", "Penalty"),
         .explanation = CARPO_TR("Hyperparameter", "The sum of absolute weights, or that of squared ones.")},
        {.key = "step",
         .type = training::ValueType::Choice,
         .defaultValue = std::string("proximal"),
         .choices = {{"penalty", CARPO_TR("Hyperparameter", "Penalty")},
                     {"proximal", CARPO_TR("Hyperparameter", "Proximal step")}},
         .name = CARPO_TR("Hyperparameter", "L1 by"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "As a penalty with a gradient, or by pulling each weight towards zero "
                                 "after the step and stopping there."),
         .appliesWhen = {{"kind", {"l1"}}}},
        {.key = "lambda",
         .type = training::ValueType::Real,
         .defaultValue = 3.0,
         .minimum = 0.01,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Largest lambda"),
         .explanation = CARPO_TR("Hyperparameter", "Where lambda has grown to at the end."),
         .logarithmic = true}};
}

std::vector<training::Hyperparameter> dataControls()
{
    return {{.key = "correlation",
             .type = training::ValueType::Real,
             .defaultValue = 0.3,
             .minimum = 0,
             .maximum = 0.95,
             .name = CARPO_TR("Hyperparameter", "Correlation of the inputs"),
             .explanation = CARPO_TR("Hyperparameter", "Inputs that resemble each other tilt the loss.")},
            {.key = "noise",
             .type = training::ValueType::Real,
             .defaultValue = 0.7,
             .minimum = 0,
             .maximum = 5,
             .name = CARPO_TR("Hyperparameter", "Noise"),
             .explanation = CARPO_TR("Hyperparameter", "SD of what is added to the target.")}};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all = penaltyControls();
    for (training::Hyperparameter& control : dataControls())
        all.push_back(std::move(control));
    return all;
}

} // namespace

Lesson regularisationLesson()
{
    return {.key = "regularisation",
            .title = CARPO_TR("Lesson", "Why small weights, and why zeros?"),
            .heading = CARPO_TR("Lesson", "Regularisation (weight decay)"),
            .controls = controls(),
            .presets = {{CARPO_TR("Lesson", "L1: exact zeros"), {}},
                        {CARPO_TR("Lesson", "L1 in the loss: only near zero"), {{"step", "penalty"}}},
                        {CARPO_TR("Lesson", "L2: small, never zero"), {{"kind", "l2"}}},
                        {CARPO_TR("Lesson", "Inputs that resemble each other"), {{"correlation", "0.9"}}},
                        {CARPO_TR("Lesson", "Much noise"), {{"noise", "2.5"}}},
                        {CARPO_TR("Lesson", "Lambda too large"), {{"kind", "l2"}, {"lambda", "100"}}}},
            .ownSet = {.settings = {{"l2.lambda", "0.001"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<LambdaGrows>(settings, seed);
            }};
}

} // namespace carpo::lessons
