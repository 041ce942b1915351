// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/judged.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace carpo::bridge {

/// How one way of asking does on some images.
struct ComparedWay
{
    std::optional<project::Evaluation> evaluation; ///< nothing: the validation that came with the training
    std::vector<EarlierRun> earlier = {};          ///< as KnownEvaluation has it
    std::int64_t run = 0;                          ///< the first that was asked
    std::size_t n = 0;
    double score = 0; ///< MAE, or accuracy
    double low = 0;   ///< 95 % by bootstrap, NaN where n < 2, as the next
    double high = 0;
    double second = 0; ///< CCC, or NaN where the target is a class
};

/// The same images asked about in whatever way the project knows, this one too; the best first. Fails with
/// Cancelled, and as Project::open does. Blocks: a bootstrap each.
[[nodiscard]] core::Result<std::vector<ComparedWay>> comparedWays(const Judged& judged,
                                                                  const std::stop_token& stop);

} // namespace carpo::bridge
