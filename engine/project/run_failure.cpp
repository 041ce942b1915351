// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/run_failure.h"

#include "engine/project/file_ops.h"
#include "engine/project/project.h"
#include "engine/project/run_rows.h"
#include "engine/project/stored_error.h"

namespace carpo::project {

core::Result<void> failRun(const Project& project, std::int64_t number, const core::Error& failure)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return changeRun(*connection, number, [&](const SQLite::Database& sqlite) {
        SQLite::Statement update(sqlite,
                                 "UPDATE runs SET state = ?, finished_at = ?, failure = ? WHERE number = ?");
        update.bind(1, std::string(runStateKey(RunState::Failed)));
        update.bind(2, nowInUtc());
        update.bind(3, textOf(failure));
        update.bind(4, number);
        update.exec();
    });
}

core::Result<std::optional<core::Error>> runFailure(const Project& project, std::int64_t number)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<std::optional<core::Error>> {
        SQLite::Statement query(connection->sqlite, "SELECT failure FROM runs WHERE number = ?");
        query.bind(1, number);
        if (!query.executeStep())
            return tl::unexpected(unknownRun(*connection, number));
        if (query.getColumn(0).isNull())
            return std::nullopt;
        return errorOf(query.getColumn(0).getString());
    });
}

} // namespace carpo::project
