// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/parallel_for.h"

#include <cstddef>
#include <map>
#include <stop_token>
#include <utility>
#include <vector>

namespace carpo::explore {

/// A row, or place among the rows, and whether it is seen in a mirror.
using SeenRow = std::pair<std::size_t, bool>;

/// What is made of each picture that the pairs (`first`, `second`, `mirrored`: the first's) name, once each
/// and on all cores. Blocks.
template <typename Made, typename Pairs, typename Make>
std::map<SeenRow, Made> madeOnce(const Pairs& pairs, const std::stop_token& stop, const Make& make)
{
    std::map<SeenRow, Made> made;
    for (const auto& pair : pairs) {
        made[{pair.first, pair.mirrored}];
        made[{pair.second, false}];
    }
    std::vector<typename std::map<SeenRow, Made>::value_type*> wanted;
    for (auto& one : made)
        wanted.push_back(&one);
    core::parallelFor(wanted.size(), [&](std::size_t i) {
        if (!stop.stop_requested())
            wanted[i]->second = make(wanted[i]->first);
    });
    return made;
}

} // namespace carpo::explore
