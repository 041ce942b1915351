// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/lessons/small_network.h"
#include "engine/lessons/surfaces.h"
#include "engine/lessons/toy_data.h"

#include <cmath>
#include <memory>

namespace carpo::lessons {
namespace {

using Weights = std::vector<double>;

constexpr int kPoints = 64;
constexpr int kTrainingSteps = 120;
constexpr double kRate = 0.05;
constexpr std::size_t kBatch = 8;

double product(const Weights& a, const Weights& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

// Two inputs, four units, one output: what a unit has for itself lies together in its rows.
class Slice
{
public:
    explicit Slice(std::uint64_t seed)
        : m_network({.hidden = {4}, .activation = nn::Activation{.kind = nn::ActivationKind::Tanh}},
                    experimentWith("adam"),
                    seed)
    {
        for (const ToyPoint& point : toyPoints("xor", kPoints, 0.1, seed)) {
            m_examples.inputs.push_back(static_cast<float>(point[0] * 2));
            m_examples.inputs.push_back(static_cast<float>(point[1] * 2));
            m_examples.targets.push_back(static_cast<float>(point[2]));
        }
        for (int i = 0; i < kTrainingSteps; ++i)
            m_network.learn(m_examples, kRate);
        m_rest = m_network.parameters();
        core::RandomStream random(seed, "directions");
        m_first = direction(random);
        m_second = direction(random);
        // At right angles, so that the map's distances are those of the weights.
        const double along = product(m_first, m_second) / product(m_first, m_first);
        for (std::size_t i = 0; i < m_rest.size(); ++i)
            m_second[i] -= along * m_first[i];
    }

    double height(const Pair& place)
    {
        go(place);
        return m_network.loss(m_examples);
    }

    Slope at(const Pair& place, const Examples& examples)
    {
        go(place);
        const SmallNetwork::Slope slope = m_network.slope(examples);
        return {slope.loss, {product(slope.gradient, m_first), product(slope.gradient, m_second)}};
    }

    Slope at(const Pair& place) { return at(place, m_examples); }

    Pair ofBatch(const Pair& place, core::RandomStream& random)
    {
        std::vector<std::size_t> rows(kBatch);
        for (std::size_t& row : rows)
            row = static_cast<std::size_t>(random.below(m_examples.size()));
        return at(place, someOf(m_examples, rows)).gradient;
    }

    // From the gradients around; the network gives none.
    Curvature curvature(const Pair& place)
    {
        constexpr double kStep = 1e-2; // of numbers of 24 bits
        const auto change = [&](const Pair& away) {
            const Pair ahead = at({place[0] + away[0], place[1] + away[1]}).gradient;
            const Pair behind = at({place[0] - away[0], place[1] - away[1]}).gradient;
            return Pair{(ahead[0] - behind[0]) / (2 * kStep), (ahead[1] - behind[1]) / (2 * kStep)};
        };
        const Pair alongX = change({kStep, 0});
        const Pair alongY = change({0, kStep});
        return {alongX[0], (alongX[1] + alongY[0]) / 2, alongY[1]};
    }

private:
    void go(const Pair& place)
    {
        Weights weights = m_rest;
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] += place[0] * m_first[i] + place[1] * m_second[i];
        m_network.setParameters(weights);
    }

    // Random, and of each piece of the weights as long as that piece.
    [[nodiscard]] Weights direction(core::RandomStream& random) const
    {
        constexpr std::array<std::size_t, 9> kPieces{2, 2, 2, 2, 1, 1, 1, 1, 4};
        Weights drawn(m_rest.size());
        for (double& value : drawn)
            value = random.normal();
        std::size_t first = 0;
        for (const std::size_t count : kPieces) {
            double own = 0;
            double of = 0;
            for (std::size_t i = first; i < first + count; ++i) {
                own += drawn[i] * drawn[i];
                of += m_rest[i] * m_rest[i];
            }
            for (std::size_t i = first; i < first + count; ++i)
                drawn[i] *= std::sqrt(of / own);
            first += count;
        }
        drawn[first] = 0; // the output's bias stays
        return drawn;
    }

    SmallNetwork m_network;
    Examples m_examples;
    Weights m_rest;
    Weights m_first;
    Weights m_second;
};

} // namespace

Surface networkSlice(std::uint64_t seed)
{
    const auto slice = std::make_shared<Slice>(seed);
    return {.key = "network",
            .name = CARPO_TR("Hyperparameter", "Slice of a network's loss"),
            .range = {-2, 2, -2, 2},
            .start = {-1.5, 1.3},
            .gradientScale = 0.3,
            .rates = {.plain = 0.2, .momentum = 0.05, .adagrad = 0.2, .rmsprop = 0.03, .adam = 0.05},
            .at = [slice](const Pair& place) { return slice->at(place); },
            .curvature = [slice](const Pair& place) { return slice->curvature(place); },
            .height = [slice](const Pair& place) { return slice->height(place); },
            .ofBatch = [slice](const Pair& place,
                               core::RandomStream& random) { return slice->ofBatch(place, random); }};
}

} // namespace carpo::lessons
