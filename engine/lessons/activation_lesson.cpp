// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/core/tr.h"
#include "engine/lessons/activation.h"
#include "engine/lessons/decision_map.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/layer_histograms.h"
#include "engine/lessons/small_network.h"
#include "engine/lessons/toy_data.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 300;
constexpr int kPoints = 128;
constexpr std::size_t kBatch = 32;
constexpr std::size_t kUnits = 12;
constexpr int kPlace = 0; // the handle
constexpr double kReach = 6;
constexpr double kValueReach = 2;

bool areFinite(const std::vector<float>& values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

// What the layers look like after a step.
struct Seen
{
    std::vector<std::vector<float>> values = {}; ///< of each layer
    std::vector<double> gradients = {};          ///< mean |gradient| of each layer's weights
    double flat = 0;                             ///< share of all sums
    double dead = 0;                             ///< share of the units that are flat for every point
    double loss = 0;
};

class SignalThroughLayers : public Demonstration
{
public:
    SignalThroughLayers(const Settings& settings, std::uint64_t seed)
        : m_activation(activationOf(text(settings, "activation")))
        , m_rate(real(settings, "rate"))
        , m_layers(static_cast<std::size_t>(integer(settings, "layers")))
        , m_flatSlope(flatSlope(m_activation))
        , m_random(seed, "batches")
        , m_training(examplesOf(toyPoints("circles", kPoints, 0.05, seed), {.unit = {0.6, 0.6}}))
        , m_network({.hidden = std::vector<int>(m_layers, kUnits), .activation = m_activation},
                    experimentWith("sgd"),
                    seed)
    {
        std::vector<double> start = m_network.parameters();
        for (double& parameter : start)
            parameter *= real(settings, "factor");
        m_network.setParameters(start);
        look();
    }

    void step() override
    {
        if (m_done >= kSteps)
            return;
        ++m_done;
        if (!m_hasRunAway) {
            std::vector<std::size_t> rows(kBatch);
            for (std::size_t& row : rows)
                row = static_cast<std::size_t>(m_random.below(m_training.size()));
            m_network.learn(someOf(m_training, rows), m_rate);
        }
        look();
    }

    void move(int handle, double x, double /*y*/) override
    {
        if (handle == kPlace && std::isfinite(x))
            m_place = std::clamp(x, -kReach, kReach);
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
        picture.panels = {function(), values(), gradients(), shares()};
        picture.status = stepOf(m_done, kSteps);
        picture.finished = m_done >= kSteps;
        return picture;
    }

private:
    void look()
    {
        if (!m_hasRunAway)
            measure();
        m_flat.push_back(m_seen.flat);
        m_dead.push_back(m_seen.dead);
    }

    // What has run away stays as it was seen last.
    void measure()
    {
        const std::vector<LayerValues> layers = m_network.look(m_training.inputs);
        const SmallNetwork::Slope slope = m_network.slope(m_training);
        m_hasRunAway = !std::isfinite(slope.loss);
        Seen seen{.loss = slope.loss};
        std::size_t first = 0;
        std::size_t fanIn = 2;
        double flat = 0;
        double sums = 0;
        double dead = 0;
        for (const LayerValues& layer : layers) {
            m_hasRunAway = m_hasRunAway || !areFinite(layer.sums) || !areFinite(layer.values);
            const std::size_t units = layer.sums.size() / kPoints; // with maxout more than give a value
            double sum = 0;
            for (std::size_t i = 0; i < units * fanIn; ++i)
                sum += std::abs(slope.gradient[first + i]);
            seen.gradients.push_back(sum / static_cast<double>(units * fanIn));
            first += units * (fanIn + 1);
            fanIn = kUnits;
            std::vector<std::size_t> flatPoints(units);
            for (std::size_t i = 0; i < layer.sums.size(); ++i)
                flatPoints[i % units] += isFlat(static_cast<double>(layer.sums[i])) ? 1 : 0;
            for (const std::size_t points : flatPoints)
                flat += static_cast<double>(points);
            dead += static_cast<double>(std::ranges::count(flatPoints, std::size_t{kPoints}));
            sums += static_cast<double>(layer.sums.size());
            seen.values.push_back(layer.values);
        }
        if (m_hasRunAway && !m_seen.values.empty())
            return;
        if (m_hasRunAway)
            seen.loss = 0;
        seen.flat = flat / sums;
        seen.dead = dead * kPoints / sums;
        m_seen = std::move(seen);
    }

    [[nodiscard]] bool isFlat(double sum) const { return std::abs(slopeAt(m_activation, sum)) < m_flatSlope; }

    [[nodiscard]] Chart function() const
    {
        Chart chart;
        const double height = activated(m_activation, m_place);
        const double slope = slopeAt(m_activation, m_place);
        chart.title = {CARPO_TR("Lesson", "The function and its slope")};
        chart.note = {isFlat(m_place) ? CARPO_TR("Lesson",
                                                 "x = %1: f = %2, slope %3: flat, next to nothing "
                                                 "comes back")
                                      : CARPO_TR("Lesson", "x = %1: f = %2, slope %3"),
                      {m_place, height, slope}};
        chart.x = {.label = {CARPO_TR("Lesson", "x, the sum")}, .minimum = -kReach, .maximum = kReach};
        chart.y = {.label = {CARPO_TR("Lesson", "f(x), f'(x)")}, .minimum = -1.5, .maximum = 3};
        Line heights{.name = {CARPO_TR("Lesson", "f(x)")}, .ink = Ink::Kind1};
        Line slopes{.name = {CARPO_TR("Lesson", "slope f'(x)")}, .ink = Ink::Kind2, .dashed = true};
        constexpr int kPlaces = 240;
        for (int i = 0; i <= kPlaces; ++i) {
            const double x = kReach * (2.0 * i / kPlaces - 1);
            heights.x.push_back(x);
            heights.y.push_back(activated(m_activation, x));
            slopes.x.push_back(x);
            slopes.y.push_back(slopeAt(m_activation, x));
        }
        constexpr double kTangent = 1.2;
        chart.lines = {std::move(heights),
                       std::move(slopes),
                       {.name = {CARPO_TR("Lesson", "tangent")},
                        .ink = Ink::Muted,
                        .x = {m_place - kTangent, m_place + kTangent},
                        .y = {height - kTangent * slope, height + kTangent * slope}}};
        if (m_activation.kind == nn::ActivationKind::Maxout) {
            for (const MaxoutPiece& piece : kMaxoutPieces)
                chart.lines.push_back({.ink = Ink::Muted,
                                       .x = {-kReach, kReach},
                                       .y = {piece.at(-kReach), piece.at(kReach)},
                                       .faint = true});
        }
        chart.handles.push_back(
            {.id = kPlace, .x = m_place, .y = height, .name = {CARPO_TR("Lesson", "x")}, .alongY = false});
        return chart;
    }

    [[nodiscard]] Chart values() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What each layer gives, of all training points")};
        double sum = 0;
        for (const float value : m_seen.values.back())
            sum += std::abs(static_cast<double>(value));
        chart.note = {CARPO_TR("Lesson", "Mean |value| of the last layer: %1"),
                      {std::min(sum / static_cast<double>(m_seen.values.back().size()), kHuge)}};
        if (!std::isfinite(sum))
            chart.note = {CARPO_TR("Lesson", "Run away")};
        chart.x = layerAxis(m_layers);
        chart.y = {.label = {CARPO_TR("Lesson", "value")}, .minimum = -kValueReach, .maximum = kValueReach};
        chart.heat = layerHistograms(m_seen.values, -kValueReach, kValueReach);
        return chart;
    }

    [[nodiscard]] Chart gradients() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What comes back to each layer")};
        const double ratio = m_seen.gradients.front() / m_seen.gradients.back();
        if (m_hasRunAway)
            chart.note = {CARPO_TR("Lesson", "Run away")};
        else if (std::isfinite(ratio))
            chart.note = {CARPO_TR("Lesson", "The first layer's gradient is %1 times the last one's"),
                          {ratio}};
        else
            chart.note = {CARPO_TR("Lesson", "No gradient comes back")};
        chart.x = layerAxis(m_layers);
        chart.y = {.label = {CARPO_TR("Lesson", "mean |gradient| of the weights")}, .logarithmic = true};
        Line line{.ink = Ink::Kind2};
        Points points{.ink = Ink::Kind2};
        for (std::size_t layer = 0; layer < m_seen.gradients.size(); ++layer) {
            const double gradient = m_seen.gradients[layer];
            const bool isThere = gradient > 0 && std::isfinite(gradient); // a logarithmic axis has no 0
            line.x.push_back(static_cast<double>(layer + 1));
            line.y.push_back(isThere ? gradient : std::numeric_limits<double>::quiet_NaN());
            if (!isThere)
                continue;
            points.x.push_back(line.x.back());
            points.y.push_back(gradient);
        }
        chart.lines.push_back(std::move(line));
        chart.points.push_back(std::move(points));
        return chart;
    }

    [[nodiscard]] Chart shares() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Saturated values and dead units while it learns")};
        chart.note = m_hasRunAway ? Words{CARPO_TR("Lesson", "Run away")}
                                  : Words{CARPO_TR("Lesson", "Flat for every point: %1 of %2 units; loss %3"),
                                          {std::round(m_seen.dead * static_cast<double>(kUnits * m_layers)),
                                           static_cast<double>(kUnits * m_layers),
                                           m_seen.loss}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = kSteps};
        chart.y = {.label = {CARPO_TR("Lesson", "share")}, .minimum = -0.03, .maximum = 1.03};
        Line flat{
            .name = {CARPO_TR("Lesson", "values where the slope is flat")}, .ink = Ink::Kind1, .y = m_flat};
        for (std::size_t step = 0; step < m_flat.size(); ++step)
            flat.x.push_back(static_cast<double>(step));
        Line dead{.name = {CARPO_TR("Lesson", "dead units")}, .ink = Ink::Problem, .x = flat.x, .y = m_dead};
        dead.filled = true;
        chart.lines = {std::move(flat), std::move(dead)};
        return chart;
    }

    static constexpr double kHuge = 1e30;

    nn::Activation m_activation;
    double m_rate;
    std::size_t m_layers;
    double m_flatSlope;
    core::RandomStream m_random;
    Examples m_training;
    SmallNetwork m_network;
    double m_place = 2.5;
    int m_done = 0;
    bool m_hasRunAway = false;
    Seen m_seen;
    std::vector<double> m_flat;
    std::vector<double> m_dead;
};

std::vector<training::Hyperparameter> controls()
{
    return {activationControl("sigmoid"),
            {.key = "layers",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{8},
             .minimum = 1,
             .maximum = 30,
             .name = CARPO_TR("Hyperparameter", "Hidden layers"),
             .explanation = CARPO_TR("Hyperparameter", "Layers of 12 units that the signal goes through.")},
            {.key = "factor",
             .type = training::ValueType::Real,
             .defaultValue = 1.0,
             .minimum = 0.1,
             .maximum = 10,
             .name = CARPO_TR("Hyperparameter", "Factor on the start"),
             .explanation = CARPO_TR("Hyperparameter",
                                     "What the weights that training begins with are multiplied by; 1 is "
                                     "Xavier's or He's draw, whichever suits the function."),
             .logarithmic = true},
            {.key = "rate",
             .type = training::ValueType::Real,
             .defaultValue = 0.05,
             .minimum = 0.0001,
             .maximum = 10,
             .name = CARPO_TR("Hyperparameter", "Learning rate"),
             .explanation = CARPO_TR("Hyperparameter", "SGD's, with momentum."),
             .logarithmic = true,
             .live = true}};
}

} // namespace

Lesson activationLesson()
{
    return {.key = "activation",
            .title = CARPO_TR("Lesson", "What bends the layers, and what lets the gradient through"),
            .heading = CARPO_TR("Lesson", "Activation function"),
            .controls = controls(),
            .presets = {{CARPO_TR("Lesson", "Sigmoid: it fades"), {}},
                        {CARPO_TR("Lesson", "tanh: saturated"), {{"activation", "tanh"}, {"factor", "5"}}},
                        {CARPO_TR("Lesson", "ReLU: it comes back"), {{"activation", "relu"}}},
                        {CARPO_TR("Lesson", "ReLU: units die"), {{"activation", "relu"}, {"rate", "0.5"}}},
                        {CARPO_TR("Lesson", "Leaky ReLU: none dies"),
                         {{"activation", "leaky_relu"}, {"rate", "0.5"}}},
                        {CARPO_TR("Lesson", "ELU"), {{"activation", "elu"}}},
                        {CARPO_TR("Lesson", "Maxout: two lines"), {{"activation", "maxout"}}}},
            .ownSet = {.settings = {{"network.activation", "leaky_relu"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<SignalThroughLayers>(settings, seed);
            }};
}

} // namespace carpo::lessons
