// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/core/tr.h"
#include "engine/lessons/dropout.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/small_network.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 300;
constexpr int kLearnAStep = 5;
constexpr double kRate = 0.01;
constexpr std::size_t kTestPoints = 100;
constexpr std::size_t kMasks = 300; // of which a mean is taken
constexpr int kPlace = 0;           // the handle
constexpr int kLayers = 2;

double truthAt(double x)
{
    return 0.8 * std::sin(std::numbers::pi * x);
}

// The network sees x and a 1, so that its first bends lie apart.
void addInput(std::vector<float>& inputs, double x)
{
    inputs.push_back(static_cast<float>(x));
    inputs.push_back(1.0F);
}

// Evenly placed, noise on the value.
Examples drawnPoints(std::size_t count, double noise, core::RandomStream& random)
{
    Examples examples;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = 2 * (static_cast<double>(i) + 0.5) / static_cast<double>(count) - 1;
        addInput(examples.inputs, x);
        examples.targets.push_back(static_cast<float>(truthAt(x) + random.normal(0, noise)));
    }
    return examples;
}

// A network that learns, and its errors after each step.
struct Learner
{
    SmallNetwork network;
    std::vector<double> training = {};
    std::vector<double> test = {};
};

class UnitsGoOut : public Demonstration
{
public:
    UnitsGoOut(const Settings& settings, std::uint64_t seed)
        : m_seed(seed)
        , m_dropout(real(settings, "rate"))
        , m_isEverywhere(text(settings, "place") == "every")
        , m_units(static_cast<int>(integer(settings, "units")))
        , m_random(seed, "masks")
        , m_without(newLearner())
        , m_with(newLearner())
    {
        core::RandomStream random(seed, "noise");
        const double noise = real(settings, "noise");
        m_training = drawnPoints(static_cast<std::size_t>(integer(settings, "points")), noise, random);
        m_test = drawnPoints(kTestPoints, noise, random);
        for (int i = 0; i <= kCurvePlaces; ++i)
            addInput(m_curve, 2.0 * i / kCurvePlaces - 1);
        m_masks = masksOf(m_training.size(), m_isEverywhere);
        measure();
    }

    void step() override
    {
        if (m_done >= kSteps)
            return;
        ++m_done;
        for (int i = 0; i < kLearnAStep; ++i) {
            m_masks = masksOf(m_training.size(), m_isEverywhere);
            m_with.network.learn(m_training, kRate, m_masks);
            m_without.network.learn(m_training, kRate);
        }
        measure();
    }

    void move(int handle, double x, double /*y*/) override
    {
        if (handle == kPlace && std::isfinite(x))
            m_place = std::clamp(x, -1.0, 1.0);
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        if (key != "rate")
            return false;
        m_dropout = std::get<double>(value);
        return true;
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {units(), fit(), overMasks(), errors()};
        picture.status = stepOf(m_done * kLearnAStep, kSteps * kLearnAStep);
        picture.finished = m_done >= kSteps;
        return picture;
    }

private:
    static constexpr int kCurvePlaces = 100;

    [[nodiscard]] std::vector<int> hidden() const { return std::vector<int>(kLayers, m_units); }

    [[nodiscard]] Learner newLearner() const
    {
        return {.network = {{.hidden = hidden(), .isClassifier = false}, experimentWith("adam"), m_seed}};
    }

    // A mask for each row, of both layers or of the one before the output.
    [[nodiscard]] Masks drawnMasks(std::size_t rows, bool isEverywhere, core::RandomStream& random) const
    {
        const std::size_t count = rows * static_cast<std::size_t>(m_units);
        Masks masks(kLayers);
        for (std::size_t layer = isEverywhere ? 0 : kLayers - 1; layer < kLayers; ++layer)
            masks[layer] = dropoutMask(count, m_dropout, random);
        return masks;
    }

    [[nodiscard]] Masks masksOf(std::size_t rows, bool isEverywhere)
    {
        return drawnMasks(rows, isEverywhere, m_random);
    }

    void measure()
    {
        for (Learner* const learner : {&m_without, &m_with}) {
            learner->training.push_back(learner->network.loss(m_training));
            learner->test.push_back(learner->network.loss(m_test));
        }
    }

    // Drawn as the last step's first example met them.
    [[nodiscard]] NetDrawing units() const
    {
        NetDrawing net;
        net.title = {CARPO_TR("Lesson", "Units that are out, for one example of this step")};
        std::vector<NetDrawing::Unit>& inputs = net.layers.emplace_back(2);
        inputs[0].name = {CARPO_TR("Lesson", "x")};
        inputs[1].name = {CARPO_TR("Lesson", "1")};
        double out = 0;
        for (const std::vector<float>& mask : m_masks) {
            std::vector<NetDrawing::Unit>& layer = net.layers.emplace_back(static_cast<std::size_t>(m_units));
            for (std::size_t unit = 0; unit < layer.size() && !mask.empty(); ++unit) {
                layer[unit].share = mask[unit] == 0 ? 0 : 1;
                out += 1 - layer[unit].share;
            }
        }
        net.layers.emplace_back(1).front().name = {CARPO_TR("Lesson", "y")};
        net.weights = m_with.network.weights();
        net.note = {CARPO_TR("Lesson", "%1 of %2 are out; those that stay are multiplied by %3"),
                    {out, static_cast<double>(kLayers * m_units), 1 / (1 - m_dropout)}};
        return net;
    }

    [[nodiscard]] Line curve(const std::vector<float>& outputs, const char* name, Ink ink) const
    {
        Line line{.name = {name}, .ink = ink, .y = {outputs.begin(), outputs.end()}};
        for (std::size_t i = 0; i < m_curve.size(); i += 2)
            line.x.push_back(static_cast<double>(m_curve[i]));
        return line;
    }

    [[nodiscard]] float outputAtPlace() const
    {
        std::vector<float> inputs;
        addInput(inputs, m_place);
        return m_with.network.outputs(inputs).front();
    }

    // What one thinned network says: the same units out everywhere.
    [[nodiscard]] std::vector<float> thinned() const
    {
        Masks masks(kLayers);
        for (std::size_t layer = 0; layer < kLayers; ++layer) {
            if (m_masks[layer].empty())
                continue;
            for (int row = 0; row <= kCurvePlaces; ++row)
                masks[layer].insert(
                    masks[layer].end(), m_masks[layer].begin(), m_masks[layer].begin() + m_units);
        }
        return m_with.network.outputs(m_curve, masks);
    }

    [[nodiscard]] Chart fit() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What the networks say, and one with units out")};
        chart.x = {.label = {CARPO_TR("Lesson", "x")}, .minimum = -1, .maximum = 1};
        chart.y = {.label = {CARPO_TR("Lesson", "y")}, .minimum = -2, .maximum = 2};
        Line one = curve(thinned(), CARPO_TR("Lesson", "this step's units out"), Ink::Muted);
        one.faint = true;
        Line truth{.name = {CARPO_TR("Lesson", "truth")}, .ink = Ink::Truth, .dashed = true};
        Points points{.name = {CARPO_TR("Lesson", "training points")}, .ink = Ink::Training, .large = true};
        for (int i = 0; i <= kCurvePlaces; ++i) {
            truth.x.push_back(2.0 * i / kCurvePlaces - 1);
            truth.y.push_back(truthAt(truth.x.back()));
        }
        for (std::size_t i = 0; i < m_training.size(); ++i) {
            points.x.push_back(static_cast<double>(m_training.inputs[2 * i]));
            points.y.push_back(static_cast<double>(m_training.targets[i]));
        }
        chart.lines = {
            std::move(one),
            std::move(truth),
            curve(m_without.network.outputs(m_curve), CARPO_TR("Lesson", "without dropout"), Ink::Problem),
            curve(m_with.network.outputs(m_curve), CARPO_TR("Lesson", "with dropout, all units"), Ink::Good)};
        chart.points.push_back(std::move(points));
        chart.handles.push_back({.id = kPlace,
                                 .x = m_place,
                                 .y = static_cast<double>(outputAtPlace()),
                                 .name = {CARPO_TR("Lesson", "x of the mean")},
                                 .alongY = false});
        return chart;
    }

    // Of the trained network at the handle, under masks that are the same in every picture.
    [[nodiscard]] std::vector<float> underMasks(bool isEverywhere) const
    {
        core::RandomStream random(m_seed, isEverywhere ? "every layer" : "last layer");
        std::vector<float> inputs;
        for (std::size_t i = 0; i < kMasks; ++i)
            addInput(inputs, m_place);
        return m_with.network.outputs(inputs, drawnMasks(kMasks, isEverywhere, random));
    }

    [[nodiscard]] Chart overMasks() const
    {
        Chart chart;
        const double test = static_cast<double>(outputAtPlace());
        chart.title = {CARPO_TR("Lesson", "The mean over masks, and what the tested network says")};
        chart.x = {.label = {CARPO_TR("Lesson", "masks")}, .counting = true, .minimum = 1, .maximum = kMasks};
        chart.y.label = {CARPO_TR("Lesson", "mean of the outputs")};
        chart.levels.push_back({.at = test, .name = {CARPO_TR("Lesson", "all units")}, .ink = Ink::Good});
        std::vector<double> numbers;
        for (const bool isEverywhere : {false, true}) {
            const std::vector<float> outputs = underMasks(isEverywhere);
            Line line{.name = {isEverywhere
                                   ? CARPO_TR("Lesson", "out of both layers")
                                   : CARPO_TR("Lesson", "out of the last layer: only a sum follows")},
                      .ink = isEverywhere ? Ink::Kind2 : Ink::Kind1,
                      .y = runningMean(outputs),
                      .dashed = isEverywhere};
            for (std::size_t i = 1; i <= kMasks; ++i)
                line.x.push_back(static_cast<double>(i));
            numbers.push_back(line.y.back() - test);
            numbers.push_back(2 * standardError(outputs));
            chart.lines.push_back(std::move(line));
        }
        chart.note = {CARPO_TR("Lesson", "Gap: last layer %1 (±%2), both %3 (±%4)"), numbers, 2};
        return chart;
    }

    [[nodiscard]] Chart errors() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Training and test error: dropout narrows the gap")};
        const auto gap = [](const Learner& learner) { return learner.test.back() - learner.training.back(); };
        chart.note = {CARPO_TR("Lesson", "Test error without %1, with %2; gap %3 and %4"),
                      {m_without.test.back(), m_with.test.back(), gap(m_without), gap(m_with)}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")},
                   .counting = true,
                   .minimum = 0,
                   .maximum = static_cast<double>(kSteps * kLearnAStep)};
        chart.y = {.label = {CARPO_TR("Lesson", "squared error")}, .minimum = 0, .maximum = 0.8};
        const auto add = [&chart](const std::vector<double>& values, const char* name, Ink ink, bool isTest) {
            Line line{.name = {name}, .ink = ink, .y = values, .dashed = isTest};
            for (std::size_t i = 0; i < values.size(); ++i)
                line.x.push_back(static_cast<double>(i * kLearnAStep));
            chart.lines.push_back(std::move(line));
        };
        add(m_without.training, CARPO_TR("Lesson", "without, training"), Ink::Problem, false);
        add(m_without.test, CARPO_TR("Lesson", "without, test"), Ink::Problem, true);
        add(m_with.training, CARPO_TR("Lesson", "with dropout, training"), Ink::Good, false);
        add(m_with.test, CARPO_TR("Lesson", "with dropout, test"), Ink::Good, true);
        return chart;
    }

    std::uint64_t m_seed;
    double m_dropout;
    bool m_isEverywhere;
    int m_units;
    core::RandomStream m_random;
    Learner m_without;
    Learner m_with;
    Examples m_training;
    Examples m_test;
    std::vector<float> m_curve; // inputs of the drawn lines
    Masks m_masks;              // of the last step
    double m_place = 0.5;
    int m_done = 0;
};

std::vector<training::Hyperparameter> dropoutControls()
{
    return {{.key = "rate",
             .type = training::ValueType::Real,
             .defaultValue = 0.3,
             .minimum = 0,
             .maximum = 0.95,
             .name = CARPO_TR("Hyperparameter", "Dropout rate"),
             .explanation = CARPO_TR("Hyperparameter", "Part of the values that is left out."),
             .live = true},
            {.key = "place",
             .type = training::ValueType::Choice,
             .defaultValue = std::string("every"),
             .choices = {{"every", CARPO_TR("Hyperparameter", "Both hidden layers")},
                         {"last", CARPO_TR("Hyperparameter", "The last hidden layer")}},
             .name = CARPO_TR("Hyperparameter", "Dropout"),
             .explanation = CARPO_TR("Hyperparameter", "Where units are left out while it learns.")}};
}

std::vector<training::Hyperparameter> dataControls()
{
    return {{.key = "units",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{24},
             .minimum = 2,
             .maximum = 40,
             .name = CARPO_TR("Hyperparameter", "Units a layer"),
             .explanation = CARPO_TR("Hyperparameter", "Of both hidden layers.")},
            {.key = "points",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{20},
             .minimum = 4,
             .maximum = 100,
             .name = CARPO_TR("Hyperparameter", "Training points"),
             .explanation = CARPO_TR("Hyperparameter", "The fewer, the easier to learn by heart.")},
            {.key = "noise",
             .type = training::ValueType::Real,
             .defaultValue = 0.5,
             .minimum = 0,
             .maximum = 2,
             .name = CARPO_TR("Hyperparameter", "Noise"),
             .explanation = CARPO_TR("Hyperparameter", "SD of what is added to the target.")}};
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all = dropoutControls();
    for (training::Hyperparameter& control : dataControls())
        all.push_back(std::move(control));
    return all;
}

} // namespace

Lesson dropoutLesson()
{
    return {.key = "dropout",
            .title = CARPO_TR("Lesson", "Units that may be missing cannot learn by heart"),
            .heading = CARPO_TR("Lesson", "Dropout"),
            .controls = controls(),
            .presets = {{CARPO_TR("Lesson", "With and without"), {}},
                        {CARPO_TR("Lesson", "Few units out"), {{"rate", "0.1"}}},
                        {CARPO_TR("Lesson", "Last layer: exact mean"), {{"place", "last"}}},
                        {CARPO_TR("Lesson", "Too many units out"), {{"rate", "0.9"}}},
                        {CARPO_TR("Lesson", "A network of few units"), {{"units", "4"}}},
                        {CARPO_TR("Lesson", "Many points"), {{"points", "100"}}}},
            .ownSet = {.settings = {{"regularization.dropout", "everywhere"},
                                    {"regularization.dropout_rate", "0.5"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<UnitsGoOut>(settings, seed);
            }};
}

} // namespace carpo::lessons
