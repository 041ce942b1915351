// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"

#include <system_error>

namespace carpo::project {
namespace {

namespace fs = std::filesystem;

fs::path withSuffix(fs::path file, const char* suffix)
{
    file += suffix;
    return file;
}

// Only a project that nobody uses may give way: anything else that lies there is not ours to delete, and
// whoever has it open would go on writing into a file without a name.
core::Result<void> checkMayGiveWay(const fs::path& target)
{
    auto existing = openDatabase(target);
    if (!existing)
        return tl::unexpected(existing.error());
    return guarded(*existing, [&]() -> core::Result<void> {
        existing->sqlite.exec(
            "PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
        return {};
    });
}

void removeAll(const fs::path& file)
{
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", ".runs"})
        fs::remove_all(withSuffix(file, suffix), ignored);
}

// Runs before the database: a checkpoint without its epochs would be a run that cannot go on, epochs
// without their checkpoint are made again.
core::Result<void> copyTo(const fs::path& temporary, Connection& connection)
{
    std::error_code error;
    const fs::path runs = withSuffix(connection.file, ".runs");
    if (fs::exists(runs, error)) {
        if (auto copied = copyFolder(runs, withSuffix(temporary, ".runs")); !copied)
            return copied;
    }
    auto copied = guarded(connection, [&]() -> core::Result<void> {
        SQLite::Statement vacuum(connection.sqlite, "VACUUM INTO ?");
        vacuum.bind(1, temporary.string());
        vacuum.exec();
        return {};
    });
    return copied ? syncToDisk(temporary) : copied;
}

core::Result<void> renameProject(const fs::path& from, const fs::path& to)
{
    // A journal that was left there belongs to another database and would be played into this one.
    std::error_code error;
    for (const char* suffix : {"-wal", "-shm"})
        fs::remove(withSuffix(to, suffix), error);
    const fs::path runs = withSuffix(from, ".runs");
    if (fs::exists(runs, error)) {
        if (auto renamed = renameDurably(runs, withSuffix(to, ".runs")); !renamed)
            return renamed;
    }
    // The project file comes last: what has a name is complete.
    return renameDurably(from, to);
}

core::Result<void> moveIntoPlace(const fs::path& temporary, const fs::path& target)
{
    std::error_code error;
    if (!fs::exists(target, error)) {
        fs::remove_all(withSuffix(target, ".runs"), error);
        return renameProject(temporary, target);
    }
    const fs::path aside = temporaryBeside(target);
    if (auto renamed = renameProject(target, aside); !renamed)
        return renamed;
    auto moved = renameProject(temporary, target);
    if (moved)
        removeAll(aside);
    else
        moved = renameProject(aside, target).and_then([&moved] { return moved; });
    return moved;
}

} // namespace

core::Result<void> Project::saveCopy(const std::filesystem::path& target) const
{
    std::error_code error;
    if (fs::exists(target, error)) {
        if (fs::equivalent(target, file(), error))
            return core::failure(core::ErrorCode::ProjectBusy, target.string());
        if (auto checked = checkMayGiveWay(target); !checked)
            return checked;
    }
    const fs::path absolute = fs::absolute(target, error);
    if (auto made = makeFolder(absolute.parent_path()); !made)
        return made;
    const fs::path temporary = temporaryBeside(absolute);
    auto copied = copyTo(temporary, m_d->connection);
    if (copied)
        copied = moveIntoPlace(temporary, absolute);
    if (!copied) {
        removeAll(temporary);
        copied.error().place = target.string();
    }
    return copied;
}

core::Result<void> Project::remove(const std::filesystem::path& file)
{
    auto checked = checkMayGiveWay(file);
    if (checked)
        removeAll(file);
    return checked;
}

} // namespace carpo::project
