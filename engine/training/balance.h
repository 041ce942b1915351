// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"
#include "engine/training/training_set.h"

#include <cstdint>
#include <span>
#include <vector>

namespace carpo::training {

/// What data.balance makes equally frequent: a number for each of the set's training images, the same for
/// those of one group (sex, age band or class, or both); empty where nothing is balanced.
[[nodiscard]] std::vector<std::int64_t> balanceGroups(const Experiment& experiment, const TrainingSet& set);

/// As many images as there are, each group as often as any other (to one image): those of a small group come
/// several times, of a large one only some, others in each epoch. `groups[i]` is that of `images[i]`. Drawn
/// from seed and epoch alone.
[[nodiscard]] std::vector<std::int64_t> balanced(std::span<const std::int64_t> images,
                                                 std::span<const std::int64_t> groups,
                                                 std::uint64_t seed,
                                                 int epoch);

} // namespace carpo::training
