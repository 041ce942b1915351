// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/jobs/predict_job.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace carpo::jobs {

/// Predictions as the project keeps them; `part` as PredictionChoice has it.
[[nodiscard]] std::vector<project::PredictionRow> rowsOf(const Predictions& predictions,
                                                         std::optional<dataset::Part> part);

/// How a choice is written down; `folder` is empty where the images are those of the project's own set.
[[nodiscard]] project::Evaluation evaluationOf(const PredictionChoice& choice,
                                               const std::filesystem::path& folder);

/// Stores what predictRuns said in the project, where it counts as a look at these images. Gives the
/// evaluation's number. Fails as Project::addEvaluation does. Blocks.
[[nodiscard]] core::Result<std::int64_t> keepEvaluation(const std::filesystem::path& projectFile,
                                                        const PredictionChoice& choice,
                                                        const std::filesystem::path& folder,
                                                        const Predictions& predictions);

/// Asks runs about images, as predictRuns does, and stores what they say in the project, where it counts as a
/// look at these images. Images are opened within the runs' limits (decodeLimitsOf) where `cache` names none.
/// `isOwnSet`: the data set is the one that the project is of. Gives the evaluation's
/// number. Fails as predictRuns and Project::addEvaluation do, and with TargetMissing where no image has
/// a label to compare with; that is no look. Blocks.
[[nodiscard]] core::Result<std::int64_t> evaluateRuns(const std::filesystem::path& projectFile,
                                                      const project::CacheOptions& cache,
                                                      const PredictionChoice& choice,
                                                      const dataset::Dataset& dataset,
                                                      bool isOwnSet,
                                                      std::stop_token stop,
                                                      const core::ProgressFn& report);

/// The same of all images of another labelled folder, with what its DICOMs say. Fails as project::openDataset
/// does too. Blocks.
[[nodiscard]] core::Result<std::int64_t> evaluateFolder(const std::filesystem::path& projectFile,
                                                        const project::CacheOptions& cache,
                                                        const PredictionChoice& choice,
                                                        const std::filesystem::path& folder,
                                                        const std::stop_token& stop,
                                                        const core::ProgressFn& report);

} // namespace carpo::jobs
