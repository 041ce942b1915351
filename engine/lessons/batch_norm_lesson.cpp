// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/core/tr.h"
#include "engine/lessons/batch_norm.h"
#include "engine/lessons/decision_map.h"
#include "engine/lessons/entries.h"
#include "engine/lessons/small_network.h"
#include "engine/lessons/toy_data.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kSteps = 300;
constexpr int kBatchesAStep = 2;
constexpr int kPoints = 256;
constexpr int kLayers = 4;
constexpr int kUnits = 8;
constexpr std::size_t kRowsShown = 8;

enum Which : std::size_t
{
    Without,
    Batch,
    Renorm
};

SmallNetwork networkWith(const nn::Normalisation& normalisation, std::uint64_t seed)
{
    return {{.hidden = std::vector<int>(kLayers, kUnits), .normalisation = normalisation},
            experimentWith("sgd"),
            seed};
}

// Of unit 0 of the layer.
std::vector<double> firstUnit(const std::vector<float>& values)
{
    std::vector<double> own;
    for (std::size_t i = 0; i < values.size(); i += kUnits)
        own.push_back(values[i]);
    return own;
}

// What the slide's algorithm is given: a unit's values over the batch of a step, and what it remembers.
struct VisibleBatch
{
    std::vector<double> values = {};
    RunningStatistics running = {};
};

class Normalised : public Demonstration
{
public:
    Normalised(const Settings& settings, std::uint64_t seed)
        : m_batchSize(static_cast<std::size_t>(integer(settings, "batch_size")))
        , m_rate(real(settings, "rate"))
        , m_gamma(real(settings, "gamma"))
        , m_beta(real(settings, "beta"))
        , m_rMax(real(settings, "r_max"))
        , m_dMax(real(settings, "d_max"))
        , m_random(seed, "batches")
        , m_training(examplesOf(toyPoints("circles", kPoints, 0.08, seed), {}))
        , m_test(examplesOf(toyPoints("circles", kPoints, 0.08, seed + 1), {}))
    {
        using Kind = nn::NormalisationKind;
        m_networks.push_back(networkWith({.kind = Kind::None}, seed));
        m_networks.push_back(networkWith({.kind = Kind::Batch}, seed));
        m_networks.push_back(networkWith({.kind = Kind::BatchRenorm, .rMax = m_rMax, .dMax = m_dMax}, seed));
        m_losses.resize(m_networks.size());
        look(nextBatch());
        measure();
    }

    void step() override
    {
        if (m_done >= kSteps)
            return;
        ++m_done;
        for (int i = 0; i < kBatchesAStep; ++i) {
            const Examples batch = nextBatch();
            look(batch);
            for (std::size_t network = 0; network < m_networks.size(); ++network) {
                if (!hasRunAway(network))
                    m_networks[network].learn(batch, m_rate);
            }
        }
        measure();
    }

    bool change(std::string_view key, const training::Value& value) override
    {
        double* const own = key == "gamma" ? &m_gamma : key == "beta" ? &m_beta : nullptr;
        if (own == nullptr)
            return false;
        *own = std::get<double>(value);
        return true;
    }

    [[nodiscard]] Picture picture() const override
    {
        const NormalisedBatch batch = batchNorm(m_visible.values, m_gamma, m_beta);
        const RenormCorrection correction =
            renormCorrection(batch, m_visible.running.mean, m_visible.running.variance, m_rMax, m_dMax);
        Picture picture;
        picture.panels = {table(batch, correction), onLines(batch, correction), distributions(), losses()};
        picture.status = stepOf(m_done, kSteps);
        picture.finished = m_done >= kSteps;
        return picture;
    }

private:
    [[nodiscard]] Examples nextBatch()
    {
        std::vector<std::size_t> rows(m_batchSize);
        for (std::size_t& row : rows)
            row = static_cast<std::size_t>(m_random.below(m_training.size()));
        return someOf(m_training, rows);
    }

    // Before the step, which moves what is remembered.
    void look(const Examples& batch)
    {
        if (hasRunAway(Renorm))
            return;
        const SmallNetwork& network = m_networks[Renorm];
        const VisibleBatch seen{firstUnit(network.look(batch.inputs).front().sums),
                                network.running(0).front()};
        if (std::ranges::all_of(seen.values, [](double value) { return std::isfinite(value); }))
            m_visible = seen;
    }

    // A loss that is no number leaves a gap.
    [[nodiscard]] bool hasRunAway(std::size_t network) const
    {
        return !m_losses[network].empty() && !std::isfinite(m_losses[network].back());
    }

    void measure()
    {
        for (std::size_t i = 0; i < m_networks.size(); ++i)
            m_losses[i].push_back(m_networks[i].loss(m_test));
    }

    [[nodiscard]] Table table(const NormalisedBatch& batch, const RenormCorrection& correction) const
    {
        Table table;
        table.title = {CARPO_TR("Lesson", "The four lines on one unit's batch")};
        table.note = {
            CARPO_TR("Lesson", "mean %1, variance %2; gamma %3, beta %4; %5 values in the batch"),
            {batch.mean, batch.variance, m_gamma, m_beta, static_cast<double>(batch.normalised.size())}};
        table.columns = {{CARPO_TR("Lesson", "x")},
                         {CARPO_TR("Lesson", "x - mean")},
                         {CARPO_TR("Lesson", "normalised")},
                         {CARPO_TR("Lesson", "y")},
                         {CARPO_TR("Lesson", "renormalised")}};
        const std::vector<double> other = renormalised(batch, correction, m_gamma, m_beta);
        for (std::size_t i = 0; i < std::min(kRowsShown, other.size()); ++i) {
            std::vector<Words>& row = table.rows.emplace_back();
            for (const double value : {m_visible.values[i],
                                       m_visible.values[i] - batch.mean,
                                       batch.normalised[i],
                                       batch.outputs[i],
                                       other[i]})
                row.push_back({CARPO_TR("Lesson", "%1"), {value}});
        }
        return table;
    }

    [[nodiscard]] Words correctionNote(const RenormCorrection& correction) const
    {
        const char* text = CARPO_TR("Lesson", "Renormalisation: r = %1, d = %2");
        if (correction.isRClipped && correction.isDClipped)
            text = CARPO_TR("Lesson", "Renormalisation: r = %1 and d = %2, both clipped");
        else if (correction.isRClipped)
            text = CARPO_TR("Lesson", "Renormalisation: r = %1 (clipped), d = %2");
        else if (correction.isDClipped)
            text = CARPO_TR("Lesson", "Renormalisation: r = %1, d = %2 (clipped)");
        return {text, {correction.r, correction.d}};
    }

    // The batch on four number lines, one under the other.
    [[nodiscard]] Chart onLines(const NormalisedBatch& batch, const RenormCorrection& correction) const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "The same batch, line by line")};
        chart.note = correctionNote(correction);
        chart.x.label = {CARPO_TR("Lesson", "value")};
        chart.y = {.minimum = -0.5,
                   .maximum = 3.5,
                   .categories = {{CARPO_TR("Lesson", "renormalised")},
                                  {CARPO_TR("Lesson", "y")},
                                  {CARPO_TR("Lesson", "normalised")},
                                  {CARPO_TR("Lesson", "x")}}};
        const std::array<std::vector<double>, 4> rows{renormalised(batch, correction, m_gamma, m_beta),
                                                      batch.outputs,
                                                      batch.normalised,
                                                      m_visible.values};
        constexpr std::array<Ink, 4> kRowInks{Ink::Kind3, Ink::Kind2, Ink::Kind6, Ink::Kind1};
        for (std::size_t row = 0; row < rows.size(); ++row)
            chart.points.push_back({.ink = kRowInks.at(row),
                                    .x = rows.at(row),
                                    .y = std::vector<double>(rows.at(row).size(), static_cast<double>(row)),
                                    .large = true});
        for (std::size_t i = 0; i < std::min(kRowsShown, batch.outputs.size()); ++i)
            chart.lines.push_back({.ink = Ink::Muted,
                                   .x = {m_visible.values[i], batch.normalised[i], batch.outputs[i]},
                                   .y = {3, 2, 1},
                                   .faint = true});
        chart.levels.push_back({.vertical = true, .at = 0});
        return chart;
    }

    // A histogram as a line that stands on the number of its layer.
    [[nodiscard]] static Line ridge(const std::vector<float>& values, std::size_t layer, Ink ink)
    {
        constexpr int kBins = 40;
        constexpr double kFar = 5;
        constexpr double kHeight = 0.85;
        std::vector<double> counts(kBins);
        for (const float value : values) {
            const double place = (static_cast<double>(value) + kFar) / (2 * kFar) * kBins;
            if (place >= 0 && place < kBins)
                counts[static_cast<std::size_t>(place)] += 1;
        }
        const double most = std::max(1.0, *std::ranges::max_element(counts));
        Line line{.ink = ink};
        for (std::size_t bin = 0; bin < counts.size(); ++bin) {
            line.x.push_back(kFar * (2 * (static_cast<double>(bin) + 0.5) / kBins - 1));
            line.y.push_back(static_cast<double>(layer) + kHeight * counts[bin] / most);
        }
        return line;
    }

    [[nodiscard]] Chart distributions() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "What each layer's activation sees, of all training points")};
        chart.x = {.label = {CARPO_TR("Lesson", "value")}, .minimum = -5, .maximum = 5};
        chart.y = {.minimum = 0, .maximum = kLayers};
        for (int layer = 1; layer <= kLayers; ++layer)
            chart.y.categories.push_back({CARPO_TR("Lesson", "layer %1"), {static_cast<double>(layer)}});
        for (const Which which : {Without, Batch}) {
            const std::vector<LayerValues> layers = m_networks[which].look(m_training.inputs);
            for (std::size_t layer = 0; layer < layers.size(); ++layer) {
                Line line =
                    ridge(layers[layer].normalised, layer, which == Without ? Ink::Kind1 : Ink::Kind2);
                line.dashed = which == Without;
                if (layer == 0)
                    line.name = {which == Without ? CARPO_TR("Lesson", "without")
                                                  : CARPO_TR("Lesson", "with batch normalization")};
                chart.lines.push_back(std::move(line));
            }
        }
        return chart;
    }

    [[nodiscard]] Chart losses() const
    {
        Chart chart;
        chart.title = {CARPO_TR("Lesson", "Test loss; the layers use what they remember")};
        chart.note = {CARPO_TR("Lesson", "Batches of %1"), {static_cast<double>(m_batchSize)}};
        chart.x = {.label = {CARPO_TR("Lesson", "step")}, .counting = true, .minimum = 0, .maximum = kSteps};
        chart.y = {.label = {CARPO_TR("Lesson", "cross-entropy")}, .minimum = 0, .maximum = 1.5};
        constexpr std::array<const char*, 3> kNames{CARPO_TR("Lesson", "without: %1"),
                                                    CARPO_TR("Lesson", "batch normalization: %1"),
                                                    CARPO_TR("Lesson", "batch renormalization: %1")};
        constexpr std::array<const char*, 3> kGone{CARPO_TR("Lesson", "without: run away"),
                                                   CARPO_TR("Lesson", "batch normalization: run away"),
                                                   CARPO_TR("Lesson", "batch renormalization: run away")};
        constexpr std::array<Ink, 3> kLossInks{Ink::Kind1, Ink::Kind2, Ink::Kind3};
        for (std::size_t i = 0; i < m_losses.size(); ++i) {
            Line line{.ink = kLossInks.at(i), .y = m_losses[i]};
            line.name = hasRunAway(i) ? Words{kGone.at(i)} : Words{kNames.at(i), {line.y.back()}};
            for (std::size_t step = 0; step < line.y.size(); ++step)
                line.x.push_back(static_cast<double>(step));
            chart.lines.push_back(std::move(line));
        }
        return chart;
    }

    std::size_t m_batchSize;
    double m_rate;
    double m_gamma;
    double m_beta;
    double m_rMax;
    double m_dMax;
    core::RandomStream m_random;
    Examples m_training;
    Examples m_test;
    std::vector<SmallNetwork> m_networks;
    VisibleBatch m_visible;
    int m_done = 0;
    std::vector<std::vector<double>> m_losses;
};

training::Hyperparameter
number(std::string_view key, double usual, double low, double high, const char* name, const char* explanation)
{
    return {.key = key,
            .type = training::ValueType::Real,
            .defaultValue = usual,
            .minimum = low,
            .maximum = high,
            .name = name,
            .explanation = explanation};
}

std::vector<training::Hyperparameter> batchControls()
{
    std::vector<training::Hyperparameter> all{
        {.key = "batch_size",
         .type = training::ValueType::Integer,
         .defaultValue = std::int64_t{16},
         .minimum = 2,
         .maximum = 64,
         .name = CARPO_TR("Hyperparameter", "Batch size"),
         .explanation = CARPO_TR("Hyperparameter", "How many points mean and variance are of.")},
        number("gamma",
               1,
               -3,
               3,
               CARPO_TR("Hyperparameter", "gamma"),
               CARPO_TR("Hyperparameter", "What the shown batch is scaled by; a network learns its own.")),
        number("beta",
               0,
               -3,
               3,
               CARPO_TR("Hyperparameter", "beta"),
               CARPO_TR("Hyperparameter", "What the shown batch is moved by; a network learns its own."))};
    for (training::Hyperparameter& control : all)
        control.live = control.key != "batch_size";
    return all;
}

std::vector<training::Hyperparameter> networkControls()
{
    std::vector<training::Hyperparameter> all{
        number("rate",
               0.05,
               0.0001,
               10,
               CARPO_TR("Hyperparameter", "Learning rate"),
               CARPO_TR("Hyperparameter", "SGD's, with momentum; the same for all three networks.")),
        number("r_max",
               3,
               1,
               100,
               CARPO_TR("Hyperparameter", "Renormalisation r_max"),
               CARPO_TR("Hyperparameter",
                        "How many times a batch's SD is corrected at most towards the running one; 1 with a "
                        "d_max of 0 is batch normalization.")),
        number("d_max",
               5,
               0,
               100,
               CARPO_TR("Hyperparameter", "Renormalisation d_max"),
               CARPO_TR("Hyperparameter",
                        "How far a batch's mean is corrected at most towards the running one."))};
    all.front().logarithmic = true;
    return all;
}

std::vector<training::Hyperparameter> controls()
{
    std::vector<training::Hyperparameter> all = batchControls();
    for (training::Hyperparameter& control : networkControls())
        all.push_back(std::move(control));
    return all;
}

} // namespace

Lesson batchNormLesson()
{
    return {.key = "batch_norm",
            .title = CARPO_TR("Lesson", "Every layer's sums at mean 0 and SD 1"),
            .heading = CARPO_TR("Lesson", "Batch (re)normalization"),
            .controls = controls(),
            .presets = {{CARPO_TR("Lesson", "With and without"), {}},
                        {CARPO_TR("Lesson", "Batches of 2: a coin's toss"), {{"batch_size", "2"}}},
                        {CARPO_TR("Lesson", "Batches of 64"), {{"batch_size", "64"}}},
                        {CARPO_TR("Lesson", "A rate that only the normalised ones bear"), {{"rate", "0.5"}}},
                        {CARPO_TR("Lesson", "Scaled and shifted"), {{"gamma", "2"}, {"beta", "1"}}},
                        {CARPO_TR("Lesson", "Renormalisation clipped to nothing"),
                         {{"batch_size", "4"}, {"r_max", "1"}, {"d_max", "0"}}}},
            .ownSet = {.settings = {{"network.normalization", "batch"}}},
            .make = [](const Settings& settings, std::uint64_t seed) -> std::unique_ptr<Demonstration> {
                return std::make_unique<Normalised>(settings, seed);
            }};
}

} // namespace carpo::lessons
