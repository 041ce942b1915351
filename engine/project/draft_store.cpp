// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_private.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace carpo::project {
namespace {

constexpr const char* kDraft = "draft"; // JSON: an experiment

} // namespace

core::Result<std::string> Project::draft() const
{
    return guarded(m_d->connection,
                   [this]() -> core::Result<std::string> { return setting(m_d->connection, kDraft); });
}

core::Result<void> Project::setDraft(const std::string& experimentJson)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        setSetting(m_d->connection, kDraft, experimentJson);
        step.commit();
        return {};
    });
}

} // namespace carpo::project
