// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/explore/rule.h"

#include <string>

namespace carpo::project {

/// A selection that was given a name: its rule, not the rows that it led to.
struct View
{
    std::string name; ///< not empty
    explore::Rule rule;

    bool operator==(const View&) const = default;
};

} // namespace carpo::project
