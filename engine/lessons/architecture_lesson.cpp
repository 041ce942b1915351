// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/activation.h"
#include "engine/lessons/architecture.h"
#include "engine/lessons/decision_map.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/small_network.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 900;
constexpr int kEpochsAStep = 5;
constexpr int kSide = 40;     // of the decision's map
constexpr int kUnitSide = 14; // of a unit's picture

// None: the sums themselves.
std::optional<nn::Activation> chosenActivation(const std::string& key)
{
    return key == "none" ? std::nullopt : std::optional(activationOf(key));
}

// Every `stride`-th from `first` on, brought to [-1, 1].
std::vector<float> pictureOf(const std::vector<float>& values, std::size_t first, std::size_t stride)
{
    std::vector<float> picture;
    float largest = 0;
    for (std::size_t i = first; i < values.size(); i += stride) {
        picture.push_back(std::isfinite(values[i]) ? values[i] : 0.0F);
        largest = std::max(largest, std::abs(picture.back()));
    }
    for (float& value : picture)
        value = largest > 0 ? value / largest : 0;
    return picture;
}

class Playground : public Demonstration
{
public:
    Playground(const Settings& settings, std::uint64_t seed)
        : m_seed(seed)
        , m_layers(static_cast<int>(integer(settings, "layers")))
        , m_units(static_cast<int>(integer(settings, "units")))
        , m_activation(chosenActivation(text(settings, "activation")))
        , m_rate(real(settings, "rate"))
        , m_data(madeData(text(settings, "data"), real(settings, "noise"), seed))
        , m_network(begin())
    {
        measure();
    }

    void step() override
    {
        if (m_done >= kSteps || m_isGone)
            return;
        ++m_done;
        for (int i = 0; i < kEpochsAStep && m_training.size() > 0; ++i)
            m_isGone |= !std::isfinite(m_network.learn(m_training, m_rate));
        measure();
    }

    void addPoint(double x, double y, bool second) override
    {
        if (!std::isfinite(x) || !std::isfinite(y) || m_data.training.size() >= kMostClicked)
            return;
        const double spread = m_data.hasClasses ? 0.5 : m_data.valueUnit;
        const double middle = m_data.hasClasses ? 0.5 : m_data.valueMean;
        m_data.training.push_back({x, y, middle + (second ? spread : -spread)});
        m_training = examplesOf(m_data, m_data.training);
    }

    core::Result<void> setPoints(const std::vector<std::array<double, 3>>& points) override
    {
        PlayData own = ownData(points, m_seed);
        if (own.training.empty())
            return core::failure(
                core::ErrorCode::WrongUsage, "points", {{"detail", "none of them is of three numbers."}});
        m_data = std::move(own);
        m_network = begin();
        m_done = 0;
        m_isGone = false;
        m_trainingLoss.clear();
        m_testLoss.clear();
        measure();
        return {};
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
        picture.columns = 3;
        picture.stretch = {4, 4, 3};
        picture.panels = {drawing(), surface(), losses()};
        picture.status = {CARPO_TR("Lesson", "Epoch %1"), {static_cast<double>(m_done * kEpochsAStep)}, 4};
        if (m_isGone)
            picture.status = {CARPO_TR("Lesson", "The weights have run away: take a smaller learning rate")};
        picture.finished = m_done >= kSteps || m_isGone;
        return picture;
    }

private:
    static constexpr std::size_t kMostClicked = 2000;

    [[nodiscard]] SmallNetwork begin()
    {
        m_training = examplesOf(m_data, m_data.training);
        m_test = examplesOf(m_data, m_data.test);
        return {{.hidden = std::vector<int>(static_cast<std::size_t>(m_layers), m_units),
                 .activation = m_activation,
                 .isClassifier = m_data.hasClasses},
                experimentWith("adam"),
                m_seed};
    }

    void measure()
    {
        m_trainingLoss.push_back(m_network.loss(m_training));
        m_testLoss.push_back(m_network.loss(m_test));
    }

    // Of classes, in percent.
    [[nodiscard]] double right(const Examples& examples) const
    {
        const std::vector<float> found = m_network.outputs(examples.inputs);
        double count = 0;
        for (std::size_t i = 0; i < found.size(); ++i)
            count += (found[i] > 0.5F) == (examples.targets[i] > 0.5F) ? 1 : 0;
        return 100 * count / static_cast<double>(found.size());
    }

    [[nodiscard]] NetDrawing drawing() const
    {
        NetDrawing drawing;
        drawing.title = {CARPO_TR("Lesson", "What each unit sees")};
        drawing.note = {CARPO_TR("Lesson", "%1 parameters; thick: large weight; dashed: negative"),
                        {static_cast<double>(parameterCount(m_layers, m_units))}};
        drawing.side = kUnitSide;
        const std::vector<float> places = placesOf(m_data.frame, kUnitSide);
        drawing.layers.push_back({{.name = {CARPO_TR("Lesson", "x")}, .picture = pictureOf(places, 0, 2)},
                                  {.name = {CARPO_TR("Lesson", "y")}, .picture = pictureOf(places, 1, 2)}});
        const auto units = static_cast<std::size_t>(m_units);
        for (const LayerValues& layer : m_network.look(places)) {
            auto& drawn = drawing.layers.emplace_back();
            for (std::size_t unit = 0; unit < units; ++unit)
                drawn.push_back({.picture = pictureOf(layer.values, unit, units)});
        }
        std::vector<float> outputs = m_network.outputs(places);
        for (float& output : outputs)
            output = m_data.hasClasses ? 2 * output - 1 : output;
        drawing.layers.push_back(
            {{.name = {m_data.hasClasses ? CARPO_TR("Lesson", "class") : CARPO_TR("Lesson", "value")},
              .picture = pictureOf(outputs, 0, 1)}});
        drawing.weights = m_network.weights();
        for (std::vector<double>& layer : drawing.weights)
            std::ranges::replace_if(
                layer, [](double weight) { return !std::isfinite(weight); }, 0.0); // run away
        return drawing;
    }

    [[nodiscard]] Words surfaceNote() const
    {
        if (m_data.training.empty())
            return {
                CARPO_TR("Lesson", "Click for points of one class, with the other button for the other's")};
        if (m_data.leftOut > 0)
            return {CARPO_TR("Lesson", "Points left out, because they are too many or no numbers: %1"),
                    {static_cast<double>(m_data.leftOut)}};
        if (!m_data.hasClasses)
            return {CARPO_TR("Lesson", "Click for more points")};
        if (m_data.test.empty())
            return {CARPO_TR("Lesson", "Right in training: %1 %"), {right(m_training)}};
        return {CARPO_TR("Lesson", "Right in training: %1 %, in the test: %2 %"),
                {right(m_training), right(m_test)}};
    }

    [[nodiscard]] Chart surface() const
    {
        Chart chart;
        chart.title = {m_data.hasClasses ? CARPO_TR("Lesson", "The network's decision everywhere")
                                         : CARPO_TR("Lesson", "The network's value everywhere")};
        chart.note = surfaceNote();
        chart.heat = decisionMap(m_network, m_data.frame, kSide);
        Heat& heat = *chart.heat;
        if (!m_data.hasClasses) {
            constexpr double kSpread = 2; // SD at the ends of the colours
            for (float& value : heat.values)
                value = static_cast<float>(value * m_data.valueUnit + m_data.valueMean);
            heat.low = m_data.valueMean - kSpread * m_data.valueUnit;
            heat.high = m_data.valueMean + kSpread * m_data.valueUnit;
        }
        heat.label = {m_data.hasClasses ? CARPO_TR("Lesson", "probability of class 1")
                                        : CARPO_TR("Lesson", "value")};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = heat.left, .maximum = heat.right};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = heat.bottom, .maximum = heat.top};
        std::vector<ToyPoint> shown = m_data.training;
        for (ToyPoint& point : shown)
            point[2] -= m_data.hasClasses ? 0 : m_data.valueMean;
        chart.points = classPoints(shown);
        const std::array<Words, 2> names =
            m_data.hasClasses ? std::array<Words, 2>{Words{CARPO_TR("Lesson", "class 0")},
                                                     Words{CARPO_TR("Lesson", "class 1")}}
                              : std::array<Words, 2>{Words{CARPO_TR("Lesson", "below the mean")},
                                                     Words{CARPO_TR("Lesson", "above the mean")}};
        for (std::size_t i = 0; i < names.size(); ++i)
            chart.points[i].name = names.at(i);
        chart.equalScales = m_data.frame.reach[0] == m_data.frame.reach[1];
        chart.takesPoints = true;
        return chart;
    }

    [[nodiscard]] Chart losses() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Training and test loss")};
        if (m_test.size() > 0)
            chart.note = {CARPO_TR("Lesson", "Training %1, test %2"),
                          {m_trainingLoss.back(), m_testLoss.back()}};
        else if (m_training.size() > 0)
            chart.note = {CARPO_TR("Lesson", "Training %1"), {m_trainingLoss.back()}};
        chart.x = {.label = {CARPO_TR("Lesson", "epoch")}, .counting = true, .minimum = 0};
        chart.y = {.label = {m_data.hasClasses ? CARPO_TR("Lesson", "cross-entropy")
                                               : CARPO_TR("Lesson", "squared error, in variances")},
                   .minimum = 0};
        Line training{.name = {CARPO_TR("Lesson", "training")}, .ink = Ink::Training, .y = m_trainingLoss};
        for (std::size_t i = 0; i < m_trainingLoss.size(); ++i)
            training.x.push_back(static_cast<double>(i) * kEpochsAStep);
        chart.lines.push_back(training);
        if (m_test.size() > 0)
            chart.lines.push_back({.name = {CARPO_TR("Lesson", "test")},
                                   .ink = Ink::Validation,
                                   .x = training.x,
                                   .y = m_testLoss,
                                   .dashed = true});
        return chart;
    }

    std::uint64_t m_seed;
    int m_layers;
    int m_units;
    std::optional<nn::Activation> m_activation;
    double m_rate;
    PlayData m_data;
    Examples m_training;
    Examples m_test;
    SmallNetwork m_network;
    int m_done = 0;
    bool m_isGone = false;
    std::vector<double> m_trainingLoss;
    std::vector<double> m_testLoss;
};

std::vector<training::Hyperparameter> dataControls()
{
    return {
        {.key = "data",
         .type = training::ValueType::Choice,
         .defaultValue = std::string("circles"),
         .choices = {{"circles", CARPO_TR("Hyperparameter", "Circles")},
                     {"xor", CARPO_TR("Hyperparameter", "XOR")},
                     {"spirals", CARPO_TR("Hyperparameter", "Spirals")},
                     {"gaussians", CARPO_TR("Hyperparameter", "Two clouds")},
                     {"waves", CARPO_TR("Hyperparameter", "Waves (regression)")},
                     {"own", CARPO_TR("Hyperparameter", "Own points")}},
         .name = CARPO_TR("Hyperparameter", "Data"),
         .explanation = CARPO_TR("Hyperparameter", "What the network is to learn.")},
        {.key = "noise",
         .type = training::ValueType::Real,
         .defaultValue = 0.08,
         .minimum = 0,
         .maximum = 0.5,
         .name = CARPO_TR("Hyperparameter", "Noise"),
         .explanation = CARPO_TR("Hyperparameter", "SD of what is added to the points, or to the values.")}};
}

training::Hyperparameter activationControlWithNone()
{
    training::Hyperparameter control = activationControl("tanh", {"maxout", "selu", "gelu", "silu"});
    control.choices.push_back({"none", CARPO_TR("Hyperparameter", "None")});
    control.appliesWhen = {{"layers"}};
    return control;
}

std::vector<training::Hyperparameter> networkControls()
{
    return {{.key = "layers",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{1},
             .minimum = 0,
             .maximum = 4,
             .name = CARPO_TR("Hyperparameter", "Hidden layers"),
             .explanation = CARPO_TR("Hyperparameter", "Without one, the decision is a straight line.")},
            {.key = "units",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{4},
             .minimum = 1,
             .maximum = 8,
             .name = CARPO_TR("Hyperparameter", "Units per layer"),
             .explanation = CARPO_TR("Hyperparameter", "How many lines each hidden layer may bend."),
             .appliesWhen = {{"layers"}}},
            activationControlWithNone(),
            {.key = "rate",
             .type = training::ValueType::Real,
             .defaultValue = 0.03,
             .minimum = 0.0001,
             .maximum = 1,
             .name = CARPO_TR("Hyperparameter", "Learning rate"),
             .explanation = CARPO_TR("Hyperparameter", "Adam's; may be changed while it plays."),
             .logarithmic = true,
             .live = true}};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all = dataControls();
    std::ranges::move(networkControls(), std::back_inserter(all));
    return all;
}

std::vector<LessonPreset> presets()
{
    return {
        {CARPO_TR("Lesson", "Four units close a circle"), {}},
        {CARPO_TR("Lesson", "Two units are too few"), {{"units", "2"}}},
        {CARPO_TR("Lesson", "A straight line is enough"), {{"data", "gaussians"}, {"layers", "0"}}},
        {CARPO_TR("Lesson", "XOR without a hidden layer"), {{"data", "xor"}, {"layers", "0"}}},
        {CARPO_TR("Lesson", "XOR with one"), {{"data", "xor"}}},
        {CARPO_TR("Lesson", "Deep, but without activation"),
         {{"layers", "4"}, {"units", "8"}, {"activation", "none"}}},
        {CARPO_TR("Lesson", "Spirals need depth"),
         {{"data", "spirals"}, {"layers", "3"}, {"units", "8"}, {"noise", "0.02"}}},
        {CARPO_TR("Lesson", "Noise learnt by heart"),
         {{"data", "gaussians"}, {"layers", "4"}, {"units", "8"}, {"noise", "0.4"}}},
        {CARPO_TR("Lesson", "Regression"), {{"data", "waves"}, {"layers", "2"}, {"units", "8"}}},
        {CARPO_TR("Lesson", "Own points"), {{"data", "own"}, {"layers", "2"}, {"units", "6"}}},
    };
}

} // namespace

Lesson architectureLesson()
{
    return {.key = "architecture",
            .title = CARPO_TR("Lesson", "How many layers, how many units?"),
            .heading = CARPO_TR("Lesson", "Choice of the architecture and its dimensions"),
            .controls = controls(),
            .presets = presets(),
            .ownSet = {.settings = {{"network.name", "mlp"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<Playground>(settings, seed);
            }};
}

} // namespace carpo::lessons
