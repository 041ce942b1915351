// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/known_evaluation.h"
#include "app/bridge/opened_set.h"
#include "app/bridge/run_details.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/prediction_errors.h"
#include "engine/project/project.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace carpo::bridge {

/// Predictions that are looked at, with what is known of their images. Never changed once handed out.
struct Judged
{
    RunDetailsPtr run;    ///< never null
    OpenedSetPtr set;     ///< that the images are of; null where that folder cannot be read
    bool isOwnSet = true; ///< the one that is open
    std::filesystem::path projectFile = {};
    std::optional<project::Evaluation> evaluation; ///< nothing: the validation that came with the training
    std::vector<project::PredictionRow> rows = {}; ///< with the sex, where the set knows it
    std::vector<int> images = {};                  ///< of each row: the set's row; -1 where it has none
    std::size_t looks = 0; ///< how often these images were asked about, by whatever run; 0 without evaluation

    [[nodiscard]] bool hasClasses() const { return !run->classes.empty(); }
    [[nodiscard]] std::vector<float> truth() const;
    [[nodiscard]] std::vector<float> predicted() const;
    /// Of rows whose true class the run knows: its place, and the predicted one's; else -1.
    [[nodiscard]] std::vector<int> trueClasses() const;
    [[nodiscard]] std::vector<int> predictedClasses() const;
};

using JudgedPtr = std::shared_ptr<const Judged>;

/// What a project has of a run, read in one go.
struct JudgedRun
{
    JudgedPtr judged;                         ///< null where nothing was predicted yet
    std::vector<KnownEvaluation> evaluations; ///< that keep predictions of this run, alone or with others
    std::vector<project::Evaluation> all;     ///< that were ever made, of whatever run
    std::vector<std::int64_t> partners;       ///< other runs that predict the same, and have weights
    explore::PredictionErrorsPtr errors;      ///< on the open set, of the run alone; null where it has none
};

/// `wanted`: number of an evaluation; 0: the validation that came with the training. `before`: what was
/// loaded last, may be null; another folder's images are not looked up again where they are the same. Fails
/// with Cancelled, and as Project::open does. Blocks.
[[nodiscard]] core::Result<JudgedRun> loadJudged(const OpenedSetPtr& set,
                                                 const RunDetailsPtr& run,
                                                 std::int64_t wanted,
                                                 const JudgedPtr& before,
                                                 const std::stop_token& stop);

} // namespace carpo::bridge
