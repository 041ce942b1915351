// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <utility>

namespace carpo::project {

/// What a write survives: the program's end (Normal), or the machine's too (Full).
enum class Durability
{
    Normal,
    Full
};

/// A connection to a project file. No other code may open the file while one is there, not even to read a
/// byte: closing it would drop the locks of this process (sqlite.org/howtocorrupt.html, 2.2).
struct Connection
{
    std::filesystem::path file;
    SQLite::Database sqlite;
    Durability durability = Durability::Normal;
};

/// Opens an existing project and sets the connection up. Leaves a file that it refuses as it was.
/// Fails with FileNotFound, PermissionDenied, NotAProject, ProjectNewer, ProjectDamaged, ProjectBusy.
[[nodiscard]] core::Result<Connection> openDatabase(const std::filesystem::path& file);

/// Makes an empty project; one that somebody else made meanwhile stays as it is.
[[nodiscard]] core::Result<void> createDatabase(const std::filesystem::path& file);

/// What SQLite says, in Carpo's codes.
[[nodiscard]] core::Error databaseError(const SQLite::Exception& exception,
                                        SQLite::Database* sqlite,
                                        const std::filesystem::path& file);

/// Begins a writing transaction; it is rolled back unless committed.
[[nodiscard]] SQLite::Transaction beginStep(Connection& connection, Durability durability);

/// Calls `work`, which returns a Result, and turns what SQLite throws into an error.
template <typename Work>
[[nodiscard]] auto guarded(Connection& connection, Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected(databaseError(exception, &connection.sqlite, connection.file));
    }
}

} // namespace carpo::project
