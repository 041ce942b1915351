// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/database.h"

#include "engine/project/file_ops.h"
#include "engine/project/project.h"
#include "engine/project/schema.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace carpo::project {
namespace {

using core::ErrorCode;

constexpr int kBusyTimeoutMs = 5000;

// Layout of the first 100 bytes: sqlite.org/fileformat2.html, 1.3.
constexpr std::size_t kHeaderBytes = 100;
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;

std::uint32_t bigEndianAt(std::span<const unsigned char> bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (const unsigned char byte : bytes.subspan(at, 4))
        number = (number << 8U) | byte;
    return number;
}

core::Error newerProject(const std::filesystem::path& file, std::uint32_t format)
{
    return {ErrorCode::ProjectNewer,
            file.string(),
            {{"found", std::to_string(format)}, {"known", std::to_string(Project::kFormat)}}};
}

core::Error damagedProject(const std::filesystem::path& file, const std::string& detail)
{
    return {ErrorCode::ProjectDamaged, file.string(), {{"detail", detail}}};
}

core::Result<void> checkIsReadable(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        if (error == std::errc::permission_denied)
            return core::failure(ErrorCode::PermissionDenied, file.string());
        return core::failure(ErrorCode::FileNotFound, file.string());
    }
    if (!std::filesystem::is_regular_file(status))
        return core::failure(ErrorCode::NotAProject, file.string());
    // access() rather than open(): see Connection.
    if (::access(file.c_str(), R_OK | W_OK) != 0)
        return tl::unexpected(systemError(errno, file, ErrorCode::ReadFailed));
    return {};
}

// Reads the header through SQLite's own file handle, which takes no lock and touches no journal: whatever
// the file is, it stays as it is.
core::Result<void> checkHeader(const std::filesystem::path& file)
{
    const SQLite::Database probe(file.string(), SQLite::OPEN_READONLY);
    sqlite3_file* handle = nullptr;
    sqlite3_file_control(probe.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&handle));
    sqlite3_int64 size = 0;
    if (handle == nullptr || handle->pMethods == nullptr
        || handle->pMethods->xFileSize(handle, &size) != SQLITE_OK)
        return core::failure(ErrorCode::ReadFailed, file.string(), {{"detail", "size"}});
    std::array<unsigned char, kHeaderBytes> header = {};
    const int code = handle->pMethods->xRead(handle, header.data(), kHeaderBytes, 0);
    // What lies behind the end of a short file reads as zeros.
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return core::failure(ErrorCode::ReadFailed, file.string(), {{"detail", sqlite3_errstr(code)}});

    if (!std::equal(kMagic.begin(), kMagic.end(), header.begin(), [](char expected, unsigned char found) {
            return static_cast<unsigned char>(expected) == found;
        }))
        return core::failure(ErrorCode::NotAProject, file.string());
    if (size < static_cast<sqlite3_int64>(kHeaderBytes))
        return tl::unexpected(damagedProject(file, "cut short"));
    if (bigEndianAt(header, kApplicationIdAt) != kApplicationId)
        return core::failure(ErrorCode::NotAProject, file.string());
    const std::uint32_t format = bigEndianAt(header, kUserVersionAt);
    if (format > static_cast<std::uint32_t>(Project::kFormat))
        return tl::unexpected(newerProject(file, format));
    return {};
}

// The header in the file may be older than the journal beside it, so the format is asked for once more.
core::Result<void> checkContent(Connection& connection)
{
    const int format = connection.sqlite.execAndGet("PRAGMA user_version").getInt();
    if (format > Project::kFormat)
        return tl::unexpected(newerProject(connection.file, static_cast<std::uint32_t>(format)));
    const std::string tables = connection.sqlite
                                   .execAndGet("SELECT coalesce(group_concat(name), '') FROM (SELECT name "
                                               "FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                               "'sqlite\\_%' ESCAPE '\\' ORDER BY name)")
                                   .getString();
    if (format < 1 || tables != schemaSteps()[static_cast<std::size_t>(format - 1)].tables)
        return tl::unexpected(damagedProject(connection.file, "tables are missing"));
    return {};
}

// In one transaction, so that no format is ever half there.
void upgrade(SQLite::Database& sqlite)
{
    SQLite::Transaction all(sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    // Asked for within: another process may have been faster.
    int format = sqlite.execAndGet("PRAGMA user_version").getInt();
    for (; format < Project::kFormat; ++format)
        sqlite.exec(schemaSteps()[static_cast<std::size_t>(format)].sql);
    sqlite.exec("PRAGMA user_version = " + std::to_string(format));
    all.commit();
}

// No project of ours has a trigger or a view: one that is there came with a file made to do something else.
void refuseForeignCode(const SQLite::Database& sqlite)
{
    for (const int option : {SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW})
        sqlite3_db_config(sqlite.getHandle(), option, 0, nullptr);
    sqlite3_db_config(sqlite.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

void setCheckpointOnClose(const SQLite::Database& sqlite, bool on)
{
    sqlite3_db_config(sqlite.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, nullptr);
}

core::Result<Connection> connect(const std::filesystem::path& file)
{
    Connection connection{.file = file,
                          .sqlite = SQLite::Database(file.string(), SQLite::OPEN_READWRITE, kBusyTimeoutMs)};
    SQLite::Database& sqlite = connection.sqlite;
    return guarded(connection, [&]() -> core::Result<Connection> {
        setCheckpointOnClose(sqlite, false);
        refuseForeignCode(sqlite);
        sqlite.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
        if (auto checked = checkContent(connection); !checked)
            return tl::unexpected(checked.error());
        sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
        if (sqlite.execAndGet("PRAGMA user_version").getInt() < Project::kFormat)
            upgrade(sqlite);
        setCheckpointOnClose(sqlite, true);
        return std::move(connection);
    });
}

ErrorCode codeOf(const SQLite::Exception& exception, int systemNumber, const std::filesystem::path& file)
{
    if (systemNumber == ENOSPC || systemNumber == EDQUOT)
        return ErrorCode::DiskFull;
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::ProjectBusy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::PermissionDenied;
    case SQLITE_CANTOPEN: // the journal, mostly
        return ::access(file.parent_path().empty() ? "." : file.parent_path().c_str(), W_OK) != 0
                   ? ErrorCode::PermissionDenied
                   : ErrorCode::ReadFailed;
    case SQLITE_IOERR:
        return exception.getExtendedErrorCode() == SQLITE_IOERR_READ
                       || exception.getExtendedErrorCode() == SQLITE_IOERR_SHORT_READ
                   ? ErrorCode::ReadFailed
                   : ErrorCode::WriteFailed;
    case SQLITE_NOMEM:
        return ErrorCode::OutOfMemory;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: // the statements are right, so the tables are not
    case SQLITE_SCHEMA:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ErrorCode::ProjectDamaged;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

core::Error
databaseError(const SQLite::Exception& exception, SQLite::Database* sqlite, const std::filesystem::path& file)
{
    const bool isSystems =
        exception.getErrorCode() == SQLITE_IOERR || exception.getErrorCode() == SQLITE_CANTOPEN;
    const int systemNumber = isSystems && sqlite != nullptr ? sqlite3_system_errno(sqlite->getHandle()) : 0;
    const ErrorCode code = codeOf(exception, systemNumber, file);
    return {code, file.string(), {{"detail", exception.what()}}};
}

core::Result<Connection> openDatabase(const std::filesystem::path& file)
{
    if (auto readable = checkIsReadable(file); !readable)
        return tl::unexpected(readable.error());
    try {
        if (auto checked = checkHeader(file); !checked)
            return tl::unexpected(checked.error());
        return connect(file);
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected(databaseError(exception, nullptr, file));
    }
}

core::Result<void> createDatabase(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (auto made = makeFolder(folder); !made)
        return made;
    // Made whole under another name, without a journal beside it: whoever sees the file sees a project.
    const std::filesystem::path temporary = temporaryBeside(file);
    core::Result<void> created;
    try {
        Connection connection{
            .file = temporary,
            .sqlite = SQLite::Database(temporary.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)};
        created = guarded(connection, [&connection]() -> core::Result<void> {
            upgrade(connection.sqlite);
            return {};
        });
    } catch (const SQLite::Exception& exception) {
        created = tl::unexpected(databaseError(exception, nullptr, file));
    }
    if (created)
        created = syncToDisk(temporary);
    if (created && ::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0
        && errno != EEXIST) {
        // Not every file system can refuse to replace.
        created = errno == EINVAL ? renameDurably(temporary, file) : tl::unexpected(systemError(errno, file));
    }
    if (created)
        created = syncToDisk(folder);
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    if (!created)
        created.error().place = file.string();
    return created;
}

SQLite::Transaction beginStep(Connection& connection, Durability durability)
{
    if (connection.durability != durability) {
        connection.sqlite.exec(durability == Durability::Full ? "PRAGMA synchronous = FULL"
                                                              : "PRAGMA synchronous = NORMAL");
        connection.durability = durability;
    }
    return SQLite::Transaction(connection.sqlite, SQLite::TransactionBehavior::IMMEDIATE);
}

} // namespace carpo::project
