// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

enum class SweepStrategy : std::uint8_t
{
    Grid,   ///< every combination
    Random, ///< so many drawn
    Halving ///< so many drawn, of which ever fewer go on for ever longer
};

/// "grid", "random", "halving"
[[nodiscard]] std::string_view sweepStrategyKey(SweepStrategy strategy);

/// From one number to another.
struct SweepRange
{
    double from = 0;
    double to = 1;
    int count = 0;            ///< values of a grid, 2 or more; what is drawn does not need it
    bool logarithmic = false; ///< by factors, both ends above 0

    bool operator==(const SweepRange&) const = default;
};

/// What a hyperparameter is to be in turn: some values, or those of a range.
struct SweepAxis
{
    std::string key;
    std::vector<Value> values = {};
    std::optional<SweepRange> range = {};

    bool operator==(const SweepAxis&) const = default;
};

/// Several experiments that differ in some hyperparameters. The file is JSON: {"carpo_sweep": 1, "name": ...,
/// "base": an experiment, or a preset's name, "strategy": {"name": "random", "trials": 20, "seed": 1},
/// "axes": [{"key": "training.batch_size", "values": [8, 16]},
/// {"key": "optimizer.learning_rate", "from": 0.0001, "to": 0.1, "count": 4, "scale": "log"}]}.
struct Sweep
{
    static constexpr int kVersion = 1;
    static constexpr int kMostTrials = 10'000;

    std::string name = {};
    Experiment base = {};
    std::vector<SweepAxis> axes = {}; ///< none: the base alone
    SweepStrategy strategy = SweepStrategy::Grid;
    int trials = 1;        ///< what is not a grid: how many are drawn
    std::int64_t seed = 1; ///< of the drawing
    int eta = 3;           ///< halving: one of so many goes on, for so many times as long
    int minimumEpochs = 1; ///< halving: after so many comes the first choice

    bool operator==(const Sweep&) const = default;
};

/// Fails as Experiment::fromJson does, with the place and the key of what is wrong. Where the base is a
/// preset's name or a file, as loadExperiment does. Blocks only then.
[[nodiscard]] core::Result<Sweep> sweepFromJson(std::string_view text, const std::string& place);

/// Blocks. Fails as sweepFromJson does, and with FileNotFound, PermissionDenied, ReadFailed.
[[nodiscard]] core::Result<Sweep> loadSweep(const std::filesystem::path& file);

/// With the whole base. Must not block.
[[nodiscard]] std::string toJson(const Sweep& sweep);

/// Whether it can be made: every value is one that the catalogue allows, and the numbers of the strategy make
/// sense. Fails with ExperimentUnknownKey, ExperimentWrongType, ExperimentOutOfRange, ExperimentUnknownChoice
/// and ExperimentContradiction (trials are compared with each other, so the target cannot be an axis; halving
/// judges by one metric after ever more epochs, so these cannot either). Must not block.
[[nodiscard]] core::Result<void> checkSweep(const Sweep& sweep, const std::string& place);

/// The experiments in their order: of a grid the last axis changes first; what is drawn depends on the seed
/// and the trial's number alone, evenly between the ends of a range (or of its logarithm) and rounded to four
/// digits; whole numbers from half below the range to half above it, so that its ends have the chance of the
/// others. A trial's name says what sets it apart. `sweep` passed checkSweep. Must not block.
[[nodiscard]] std::vector<Experiment> trialsOf(const Sweep& sweep);
[[nodiscard]] int trialCount(const Sweep& sweep);

/// A round of successive halving: so many trials are trained until they have so many epochs.
struct Rung
{
    int trials = 0;
    int epochs = 0;

    bool operator==(const Rung&) const = default;
};

/// Jamieson and Talwalkar 2016, with the rungs of Li and others 2017 (Hyperband, algorithm 1): of n trials
/// and r epochs, rung i has floor(n / eta^i) trials and r * eta^i epochs; the last one is that with one trial
/// left to choose from, or with all epochs of the base, which no rung exceeds. One rung of no limit (0
/// epochs) where the strategy is another.
[[nodiscard]] std::vector<Rung> rungsOf(const Sweep& sweep);

/// Epochs that are trained in all, where none stops early.
[[nodiscard]] std::int64_t epochsOf(const Sweep& sweep);

/// What is known of a trial.
struct TrialSoFar
{
    std::vector<double> scores = {}; ///< after each epoch, lower is better; NaN: not known
    bool isFinished = false;         ///< there is nothing left to train
    bool hasFailed = false;          ///< it is passed over
};

/// The best of its first so many epochs (0: of all); infinity where there is none.
[[nodiscard]] double scoreOf(const TrialSoFar& trial, int epochs);

struct SweepStep
{
    int trial = 0;  ///< from 0
    int rung = 0;   ///< from 0
    int epochs = 0; ///< it is trained until it has so many; 0: to its end

    bool operator==(const SweepStep&) const = default;
};

/// What is to be trained next; nothing where all is done. A rung is judged when all its trials are there: the
/// best go on where they stopped (a trial is the base's whole training, broken off: its schedule is that of
/// all epochs), the best first, of equals the earlier; those that failed do not. `trials`: one for each.
[[nodiscard]] std::optional<SweepStep> nextStep(const Sweep& sweep, std::span<const TrialSoFar> trials);

} // namespace carpo::training
