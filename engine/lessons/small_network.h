// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_options.h"
#include "engine/training/experiment.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carpo::lessons {

/// Rows of inputs, one behind the other, and what is to be found of each: 0 or 1, or a number.
struct Examples
{
    std::vector<float> inputs = {};
    std::vector<float> targets = {};

    [[nodiscard]] std::size_t size() const { return targets.size(); }
};

/// These rows of them.
[[nodiscard]] Examples someOf(const Examples& all, std::span<const std::size_t> rows);

/// An experiment with that optimizer, without weight decay, and with a squared error as its loss.
[[nodiscard]] training::Experiment experimentWith(std::string_view optimizer);

/// Of each layer, the output's too: one row of weights a unit.
using LayerWeights = std::vector<std::vector<double>>;

/// What each hidden unit's value is multiplied by, 0 where it is out: a list for each hidden layer, row by
/// row of the examples, one factor a unit. A layer whose list is empty stays as it is; no lists: all do.
using Masks = std::vector<std::vector<float>>;

struct SmallNetworkOptions
{
    int inputs = 2;
    std::vector<int> hidden = {};                                ///< units of each layer
    std::optional<nn::Activation> activation = nn::Activation{}; ///< none: the sums themselves
    nn::Normalisation normalisation = {.kind = nn::NormalisationKind::None};
    bool isClassifier = true; ///< cross-entropy of one logit; else the experiment's loss of a number
    LayerWeights start = {};  ///< what each layer begins with; none: they are drawn
};

/// What a hidden layer makes of some rows, each row by row with one value a unit.
struct LayerValues
{
    std::vector<float> sums;
    std::vector<float> normalised; ///< what the activation sees
    std::vector<float> values;     ///< what it gives
};

/// Mean and variance of a unit's sums, as batch normalisation remembers them.
struct RunningStatistics
{
    double mean = 0;
    double variance = 1;
};

/// A dense network of a few units with one output, of the engine's own layers, losses and optimizers, behind
/// plain values: what a demonstration trains. Unless they are given, its weights are He's draw (Xavier's where
/// the activation is none, sigmoid or tanh) from a stream of its own, its biases 0: torch's generator is the whole program's, and a training
/// that goes on meanwhile counts on it. Used by one thread at a time.
class SmallNetwork
{
public:
    SmallNetwork(const SmallNetworkOptions& options,
                 const training::Experiment& experiment,
                 std::uint64_t seed);
    ~SmallNetwork();
    SmallNetwork(SmallNetwork&&) noexcept;
    SmallNetwork& operator=(SmallNetwork&&) noexcept;

    /// One step with these examples, of which there must be some. Gives their loss before it, without
    /// penalties.
    double learn(const Examples& examples, double rate, const Masks& masks = {});
    /// The penalties from now on: lambda times the sum of absolute, of squared weights.
    void setLambda(double l1, double l2);

    /// As when it is tested; not a number without examples.
    [[nodiscard]] double loss(const Examples& examples) const;
    /// One of each row: the probability of class 1, or the number.
    [[nodiscard]] std::vector<float> outputs(std::span<const float> inputs, const Masks& masks = {}) const;
    [[nodiscard]] std::vector<LayerValues> look(std::span<const float> inputs) const;

    [[nodiscard]] LayerWeights weights() const;
    /// Of a hidden layer's units; empty without batch normalisation.
    [[nodiscard]] std::vector<RunningStatistics> running(std::size_t layer) const;

    /// Weights and biases one behind the other.
    [[nodiscard]] std::vector<double> parameters() const;
    void setParameters(std::span<const double> parameters);
    struct Slope
    {
        double loss = 0;
        std::vector<double> gradient; ///< as parameters()
    };
    [[nodiscard]] Slope slope(const Examples& examples) const;

private:
    class Layers;
    std::shared_ptr<Layers> m_layers;
};

/// Largest distance of a unit's incoming weights from those of its layer's first unit: 0 where all units of
/// each hidden layer are the same unit, else within a factor of 2 of the farthest pair's.
[[nodiscard]] double unitsApart(const LayerWeights& weights, std::span<const int> hidden);

} // namespace carpo::lessons
