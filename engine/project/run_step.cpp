// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/run_step.h"

namespace carpo::project {

core::Error unknownRun(Connection& connection, std::int64_t number)
{
    const std::string known =
        connection.sqlite.execAndGet("SELECT coalesce(group_concat(number, ', '), '-') FROM runs")
            .getString();
    return {core::ErrorCode::RunUnknown,
            connection.file.string(),
            {{"run", std::to_string(number)}, {"known", known}}};
}

bool hasRun(const Connection& connection, std::int64_t number)
{
    SQLite::Statement query(connection.sqlite, "SELECT 1 FROM runs WHERE number = ?");
    query.bind(1, number);
    return query.executeStep();
}

} // namespace carpo::project
