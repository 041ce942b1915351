// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/training/target.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::jobs {

/// Whether it is known what a network of that target is to say of the row.
[[nodiscard]] bool isLabelled(const dataset::Dataset& dataset, std::size_t row, training::Target target);

/// The name of the row's class, of its sex ("female", "male") or of the data set's classes; empty where it is
/// not known, or the target is a number.
[[nodiscard]] std::string_view
className(const dataset::Dataset& dataset, std::size_t row, training::Target target);

/// The classes that a network trained on these parts tells apart, by name: of the sexes always both; of the
/// data set's those that the training and validation parts hold. None where the target is a number.
[[nodiscard]] std::vector<std::string>
classNames(const dataset::Dataset& dataset, const std::vector<dataset::Part>& parts, training::Target target);

/// The column of targets as TrainingSet has it. A class that is not among `classes` is NaN.
[[nodiscard]] std::vector<float>
targetColumn(const dataset::Dataset& dataset, training::Target target, std::span<const std::string> classes);

/// Moves an image of each class that has none to learn from into the training part: the one with the first
/// id. With `keepPatients`, images of patients that are known stay where they are.
void giveEachClassAnImage(const dataset::Dataset& dataset,
                          training::Target target,
                          bool keepPatients,
                          std::vector<dataset::Part>& parts);

} // namespace carpo::jobs
