// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/core/tr.h"
#include "engine/lessons/activation.h"
#include "engine/lessons/decision_map.h"
#include "engine/lessons/dropout.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/initialisation.h"
#include "engine/lessons/layer_histograms.h"
#include "engine/lessons/toy_data.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 200;
constexpr int kPoints = 96;
constexpr int kRaceWidth = 32; // at most: nine networks learn at once
constexpr double kDropout = 0.2;
constexpr std::size_t kDrawsShown = 12;
constexpr double kValueReach = 2;
constexpr double kLowestGradient = -8; // powers of ten
constexpr double kHighestGradient = 4;

constexpr std::array<const char*, kStartKeys.size()> kStartNames{
    CARPO_TR("Hyperparameter", "All zeros"),
    CARPO_TR("Hyperparameter", "The same positive value"),
    CARPO_TR("Hyperparameter", "The same negative value"),
    CARPO_TR("Hyperparameter", "High variance (SD 1)"),
    CARPO_TR("Hyperparameter", "Low variance (SD 0.01)"),
    CARPO_TR("Hyperparameter", "Xavier (2010)"),
    CARPO_TR("Hyperparameter", "He (2015)"),
    CARPO_TR("Hyperparameter", "He as on the slide (times 0.01)")};

// As code, and what the papers say of it.
constexpr std::array<const char*, kStartKeys.size()> kFormulas{
    CARPO_TR("Lesson", "W = 0"),
    CARPO_TR("Lesson", "W = 1 / D"),
    CARPO_TR("Lesson", "W = -1 / D"),
    CARPO_TR("Lesson", "W = randn(D, H)"),
    CARPO_TR("Lesson", "W = 0.01 randn(D, H)"),
    CARPO_TR("Lesson", "W = randn(D, H) / sqrt((D + H) / 2), as in the paper; the slide has 0.01 before it"),
    CARPO_TR("Lesson", "W = randn(D, H) / sqrt(D / 2), as in the paper; the slide has 0.01 before it"),
    CARPO_TR("Lesson", "W = 0.01 randn(D, H) / sqrt(D / 2), as on the slide; the paper has no 0.01")};

constexpr std::array<const char*, kStartKeys.size()> kRaceNames{CARPO_TR("Lesson", "zeros: %1"),
                                                                CARPO_TR("Lesson", "positive: %1"),
                                                                CARPO_TR("Lesson", "negative: %1"),
                                                                CARPO_TR("Lesson", "SD 1: %1"),
                                                                CARPO_TR("Lesson", "SD 0.01: %1"),
                                                                CARPO_TR("Lesson", "Xavier: %1"),
                                                                CARPO_TR("Lesson", "He: %1"),
                                                                CARPO_TR("Lesson", "0.01 He: %1")};

constexpr std::array<const char*, kStartKeys.size()> kRaceGone{CARPO_TR("Lesson", "zeros: run away"),
                                                               CARPO_TR("Lesson", "positive: run away"),
                                                               CARPO_TR("Lesson", "negative: run away"),
                                                               CARPO_TR("Lesson", "SD 1: run away"),
                                                               CARPO_TR("Lesson", "SD 0.01: run away"),
                                                               CARPO_TR("Lesson", "Xavier: run away"),
                                                               CARPO_TR("Lesson", "He: run away"),
                                                               CARPO_TR("Lesson", "0.01 He: run away")};

// One network of the race.
struct Racer
{
    SmallNetwork network;
    std::vector<double> losses = {}; ///< before each step; one that is no number ends it

    [[nodiscard]] bool hasRunAway() const { return !losses.empty() && !std::isfinite(losses.back()); }
};

std::vector<double> countedFrom(int first, std::size_t count)
{
    std::vector<double> numbers(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = first + static_cast<double>(i);
    return numbers;
}

// A logarithmic axis has no place for zero.
double orGap(double value)
{
    return value > 0 ? value : std::numeric_limits<double>::quiet_NaN();
}

class Started : public Demonstration
{
public:
    Started(const Settings& settings, std::uint64_t seed)
        : m_seed(seed)
        , m_options{.start = startOf(text(settings, "start")),
                    .activation = activationOf(text(settings, "activation")),
                    .depth = static_cast<int>(integer(settings, "depth")),
                    .width = static_cast<int>(integer(settings, "width"))}
        , m_rate(real(settings, "rate"))
        , m_hidden(static_cast<std::size_t>(m_options.depth), std::min(kRaceWidth, m_options.width))
        , m_random(seed, "masks")
        , m_examples(examplesOf(toyPoints("circles", kPoints, 0.05, seed), {.unit = {0.6, 0.6}}))
        , m_withDropout(racerFrom(m_options.start))
        , m_varianceSums(static_cast<std::size_t>(m_options.depth))
    {
        for (std::size_t start = 0; start < kStartKeys.size(); ++start)
            m_racers.push_back(racerFrom(static_cast<Start>(start)));
        draw();
        compareUnits();
    }

    void step() override
    {
        if (m_done >= kSteps)
            return;
        ++m_done;
        draw();
        for (Racer& racer : m_racers) {
            if (!racer.hasRunAway())
                racer.losses.push_back(racer.network.learn(m_examples, m_rate));
        }
        if (isConstant() && !m_withDropout.hasRunAway()) {
            Masks masks;
            for (const int units : m_hidden)
                masks.push_back(dropoutMask(static_cast<std::size_t>(units) * kPoints, kDropout, m_random));
            m_withDropout.losses.push_back(m_withDropout.network.learn(m_examples, m_rate, masks));
        }
        compareUnits();
    }

    [[nodiscard]] Picture picture() const override
    {
        Picture picture;
        picture.panels = {values(), gradients(), isConstant() ? symmetry() : draws(), race()};
        picture.status = stepOf(m_done, kSteps);
        picture.finished = m_done >= kSteps;
        return picture;
    }

private:
    [[nodiscard]] bool isConstant() const { return lawOf(m_options.start, 1, 1).isConstant(); }

    [[nodiscard]] Racer racerFrom(Start start) const
    {
        return {.network = {{.hidden = m_hidden,
                             .activation = m_options.activation,
                             .start = startWeights(start, 2, m_hidden, m_seed)},
                            experimentWith("sgd"),
                            m_seed}};
    }

    // One more draw of the weights that the signal goes through.
    void draw()
    {
        m_signal = passSignal(m_options, m_seed, static_cast<std::uint64_t>(m_draws));
        ++m_draws;
        std::vector<double>& variances = m_variances.emplace_back();
        for (std::size_t layer = 0; layer < m_signal.size(); ++layer) {
            variances.push_back(m_signal[layer].sumVariance);
            m_varianceSums[layer] += variances.back();
        }
        if (m_variances.size() > kDrawsShown)
            m_variances.erase(m_variances.begin());
    }

    void compareUnits()
    {
        if (!isConstant())
            return;
        const Racer& own = m_racers[static_cast<std::size_t>(m_options.start)];
        m_apart.push_back(unitsApart(own.network.weights(), m_hidden));
        m_apartWithDropout.push_back(unitsApart(m_withDropout.network.weights(), m_hidden));
    }

    [[nodiscard]] Chart values() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What each layer gives of standard normal inputs")};
        chart.note = {kFormulas.at(static_cast<std::size_t>(m_options.start))};
        chart.x = layerAxis(m_signal.size());
        chart.y = {
            .label = {CARPO_TR("Lesson", "activation")}, .minimum = -kValueReach, .maximum = kValueReach};
        std::vector<std::vector<float>> layers;
        for (const SignalLayer& layer : m_signal)
            layers.push_back(layer.values);
        chart.heat = layerHistograms(layers, -kValueReach, kValueReach);
        return chart;
    }

    [[nodiscard]] Chart gradients() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What comes back to each layer of standard normal gradients")};
        std::vector<std::vector<float>> layers;
        double zeros = 0;
        for (const SignalLayer& layer : m_signal) {
            std::vector<float>& powers = layers.emplace_back();
            for (const float gradient : layer.gradients)
                powers.push_back(std::log10(std::abs(gradient)));
        }
        for (const float gradient : m_signal.front().gradients)
            zeros += gradient == 0 ? 1 : 0;
        chart.note = {CARPO_TR("Lesson", "Exactly zero in the first layer: %1%"),
                      {100 * zeros / static_cast<double>(m_signal.front().gradients.size())}};
        chart.x = layerAxis(m_signal.size());
        chart.y = {.label = {CARPO_TR("Lesson", "log10 |gradient|")},
                   .minimum = kLowestGradient,
                   .maximum = kHighestGradient};
        chart.heat = layerHistograms(layers, kLowestGradient, kHighestGradient);
        return chart;
    }

    [[nodiscard]] Chart draws() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Single draws wander; their mean shows what the rule does")};
        chart.x = layerAxis(m_signal.size());
        chart.y = {.label = {CARPO_TR("Lesson", "variance of the sums")}, .logarithmic = true};
        const std::vector<double> layers = countedFrom(1, m_signal.size());
        for (const std::vector<double>& variances : m_variances) {
            Line line{.ink = Ink::Muted, .x = layers, .faint = true};
            std::ranges::transform(variances, std::back_inserter(line.y), orGap);
            chart.lines.push_back(std::move(line));
        }
        chart.lines.back().name = {CARPO_TR("Lesson", "one draw")};
        Line mean{.name = {CARPO_TR("Lesson", "mean over %1 draws"), {static_cast<double>(m_draws)}},
                  .ink = static_cast<Ink>(m_options.start),
                  .x = layers};
        for (const double sum : m_varianceSums)
            mean.y.push_back(orGap(sum / m_draws));
        const double factor = mean.y.back() / mean.y.front();
        if (std::isfinite(factor))
            chart.note = {CARPO_TR("Lesson", "Mean over %1 draws: the last layer has %2 times the first's"),
                          {static_cast<double>(m_draws), factor}};
        else
            chart.note = {CARPO_TR("Lesson", "Too large or too small to be written as a number")};
        chart.lines.push_back(std::move(mean));
        return chart;
    }

    [[nodiscard]] Chart symmetry() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "How far apart the units of a layer are")};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = kSteps};
        chart.y = {.label = {CARPO_TR("Lesson", "distance of their weights")}};
        const std::vector<double> steps = countedFrom(0, m_apart.size());
        chart.lines = {
            {.name = {CARPO_TR("Lesson", "without dropout")}, .ink = Ink::Problem, .x = steps, .y = m_apart},
            {.name = {CARPO_TR("Lesson", "with dropout")},
             .ink = Ink::Good,
             .x = steps,
             .y = m_apartWithDropout,
             .dashed = true}};
        if (std::isfinite(m_apart.back()) && std::isfinite(m_apartWithDropout.back()))
            chart.note = {CARPO_TR("Lesson", "Without dropout %1: all units are one; with it %2"),
                          {m_apart.back(), m_apartWithDropout.back()}};
        return chart;
    }

    [[nodiscard]] Chart race() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The same network from each start")};
        chart.note = {CARPO_TR("Lesson", "%1 layers of %2 units; two circles to be told apart"),
                      {static_cast<double>(m_hidden.size()), static_cast<double>(m_hidden.front())}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = kSteps};
        chart.y = {.label = {CARPO_TR("Lesson", "cross-entropy")}, .minimum = 0, .maximum = 1};
        for (std::size_t start = 0; start < m_racers.size(); ++start) {
            const Racer& racer = m_racers[start];
            Line line{
                .ink = static_cast<Ink>(start), .x = countedFrom(0, racer.losses.size()), .y = racer.losses};
            const double loss = racer.losses.empty() ? racer.network.loss(m_examples) : racer.losses.back();
            line.name =
                std::isfinite(loss) ? Words{kRaceNames.at(start), {loss}} : Words{kRaceGone.at(start)};
            chart.lines.push_back(std::move(line));
        }
        return chart;
    }

    std::uint64_t m_seed;
    SignalOptions m_options;
    double m_rate;
    std::vector<int> m_hidden; // of the race
    core::RandomStream m_random;
    Examples m_examples;
    std::vector<Racer> m_racers; // as kStartKeys
    Racer m_withDropout;         // learns where the start is constant
    std::vector<SignalLayer> m_signal;
    int m_draws = 0;
    std::vector<std::vector<double>> m_variances; // of the last draws
    std::vector<double> m_varianceSums;           // of all, a layer
    int m_done = 0;
    std::vector<double> m_apart;
    std::vector<double> m_apartWithDropout;
};

training::Hyperparameter startControl()
{
    training::Hyperparameter control{
        .key = "start",
        .type = training::ValueType::Choice,
        .defaultValue = std::string("he"),
        .name = CARPO_TR("Hyperparameter", "Initialisation"),
        .explanation = CARPO_TR("Hyperparameter", "How the weights are chosen before the first step.")};
    for (std::size_t start = 0; start < kStartKeys.size(); ++start)
        control.choices.push_back({kStartKeys.at(start), kStartNames.at(start)});
    return control;
}

std::vector<training::Hyperparameter> controls()
{
    return {startControl(),
            activationControl("relu", {"maxout", "selu", "gelu", "silu"}),
            {.key = "depth",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{8},
             .minimum = 2,
             .maximum = 50,
             .name = CARPO_TR("Hyperparameter", "Hidden layers"),
             .explanation = CARPO_TR("Hyperparameter", "How many layers the signal goes through.")},
            {.key = "width",
             .type = training::ValueType::Integer,
             .defaultValue = std::int64_t{64},
             .minimum = 2,
             .maximum = 256,
             .name = CARPO_TR("Hyperparameter", "Units a layer"),
             .explanation = CARPO_TR("Hyperparameter",
                                     "D and H of the formulas; those that race have no more than 32.")},
            {.key = "rate",
             .type = training::ValueType::Real,
             .defaultValue = 0.02,
             .minimum = 0.0001,
             .maximum = 10,
             .name = CARPO_TR("Hyperparameter", "Learning rate"),
             .explanation = CARPO_TR("Hyperparameter", "SGD's, with momentum; the same for every start."),
             .logarithmic = true}};
}

} // namespace

Lesson initialisationLesson()
{
    return {
        .key = "initialisation",
        .title = CARPO_TR("Lesson", "Neither fading nor exploding, and no two units alike"),
        .heading = CARPO_TR("Lesson", "Initialisation of parameters"),
        .controls = controls(),
        .presets = {{CARPO_TR("Lesson", "He: the signal goes through"), {}},
                    {CARPO_TR("Lesson", "All zeros"), {{"start", "zeros"}}},
                    {CARPO_TR("Lesson", "Same positive value"),
                     {{"start", "positive"}, {"depth", "3"}, {"rate", "0.1"}}},
                    {CARPO_TR("Lesson", "Same negative value"),
                     {{"start", "negative"}, {"depth", "3"}, {"rate", "0.1"}}},
                    {CARPO_TR("Lesson", "High variance: it explodes"), {{"start", "large"}}},
                    {CARPO_TR("Lesson", "High variance: tanh saturates"),
                     {{"start", "large"}, {"activation", "tanh"}}},
                    {CARPO_TR("Lesson", "Low variance: it fades"),
                     {{"start", "small"}, {"activation", "tanh"}}},
                    {CARPO_TR("Lesson", "Xavier and tanh"), {{"start", "xavier"}, {"activation", "tanh"}}},
                    {CARPO_TR("Lesson", "The slide's 0.01 before He's"), {{"start", "slide_he"}}},
                    {CARPO_TR("Lesson", "He through 50 layers"), {{"depth", "50"}}}},
        .ownSet = {.settings = {{"init.name", "he_normal"}}},
        .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
            return std::make_unique<Started>(settings, seed);
        }};
}

} // namespace carpo::lessons
