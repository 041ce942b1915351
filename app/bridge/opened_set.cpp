// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/opened_set.h"

namespace carpo::bridge {

std::vector<core::Problem> OpenedSet::problems() const
{
    std::vector<core::Problem> all = dataset->problems;
    if (scan)
        all.insert(all.end(), scan->problems.begin(), scan->problems.end());
    return all;
}

} // namespace carpo::bridge
