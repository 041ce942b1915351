// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/database.h"

#include <cstdint>

namespace carpo::project {

/// RunUnknown, with the numbers that there are. Throws as SQLite does, as all here.
[[nodiscard]] core::Error unknownRun(Connection& connection, std::int64_t number);
[[nodiscard]] bool hasRun(const Connection& connection, std::int64_t number);

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

} // namespace carpo::project
