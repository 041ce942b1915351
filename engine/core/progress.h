// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace carpo::core {

/// How far a long job has come.
struct Progress
{
    std::int64_t done = 0;
    std::int64_t total = 0;                 ///< 0: not known
    double seconds = 0;                     ///< since the job began
    std::optional<double> secondsLeft = {}; ///< estimated from the rate; nothing until it can be told
};

/// Called by the worker, from any of its threads but never from two at once, at most about thirty
/// times a second and once at the end. Must not block.
using ProgressFn = std::function<void(const Progress&)>;

} // namespace carpo::core
