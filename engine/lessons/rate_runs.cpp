// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/rate_runs.h"

#include "engine/lessons/toy_data.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

constexpr int kPoints = 160;
constexpr int kBatchesAStep = 3;
constexpr std::size_t kClimbersBatch = 64; // less noise than slope
constexpr double kFar = 1e4;               // a loss from which nothing comes back

training::Experiment plainDescent()
{
    training::Experiment experiment = experimentWith("sgd");
    (void)experiment.set("optimizer.momentum", 0.0); // within its range
    return experiment;
}

SmallNetwork start(std::uint64_t seed)
{
    return {{.hidden = {16, 8}, .isClassifier = false}, plainDescent(), seed};
}

} // namespace

RateRuns::RateRuns(std::vector<double> rates)
    : m_rates(std::move(rates))
    , m_losses(m_rates.size())
    , m_isGone(m_rates.size(), false)
{}

void RateRuns::note(std::size_t run, double loss, double far)
{
    if (loss < far)
        m_losses[run].push_back(loss);
    else // nor a number
        m_isGone[run] = true;
}

ParabolaRuns::ParabolaRuns(std::vector<double> rates, double curvature)
    : RateRuns(std::move(rates))
    , m_curvature(curvature)
    , m_places(this->rates().size(), {1.0})
{
    for (std::size_t run = 0; run < m_places.size(); ++run)
        note(run, heightAt(1), HUGE_VAL);
}

void ParabolaRuns::step(double part)
{
    constexpr double kFarAway = 1e6; // times the first height
    for (std::size_t run = 0; run < m_places.size(); ++run) {
        if (isGone(run))
            continue;
        const double place = m_places[run].back() * parabolaFactor(part * rates()[run], m_curvature);
        m_places[run].push_back(place);
        note(run, heightAt(place), kFarAway * heightAt(1));
    }
}

NetworkRuns::NetworkRuns(std::vector<double> rates, std::size_t batchSize, std::uint64_t seed)
    : RateRuns(std::move(rates))
    , m_batchSize(std::min<std::size_t>(batchSize, kPoints))
    , m_random(seed, "batches")
    , m_climber(start(seed))
    , m_climb({.lowest = kLowestRate, .highest = kHighestRate, .steps = 120})
{
    for (const ToyPoint& point : toyPoints("waves", kPoints, 0.05, seed)) {
        m_examples.inputs.push_back(static_cast<float>(point[0]));
        m_examples.inputs.push_back(static_cast<float>(point[1]));
        m_examples.targets.push_back(static_cast<float>(point[2]));
    }
    for (std::size_t run = 0; run < this->rates().size(); ++run) {
        m_networks.push_back(start(seed));
        note(run, m_networks.back().loss(m_examples), kFar);
    }
}

Examples NetworkRuns::batch(std::size_t size)
{
    std::vector<std::size_t> rows(size);
    for (std::size_t& row : rows)
        row = static_cast<std::size_t>(m_random.below(m_examples.size()));
    return someOf(m_examples, rows);
}

void NetworkRuns::step(double part)
{
    for (int i = 0; i < kBatchesAStep; ++i) {
        const Examples some = batch(m_batchSize);
        for (std::size_t run = 0; run < m_networks.size(); ++run) {
            if (!isGone(run))
                m_networks[run].learn(some, part * rates()[run]);
        }
    }
    if (!m_climb.isOver())
        m_climb.take(m_climber.learn(batch(kClimbersBatch), m_climb.rate()));
    for (std::size_t run = 0; run < m_networks.size(); ++run) {
        if (!isGone(run))
            note(run, m_networks[run].loss(m_examples), kFar);
    }
}

} // namespace carpo::lessons
