// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carpo::training {

/// What a network says of an image.
enum class Target : std::uint8_t
{
    Age,  ///< or another number of the data set
    Sex,  ///< one of two classes
    Class ///< one of the data set's classes
};

[[nodiscard]] Target targetOf(const Experiment& experiment);

/// Whether the network tells classes apart rather than saying a number.
[[nodiscard]] bool hasClasses(const Experiment& experiment);

/// By what an epoch is judged.
struct ChosenMetric
{
    std::string_view key; ///< "mae", "accuracy"
    const char* label;    ///< CARPO_TR("Hyperparameter", ...)
    bool higherIsBetter;
};

/// The experiment's metric; accuracy where it says mae and the target is a class.
[[nodiscard]] ChosenMetric chosenMetric(const Experiment& experiment);

/// Whether loss, metric and sex input go with the target, and rate steps and snapshots with the epochs; else
/// ExperimentContradiction, with two keys that do not go together and all settings to change. Must not block.
[[nodiscard]] core::Result<void> checkTarget(const Experiment& experiment);

/// Whether there is something to learn: targets, at least two that differ, and an image to learn from for
/// every class that is validated. Fails with TargetMissing, NotEnoughImages, TargetConstant, ClassNotTrained.
/// Must not block.
[[nodiscard]] core::Result<void> checkTargets(const Experiment& experiment, const TrainingSet& set);

/// What every network has to beat, on the validation images: the MAE of always guessing the median of the
/// training targets (of an even number, the mean of the middle two), or the accuracy of always naming the
/// most frequent training class. NaN where either part is empty.
[[nodiscard]] double constantGuess(const TrainingSet& set);

/// The targets of those images, in their order.
[[nodiscard]] std::vector<float> targetsOf(const TrainingSet& set, const std::vector<std::int64_t>& indices);

} // namespace carpo::training
