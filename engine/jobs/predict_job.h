// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/split.h"
#include "engine/dataset/submission.h"
#include "engine/imaging/decode_limits.h"
#include "engine/project/pixel_cache.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace carpo::jobs {

/// Columns with an element for every image.
struct Predictions
{
    std::vector<std::string> ids;
    std::vector<float> months; ///< or another number; empty where the target is a class, as the next
    std::vector<float> truth;  ///< corrected where somebody did; NaN where not known

    std::string target = {};               ///< "sex" or "class"; empty where it is a number, as what follows
    std::vector<std::string> classes = {}; ///< the one with the highest probability
    std::vector<float> probabilities = {}; ///< of it
    std::vector<std::string> trueClasses = {}; ///< empty where not known
    std::vector<float> scores = {};            ///< [N, classNames]: every class's probability

    std::vector<dataset::Sex> sexes = {};      ///< corrected where somebody did
    std::vector<std::string> classNames = {};  ///< that the runs tell apart, without an element an image
    std::vector<std::int64_t> bestEpochs = {}; ///< of each run that was asked; likewise; 0: not known
};

/// What is made of several predictions of one image.
enum class Combination : std::uint8_t
{
    Mean,
    Median ///< of numbers; of probabilities, which are then made to sum to 1
};

struct PredictionChoice
{
    std::vector<std::int64_t> runs;         ///< one at least; one that is named twice counts twice
    std::optional<dataset::Part> part = {}; ///< of each run's own split; none: all images
    Combination combination = Combination::Mean;
    bool snapshots = false; ///< the weights that each run kept on the way, instead of its best ones
    bool outOfFold = false; ///< an image only by the runs that have not learnt from it
    std::int64_t views = 0; ///< instead of the runs' own `evaluation.views`; 0: theirs
};

/// Within what the runs' images were opened, the larger of each limit; the program's where no run says it.
/// Fails with RunUnknown and as Project::open does. Blocks.
[[nodiscard]] core::Result<imaging::DecodeLimits> decodeLimitsOf(const std::filesystem::path& projectFile,
                                                                 const std::vector<std::int64_t>& runs);

/// What the runs predict for the images of a data set, all their numbers or probabilities of an image made
/// one: for all images that can be decoded and are not excluded, or for one part of each run's own split
/// (which needs the same data set and decisions, as outOfFold does). Where the runs' splits differ, only the
/// images that are in that part of every one; with outOfFold, all that a run has not learnt from. Fails with
/// RunUnknown, FileNotFound (a run without snapshots), CheckpointMismatch (another data set; images of
/// classes that the run does not know; runs that predict different things), and as openDataset's pixels and
/// evaluation::predict do. Blocks.
[[nodiscard]] core::Result<Predictions> predictRuns(const std::filesystem::path& projectFile,
                                                    const project::CacheOptions& cache,
                                                    const PredictionChoice& choice,
                                                    const dataset::Dataset& dataset,
                                                    std::stop_token stop,
                                                    const core::ProgressFn& report);

/// The columns of predicted classes; sees `predictions`. Must not block.
[[nodiscard]] dataset::ClassTable classTable(const Predictions& predictions);

/// As dataset::writeSubmission or, of classes, dataset::writeClasses. Blocks.
[[nodiscard]] core::Result<void> writePredictions(const std::filesystem::path& file,
                                                  const Predictions& predictions);

} // namespace carpo::jobs
