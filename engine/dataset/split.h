// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::dataset {

struct SplitOptions
{
    double trainFraction = 0.8;      ///< 0..1
    double validationFraction = 0.2; ///< 0..1; what is left of 1 is the test part
    std::uint64_t seed = 1;
    int bandMonths = 24;    ///< width of the age bands; 0: ages are not balanced
    bool bySex = true;      ///< balances the sexes
    bool byPatient = false; ///< all images of a patient, where known, fall in one part
    bool byClass = false;   ///< balances the classes, where known
    int folds = 0;          ///< 2 or more: instead of the fractions, one of so many folds is for validation,
    int fold = 1;           ///< this one, from 1, and the others are for training
};

/// Draws the parts at random among the rows that are `usable`, in proportion within each age band and sex
/// (and class). A patient's band is that of the mean age, sex and class are those of the image with the first
/// id; the part is the one that the middle one of the images falls in. Folds differ by one image at most
/// where no patient has several; every image is in one of them, whichever is chosen. The same options and ids
/// give the same parts on every machine, in whatever order the rows stand. One element a row; None where not
/// usable.
[[nodiscard]] std::vector<Part>
split(const Dataset& dataset, const std::vector<bool>& usable, const SplitOptions& options);

} // namespace carpo::dataset
