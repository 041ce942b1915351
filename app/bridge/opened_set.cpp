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

bool OpenedSet::hasRowsOf(const OpenedSet& other) const
{
    const auto read = [](const OpenedSet& set) { return set.asRead != nullptr ? set.asRead : set.dataset; };
    return read(*this) == read(other);
}

bool OpenedSet::hasOtherFile(const OpenedSet& other, std::size_t row) const
{
    return scan && other.scan && row < scan->stamps.size() && row < other.scan->stamps.size()
           && scan->stamps[row] != other.scan->stamps[row];
}

} // namespace carpo::bridge
