// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/hyperparameter.h"

#include <initializer_list>
#include <vector>

namespace carpo::training::catalogue {

// Each part of the catalogue stands in a file of its own; hyperparameters() joins them. A choice that has
// an implementation is named where it is implemented, and nowhere else.

/// Several parts as one, in order.
[[nodiscard]] std::vector<Hyperparameter> joined(std::initializer_list<std::vector<Hyperparameter>> parts);

[[nodiscard]] std::vector<Hyperparameter> dataEntries();
[[nodiscard]] std::vector<Hyperparameter> targetEntries();
[[nodiscard]] std::vector<Hyperparameter> networkEntries();
[[nodiscard]] std::vector<Hyperparameter> layerEntries();   ///< of the group "network"
[[nodiscard]] std::vector<Hyperparameter> dropoutEntries(); ///< of the group "regularization"
[[nodiscard]] std::vector<Hyperparameter> augmentationEntries();
[[nodiscard]] std::vector<Hyperparameter> lossEntries();
[[nodiscard]] std::vector<Hyperparameter> optimizerEntries();
[[nodiscard]] std::vector<Hyperparameter> scheduleEntries();
[[nodiscard]] std::vector<Hyperparameter> regularizationEntries();
[[nodiscard]] std::vector<Hyperparameter> transferEntries();
[[nodiscard]] std::vector<Hyperparameter> trainingEntries();
[[nodiscard]] std::vector<Hyperparameter> evaluationEntries();
[[nodiscard]] std::vector<Hyperparameter> executionEntries();

} // namespace carpo::training::catalogue
