// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/nearest_key.h"
#include "engine/training/sweep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carpo::training {
namespace {

using core::ErrorCode;

/// What halving cannot have as an axis: the resource it gives out, and what trials are compared by.
constexpr std::array<std::string_view, 2> kFixedInHalving{"training.epochs", "training.metric"};
// Errors of different targets have no common scale to be compared on.
constexpr std::string_view kFixed = "target.name";
// Above it not every whole number is a double.
constexpr double kLargestWhole = 9007199254740992.0;

core::Result<void>
checkNumber(const std::string& place, const char* key, double found, double least, double most)
{
    if (found >= least && found <= most)
        return {};
    return core::failure(ErrorCode::ExperimentOutOfRange,
                         place,
                         {{"key", key},
                          {"min", toText(Value(least))},
                          {"max", toText(Value(most))},
                          {"found", toText(Value(found))}});
}

core::Result<void> placed(core::Result<void> result, const std::string& place)
{
    if (!result)
        result.error().place = place;
    return result;
}

core::Result<void> checkRange(const Hyperparameter& entry, const SweepRange& range, const Sweep& sweep)
{
    const std::string key(entry.key);
    if (entry.type != ValueType::Integer && entry.type != ValueType::Real)
        return core::failure(ErrorCode::ExperimentWrongType,
                             {},
                             {{"key", key},
                              {"expected", CARPO_TR("Hyperparameter", "a list of values")},
                              {"found", toText(Value(range.from)) + "…" + toText(Value(range.to))}});
    Experiment tried = sweep.base;
    for (const double end : {range.from, range.to}) {
        if (entry.type == ValueType::Integer && end != std::floor(end))
            return core::failure(ErrorCode::ExperimentWrongType,
                                 {},
                                 {{"key", key},
                                  {"expected", CARPO_TR("Hyperparameter", "a whole number")},
                                  {"found", toText(Value(end))}});
        if (entry.type == ValueType::Integer && std::abs(end) > kLargestWhole)
            return core::failure(ErrorCode::ExperimentOutOfRange,
                                 {},
                                 {{"key", key},
                                  {"min", toText(Value(entry.minimum.value_or(-kLargestWhole)))},
                                  {"max", toText(Value(entry.maximum.value_or(kLargestWhole)))},
                                  {"found", toText(Value(end))}});
        const Value value =
            entry.type == ValueType::Integer ? Value(static_cast<std::int64_t>(end)) : Value(end);
        if (auto set = tried.set(entry.key, value); !set)
            return set;
    }
    if (range.logarithmic && (range.from <= 0 || range.to <= 0))
        return core::failure(ErrorCode::ExperimentOutOfRange,
                             {},
                             {{"key", key},
                              {"min", toText(Value(std::max(1e-12, entry.minimum.value_or(0))))},
                              {"max", toText(Value(entry.maximum.value_or(HUGE_VAL)))},
                              {"found", toText(Value(std::min(range.from, range.to)))}});
    if (sweep.strategy == SweepStrategy::Grid)
        return checkNumber({}, "count", range.count, 2, Sweep::kMostTrials);
    return {};
}

core::Result<void> checkAxis(const SweepAxis& axis, const Sweep& sweep)
{
    const Hyperparameter* const entry = findHyperparameter(axis.key);
    if (entry == nullptr)
        return core::failure(ErrorCode::ExperimentUnknownKey,
                             {},
                             {{"key", axis.key}, {"nearest", std::string(nearestKey(axis.key))}});
    const auto isSame = [&axis](const SweepAxis& other) { return other.key == axis.key; };
    if (std::ranges::count_if(sweep.axes, isSame) > 1)
        return core::failure(ErrorCode::ExperimentContradiction,
                             {},
                             {{"key", axis.key},
                              {"found", "axis"},
                              {"other", axis.key},
                              {"value", "axis"},
                              {"settings", "one axis for it"}});
    if (sweep.strategy == SweepStrategy::Halving
        && std::ranges::find(kFixedInHalving, axis.key) != kFixedInHalving.end())
        return core::failure(ErrorCode::ExperimentContradiction,
                             {},
                             {{"key", axis.key},
                              {"found", "axis"},
                              {"other", "strategy"},
                              {"value", "halving"},
                              {"settings", "strategy=random"}});
    if (axis.key == kFixed)
        return core::failure(ErrorCode::ExperimentContradiction,
                             {},
                             {{"key", axis.key},
                              {"found", "axis"},
                              {"other", axis.key},
                              {"value", "one for all trials"},
                              {"settings", "one target in the base, a sweep for each"}});
    if (axis.range)
        return checkRange(*entry, *axis.range, sweep);
    if (axis.values.empty())
        return core::failure(ErrorCode::ExperimentWrongType,
                             {},
                             {{"key", axis.key},
                              {"expected", CARPO_TR("Hyperparameter", "a list of values")},
                              {"found", "[]"}});
    Experiment tried = sweep.base;
    for (const Value& value : axis.values) {
        if (auto set = tried.set(axis.key, value); !set)
            return set;
    }
    return {};
}

} // namespace

core::Result<void> checkSweep(const Sweep& sweep, const std::string& place)
{
    for (const SweepAxis& axis : sweep.axes) {
        if (auto checked = checkAxis(axis, sweep); !checked)
            return placed(std::move(checked), place);
    }
    if (sweep.strategy == SweepStrategy::Grid)
        return checkNumber(place, "axes", trialCount(sweep), 1, Sweep::kMostTrials);
    const bool isHalving = sweep.strategy == SweepStrategy::Halving;
    auto checked = checkNumber(place, "trials", sweep.trials, isHalving ? 2 : 1, Sweep::kMostTrials);
    if (checked)
        checked = checkNumber(place, "seed", static_cast<double>(sweep.seed), 0, 2147483647);
    if (checked && isHalving)
        checked = checkNumber(place, "eta", sweep.eta, 2, 100);
    if (checked && isHalving)
        checked = checkNumber(place,
                              "minimum_epochs",
                              sweep.minimumEpochs,
                              1,
                              static_cast<double>(sweep.base.integer("training.epochs")));
    return checked;
}

} // namespace carpo::training
