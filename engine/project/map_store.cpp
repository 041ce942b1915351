// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_private.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <bit>
#include <cstring>
#include <utility>

namespace carpo::project {
namespace {

static_assert(std::endian::native == std::endian::little, "places are stored as little-endian float32");

std::vector<float> floatsAt(const SQLite::Column& blob, std::size_t first, std::size_t count)
{
    std::vector<float> numbers(count);
    if (count > 0)
        std::memcpy(numbers.data(),
                    static_cast<const char*>(blob.getBlob()) + first * sizeof(float),
                    count * sizeof(float));
    return numbers;
}

void forgetOthers(const SQLite::Database& sqlite, const std::string& revision)
{
    SQLite::Statement forget(sqlite,
                             "DELETE FROM maps WHERE revision <> ? OR number NOT IN "
                             "(SELECT number FROM maps ORDER BY number DESC LIMIT 8)");
    forget.bind(1, revision);
    forget.exec();
}

} // namespace

core::Result<std::vector<explore::AppearanceMap>> Project::maps(const std::string& revision) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<explore::AppearanceMap>> {
        SQLite::Statement query(m_d->connection.sqlite,
                                "SELECT kind, seed, places FROM maps WHERE revision = ? ORDER BY number");
        query.bind(1, revision);
        std::vector<explore::AppearanceMap> maps;
        while (query.executeStep()) {
            const auto kind = explore::mapKindOf(query.getColumn(0).getString());
            const SQLite::Column places = query.getColumn(2);
            const std::size_t images = static_cast<std::size_t>(places.getBytes()) / (2 * sizeof(float));
            if (kind)
                maps.push_back({.kind = *kind,
                                .seed = static_cast<std::uint64_t>(query.getColumn(1).getInt64()),
                                .revision = revision,
                                .x = floatsAt(places, 0, images),
                                .y = floatsAt(places, images, images)});
        }
        return maps;
    });
}

core::Result<void> Project::storeMap(const explore::AppearanceMap& map)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Normal);
        SQLite::Statement insert(
            m_d->connection.sqlite,
            "INSERT OR REPLACE INTO maps (kind, seed, revision, places) VALUES (?, ?, ?, ?)");
        insert.bind(1, std::string(explore::mapKindKey(map.kind)));
        insert.bind(2, static_cast<std::int64_t>(map.seed));
        insert.bind(3, map.revision);
        std::vector<float> places = map.x;
        places.insert(places.end(), map.y.begin(), map.y.end());
        insert.bind(4, places.data(), static_cast<int>(places.size() * sizeof(float)));
        insert.exec();
        forgetOthers(m_d->connection.sqlite, map.revision);
        step.commit();
        return {};
    });
}

} // namespace carpo::project
