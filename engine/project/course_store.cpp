// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_private.h"
#include "engine/project/run_rows.h"

#include <bit>
#include <cstring>
#include <utility>
#include <vector>

// The course of a run: its batches, and what was changed while it went on.

namespace carpo::project {
namespace {

static_assert(std::endian::native == std::endian::little, "the file's numbers are little-endian");

struct Point
{
    std::uint32_t step;
    float loss;
    float learningRate;
    float gradientNorm;
    float updateRatio;
};
static_assert(sizeof(Point) == 20);

std::vector<Point> pointsOf(std::span<const BatchRow> rows)
{
    std::vector<Point> points;
    points.reserve(rows.size());
    for (const BatchRow& row : rows)
        points.push_back({row.step, row.loss, row.learningRate, row.gradientNorm, row.updateRatio});
    return points;
}

std::vector<Point> pointsIn(const SQLite::Column& blob)
{
    std::vector<Point> points(static_cast<std::size_t>(blob.getBytes()) / sizeof(Point));
    if (!points.empty())
        std::memcpy(points.data(), blob.getBlob(), points.size() * sizeof(Point));
    return points;
}

void bindPoints(SQLite::Statement& statement, int place, const std::vector<Point>& points)
{
    statement.bind(place, points.data(), static_cast<int>(points.size() * sizeof(Point)));
}

// A run that goes on from a checkpoint makes again what was stored behind it.
void dropFrom(const SQLite::Database& sqlite, std::int64_t run, std::uint32_t step)
{
    SQLite::Statement clear(sqlite, "DELETE FROM batches WHERE run = ? AND first_step >= ?");
    clear.bind(1, run);
    clear.bind(2, static_cast<std::int64_t>(step));
    clear.exec();
    SQLite::Statement query(sqlite,
                            "SELECT first_step, points FROM batches WHERE run = ? ORDER BY first_step DESC");
    query.bind(1, run);
    std::vector<std::pair<std::int64_t, std::vector<Point>>> cut;
    while (query.executeStep()) {
        std::vector<Point> points = pointsIn(query.getColumn(1));
        if (std::erase_if(points, [step](const Point& point) { return point.step >= step; }) == 0)
            break;
        cut.emplace_back(query.getColumn(0).getInt64(), std::move(points));
    }
    for (const auto& [first, points] : cut) {
        SQLite::Statement shorten(sqlite, "UPDATE batches SET points = ? WHERE run = ? AND first_step = ?");
        bindPoints(shorten, 1, points);
        shorten.bind(2, run);
        shorten.bind(3, first);
        shorten.exec();
    }
}

void addRows(std::vector<BatchRow>& rows, const SQLite::Column& blob)
{
    for (const Point& point : pointsIn(blob))
        rows.push_back({point.step, point.loss, point.learningRate, point.gradientNorm, point.updateRatio});
}

} // namespace

core::Result<void> Project::storeBatches(std::int64_t run, std::span<const BatchRow> rows)
{
    if (rows.empty())
        return {};
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        dropFrom(sqlite, run, rows.front().step);
        SQLite::Statement insert(sqlite, "INSERT INTO batches (run, first_step, points) VALUES (?, ?, ?)");
        insert.bind(1, run);
        insert.bind(2, static_cast<std::int64_t>(rows.front().step));
        bindPoints(insert, 3, pointsOf(rows));
        insert.exec();
    });
}

core::Result<std::vector<BatchRow>> Project::batches(std::int64_t run) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<BatchRow>> {
        if (!hasRun(m_d->connection, run))
            return tl::unexpected(unknownRun(m_d->connection, run));
        SQLite::Statement query(m_d->connection.sqlite,
                                "SELECT points FROM batches WHERE run = ? ORDER BY first_step");
        query.bind(1, run);
        std::vector<BatchRow> rows;
        while (query.executeStep())
            addRows(rows, query.getColumn(0));
        return rows;
    });
}

core::Result<void> Project::storeChange(std::int64_t run, const ChangeRow& change)
{
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        SQLite::Statement insert(
            sqlite,
            "INSERT INTO run_changes (run, place, step, epoch, key, value) VALUES (?1, "
            "(SELECT coalesce(max(place), 0) + 1 FROM run_changes WHERE run = ?1), ?2, ?3, ?4, ?5)");
        insert.bind(1, run);
        insert.bind(2, change.step);
        insert.bind(3, change.epoch);
        insert.bind(4, change.key);
        insert.bind(5, change.value);
        insert.exec();
    });
}

core::Result<void> Project::dropChanges(std::int64_t run)
{
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        SQLite::Statement clear(sqlite, "DELETE FROM run_changes WHERE run = ?");
        clear.bind(1, run);
        clear.exec();
    });
}

core::Result<std::vector<ChangeRow>> Project::changes(std::int64_t run) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<ChangeRow>> {
        if (!hasRun(m_d->connection, run))
            return tl::unexpected(unknownRun(m_d->connection, run));
        SQLite::Statement query(
            m_d->connection.sqlite,
            "SELECT step, epoch, key, value FROM run_changes WHERE run = ? ORDER BY place");
        query.bind(1, run);
        std::vector<ChangeRow> rows;
        while (query.executeStep())
            rows.push_back({.step = query.getColumn(0).getInt64(),
                            .epoch = query.getColumn(1).getInt(),
                            .key = query.getColumn(2).getString(),
                            .value = query.getColumn(3).getString()});
        return rows;
    });
}

} // namespace carpo::project
