// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/sweep.h"

#include "engine/core/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace carpo::training {
namespace {

/// To four digits: numbers that people can read and repeat.
double rounded(double value)
{
    std::array<char, 32> text{};
    (void)std::snprintf(text.data(), text.size(), "%.3e", value);
    return std::strtod(text.data(), nullptr);
}

/// Of a range: `share` 0 is its one end, 1 its other.
Value valueAt(const Hyperparameter& entry, const SweepRange& range, double share)
{
    double value = range.logarithmic ? std::exp(std::lerp(std::log(range.from), std::log(range.to), share))
                                     : std::lerp(range.from, range.to, share);
    value = share <= 0 ? range.from : share >= 1 ? range.to : rounded(value);
    value = std::clamp(value, std::min(range.from, range.to), std::max(range.from, range.to));
    if (entry.type == ValueType::Integer)
        return static_cast<std::int64_t>(std::llround(value));
    return value;
}

/// What a grid tries, each once.
std::vector<Value> gridValues(const SweepAxis& axis)
{
    if (!axis.range)
        return axis.values;
    const Hyperparameter& entry = *findHyperparameter(axis.key);
    std::vector<Value> values;
    for (int i = 0; i < axis.range->count; ++i) {
        Value value = valueAt(entry, *axis.range, static_cast<double>(i) / (axis.range->count - 1));
        if (std::ranges::find(values, value) == values.end())
            values.push_back(std::move(value));
    }
    return values;
}

/// A whole number, each with the share of the range (or of its logarithm) that lies nearest to it.
Value drawnWhole(const SweepRange& range, double share)
{
    const double least = std::min(range.from, range.to);
    const double most = std::max(range.from, range.to);
    const double from = least - 0.5; // above 0 where the range is logarithmic: its ends are 1 or more
    const double to = most + 0.5;
    const double value = range.logarithmic ? std::exp(std::lerp(std::log(from), std::log(to), share))
                                           : std::lerp(from, to, share);
    return static_cast<std::int64_t>(std::clamp(std::round(value), least, most));
}

Value drawn(const SweepAxis& axis, core::RandomStream& stream)
{
    if (axis.range) {
        const Hyperparameter& entry = *findHyperparameter(axis.key);
        return entry.type == ValueType::Integer ? drawnWhole(*axis.range, stream.uniform())
                                                : valueAt(entry, *axis.range, stream.uniform());
    }
    return axis.values[stream.below(axis.values.size())];
}

std::string nameOf(const Sweep& sweep, const std::vector<Value>& values)
{
    std::string name = sweep.name.empty() ? sweep.base.name() : sweep.name;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string& key = sweep.axes[i].key;
        name += (i == 0 ? " · " : ", ") + key.substr(key.find('.') + 1) + "=" + toText(values[i]);
    }
    return name;
}

Experiment trialOf(const Sweep& sweep, const std::vector<Value>& values)
{
    Experiment trial = sweep.base;
    for (std::size_t i = 0; i < values.size(); ++i)
        (void)trial.set(sweep.axes[i].key, values[i]); // checkSweep has set it before
    trial.setName(nameOf(sweep, values));
    return trial;
}

std::vector<Experiment> gridOf(const Sweep& sweep)
{
    std::vector<std::vector<Value>> choices;
    for (const SweepAxis& axis : sweep.axes)
        choices.push_back(gridValues(axis));
    std::vector<Experiment> trials;
    std::vector<std::size_t> place(choices.size(), 0);
    for (bool isDone = false; !isDone;) {
        std::vector<Value> values;
        for (std::size_t axis = 0; axis < choices.size(); ++axis)
            values.push_back(choices[axis][place[axis]]);
        trials.push_back(trialOf(sweep, values));
        isDone = true;
        for (std::size_t axis = choices.size(); axis-- > 0 && isDone;) {
            isDone = ++place[axis] == choices[axis].size();
            if (isDone)
                place[axis] = 0;
        }
    }
    return trials;
}

int baseEpochs(const Sweep& sweep)
{
    return static_cast<int>(sweep.base.integer("training.epochs"));
}

bool isThere(const TrialSoFar& trial, int epochs)
{
    return trial.hasFailed || trial.isFinished
           || (epochs > 0 && trial.scores.size() >= static_cast<std::size_t>(epochs));
}

/// Those of a rung that have a score, the best `count` of them, the best first.
std::vector<int>
promoted(std::vector<int> rung, std::span<const TrialSoFar> trials, int epochs, std::size_t count)
{
    const auto score = [&](int trial) { return scoreOf(trials[static_cast<std::size_t>(trial)], epochs); };
    std::erase_if(rung, [&](int trial) { return !std::isfinite(score(trial)); });
    std::ranges::sort(rung);
    std::ranges::stable_sort(rung, {}, score);
    rung.resize(std::min(rung.size(), count));
    return rung;
}

} // namespace

std::string_view sweepStrategyKey(SweepStrategy strategy)
{
    constexpr std::array<std::string_view, 3> kKeys{"grid", "random", "halving"};
    return kKeys.at(static_cast<std::size_t>(strategy));
}

std::vector<Experiment> trialsOf(const Sweep& sweep)
{
    if (sweep.strategy == SweepStrategy::Grid)
        return gridOf(sweep);
    std::vector<Experiment> trials;
    for (int i = 0; i < sweep.trials; ++i) {
        core::RandomStream stream(
            static_cast<std::uint64_t>(sweep.seed), "sweep", static_cast<std::uint64_t>(i));
        std::vector<Value> values;
        for (const SweepAxis& axis : sweep.axes)
            values.push_back(drawn(axis, stream));
        trials.push_back(trialOf(sweep, values));
    }
    return trials;
}

int trialCount(const Sweep& sweep)
{
    if (sweep.strategy != SweepStrategy::Grid)
        return sweep.trials;
    double count = 1; // a product of any size
    for (const SweepAxis& axis : sweep.axes)
        count *= static_cast<double>(gridValues(axis).size());
    return static_cast<int>(std::min(count, static_cast<double>(std::numeric_limits<int>::max())));
}

std::vector<Rung> rungsOf(const Sweep& sweep)
{
    if (sweep.strategy != SweepStrategy::Halving)
        return {{.trials = trialCount(sweep), .epochs = 0}};
    const int most = baseEpochs(sweep);
    std::vector<Rung> rungs{{.trials = sweep.trials, .epochs = std::min(sweep.minimumEpochs, most)}};
    // floor(n / eta^i) is floor(floor(n / eta^(i-1)) / eta).
    for (int trials = sweep.trials / sweep.eta; trials >= 1 && rungs.back().epochs < most;
         trials /= sweep.eta) {
        const std::int64_t epochs = std::int64_t{rungs.back().epochs} * sweep.eta;
        rungs.push_back({.trials = trials, .epochs = static_cast<int>(std::min<std::int64_t>(epochs, most))});
    }
    return rungs;
}

std::int64_t epochsOf(const Sweep& sweep)
{
    std::int64_t sum = 0;
    if (sweep.strategy == SweepStrategy::Halving) {
        std::int64_t before = 0;
        for (const Rung& rung : rungsOf(sweep)) {
            sum += rung.trials * (rung.epochs - before);
            before = rung.epochs;
        }
        return sum;
    }
    const bool isSameForAll =
        std::ranges::find(sweep.axes, "training.epochs", &SweepAxis::key) == sweep.axes.end();
    if (isSameForAll)
        return std::int64_t{trialCount(sweep)} * baseEpochs(sweep);
    for (const Experiment& trial : trialsOf(sweep))
        sum += trial.integer("training.epochs");
    return sum;
}

double scoreOf(const TrialSoFar& trial, int epochs)
{
    double best = std::numeric_limits<double>::infinity();
    if (trial.hasFailed)
        return best;
    const std::size_t count =
        epochs > 0 ? std::min(static_cast<std::size_t>(epochs), trial.scores.size()) : trial.scores.size();
    for (const double score : std::span(trial.scores).first(count))
        best = std::fmin(best, score);
    return best;
}

std::optional<SweepStep> nextStep(const Sweep& sweep, std::span<const TrialSoFar> trials)
{
    const std::vector<Rung> rungs = rungsOf(sweep);
    std::vector<int> inRung(trials.size());
    std::iota(inRung.begin(), inRung.end(), 0);
    for (std::size_t rung = 0; rung < rungs.size(); ++rung) {
        const int epochs = rungs[rung].epochs;
        if (rung > 0)
            inRung = promoted(std::move(inRung),
                              trials,
                              rungs[rung - 1].epochs,
                              static_cast<std::size_t>(rungs[rung].trials));
        for (const int trial : inRung) {
            if (!isThere(trials[static_cast<std::size_t>(trial)], epochs))
                return SweepStep{.trial = trial, .rung = static_cast<int>(rung), .epochs = epochs};
        }
    }
    return std::nullopt;
}

} // namespace carpo::training
