// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"

#include <cstdint>
#include <string>

namespace carpo::project {

core::Result<FoldTable> Project::folds(const std::string& key) const
{
    return guarded(m_d->connection, [&]() -> core::Result<FoldTable> {
        SQLite::Statement query(
            m_d->connection.sqlite,
            "SELECT fold, id, path, female_months, male_months, waver FROM folds LEFT JOIN "
            "fold_predictions USING (key, fold) WHERE key = ? ORDER BY fold, place");
        query.bind(1, key);
        FoldTable table;
        while (query.executeStep()) {
            std::vector<FoldPrediction>& rows = table[query.getColumn(0).getInt()];
            if (query.getColumn(1).isNull())
                continue; // a fold without images
            rows.push_back({.id = query.getColumn(1).getString(),
                            .path = query.getColumn(2).getString(),
                            .femaleMonths = static_cast<float>(query.getColumn(3).getDouble()),
                            .maleMonths = static_cast<float>(query.getColumn(4).getDouble()),
                            .waver = static_cast<float>(query.getColumn(5).getDouble())});
        }
        return table;
    });
}

core::Result<void> Project::storeFold(const std::string& key, int fold, std::span<const FoldPrediction> rows)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        SQLite::Statement clear(m_d->connection.sqlite, "DELETE FROM folds WHERE key <> ? OR fold = ?");
        clear.bind(1, key);
        clear.bind(2, fold);
        clear.exec();
        SQLite::Statement add(m_d->connection.sqlite, "INSERT INTO folds (key, fold, at) VALUES (?, ?, ?)");
        add.bind(1, key);
        add.bind(2, fold);
        add.bind(3, nowInUtc());
        add.exec();
        SQLite::Statement insert(
            m_d->connection.sqlite,
            "INSERT INTO fold_predictions (key, fold, place, id, path, female_months, male_months, waver) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        std::int64_t place = 0;
        for (const FoldPrediction& row : rows) {
            insert.bind(1, key);
            insert.bind(2, fold);
            insert.bind(3, place++);
            insert.bind(4, row.id);
            insert.bind(5, row.path);
            insert.bind(6, static_cast<double>(row.femaleMonths));
            insert.bind(7, static_cast<double>(row.maleMonths));
            insert.bind(8, static_cast<double>(row.waver));
            insert.exec();
            insert.reset();
        }
        step.commit();
        return {};
    });
}

core::Result<void> Project::forgetFolds()
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        m_d->connection.sqlite.exec("DELETE FROM folds");
        step.commit();
        return {};
    });
}

} // namespace carpo::project
