// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project.h"

#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"

#include <system_error>

namespace carpo::project {
namespace {

constexpr const char* kDatasetFolder = "dataset_folder";

} // namespace

Project::Project(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{}

Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

core::Result<Project> Project::open(const std::filesystem::path& file)
{
    return openDatabase(file).map([](Connection&& connection) {
        return Project(std::make_unique<Private>(Private{std::move(connection)}));
    });
}

core::Result<Project> Project::openOrCreate(const std::filesystem::path& file)
{
    std::error_code error;
    if (std::filesystem::status(file, error).type() == std::filesystem::file_type::not_found) {
        if (auto created = createDatabase(file); !created)
            return tl::unexpected(created.error());
    }
    return open(file);
}

const std::filesystem::path& Project::file() const
{
    return m_d->connection.file;
}

core::Result<std::filesystem::path> Project::runFolder(std::int64_t number) const
{
    return workFolder(std::to_string(number));
}

core::Result<std::filesystem::path> Project::workFolder(const std::string& name) const
{
    std::filesystem::path folder = file();
    folder += ".runs";
    folder /= name;
    return makeFolder(folder).map([&folder] { return folder; });
}

core::Result<std::filesystem::path> Project::datasetFolder() const
{
    return guarded(m_d->connection, [this]() -> core::Result<std::filesystem::path> {
        SQLite::Statement query(m_d->connection.sqlite, "SELECT value FROM settings WHERE key = ?");
        query.bind(1, kDatasetFolder);
        if (!query.executeStep())
            return std::filesystem::path();
        return std::filesystem::path(query.getColumn(0).getString());
    });
}

core::Result<void> Project::setDatasetFolder(const std::filesystem::path& folder)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        SQLite::Statement insert(m_d->connection.sqlite,
                                 "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)");
        insert.bind(1, kDatasetFolder);
        insert.bind(2, folder.string());
        insert.exec();
        step.commit();
        return {};
    });
}

} // namespace carpo::project
