// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/draft.h"
#include "engine/project/project_private.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace carpo::project {
namespace {

constexpr const char* kDraft = "draft"; // JSON: an experiment

} // namespace

core::Result<std::string> draft(const Project& project)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<std::string> { return setting(*connection, kDraft); });
}

core::Result<void> setDraft(const Project& project, const std::string& experimentJson)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(*connection, Durability::Full);
        setSetting(*connection, kDraft, experimentJson);
        step.commit();
        return {};
    });
}

} // namespace carpo::project
