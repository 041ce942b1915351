// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carpo::project {

// What the stores of runs have in common. All of it throws as SQLite does.

[[nodiscard]] bool hasRun(const Connection& connection, std::int64_t number);

/// RunUnknown, with the numbers of those that there are.
[[nodiscard]] core::Error unknownRun(Connection& connection, std::int64_t number);

/// One step on a run that must be there; `change` is called within the transaction.
template <typename Change>
core::Result<void> changeRun(Connection& connection, std::int64_t number, const Change& change)
{
    return guarded(connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        if (!hasRun(connection, number))
            return tl::unexpected(unknownRun(connection, number));
        change(connection.sqlite);
        step.commit();
        return {};
    });
}

/// A list as the tables keep it, one a line, and back.
[[nodiscard]] std::string inLines(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> linesOf(const std::string& lines);

} // namespace carpo::project
