// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project.h"

#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"

#include <string>
#include <system_error>
#include <utility>

namespace carpo::project {
namespace {

constexpr const char* kDatasetFolder = "dataset_folder";
constexpr const char* kColumnMapping = "column_mapping"; // JSON; of that folder

} // namespace

std::string setting(const Connection& connection, const char* key)
{
    SQLite::Statement query(connection.sqlite, "SELECT value FROM settings WHERE key = ?");
    query.bind(1, key);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

void setSetting(const Connection& connection, const char* key, const std::string& value)
{
    SQLite::Statement insert(connection.sqlite, "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)");
    insert.bind(1, key);
    insert.bind(2, value);
    insert.exec();
}

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
        return std::filesystem::path(setting(m_d->connection, kDatasetFolder));
    });
}

core::Result<std::optional<dataset::ColumnMapping>> Project::columnMapping() const
{
    return guarded(m_d->connection, [this]() -> core::Result<std::optional<dataset::ColumnMapping>> {
        const std::string json = setting(m_d->connection, kColumnMapping);
        if (json.empty())
            return std::nullopt;
        return dataset::mappingFromJson(json, file().string()).map([](dataset::ColumnMapping&& mapping) {
            return std::optional(std::move(mapping));
        });
    });
}

core::Result<void> Project::setDataset(const dataset::Dataset& dataset)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        setSetting(m_d->connection, kDatasetFolder, dataset.root.string());
        setSetting(m_d->connection, kColumnMapping, dataset.mapping ? dataset::toJson(*dataset.mapping) : "");
        step.commit();
        return {};
    });
}

} // namespace carpo::project
