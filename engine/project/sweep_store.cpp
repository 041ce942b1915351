// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"
#include "engine/project/stored_error.h"
#include "engine/project/sweeps.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace carpo::project {
namespace {

constexpr std::array<std::pair<SweepState, std::string_view>, 3> kSweepStates{
    {{SweepState::Waiting, "waiting"}, {SweepState::Done, "done"}, {SweepState::Removed, "removed"}}};

std::string keyOf(SweepState state)
{
    return std::string(kSweepStates.at(static_cast<std::size_t>(state)).second);
}

constexpr const char* kSelectSweeps = "SELECT number, state, name, description, added_at FROM sweeps ";

core::Result<StoredSweep> sweepOf(const SQLite::Statement& row, const Connection& connection)
{
    const std::string state = row.getColumn(1).getString();
    const auto* const known =
        std::ranges::find(kSweepStates, state, &std::pair<SweepState, std::string_view>::second);
    if (known == kSweepStates.end())
        return core::failure(
            core::ErrorCode::ProjectDamaged, connection.file.string(), {{"detail", "sweep state " + state}});
    return StoredSweep{.number = row.getColumn(0).getInt64(),
                       .state = known->first,
                       .name = row.getColumn(2).getString(),
                       .description = row.getColumn(3).getString(),
                       .addedAt = row.getColumn(4).getString()};
}

// Numbers come from the project itself: one that is not there is a bug, or another process's work.
tl::unexpected<core::Error> unknownSweep(const Connection& connection, std::int64_t number)
{
    return core::failure(core::ErrorCode::Internal,
                         connection.file.string(),
                         {{"detail", "there is no sweep " + std::to_string(number)}});
}

/// With a connection of its own.
template <typename Work>
auto connected(const Project& project, const Work& work) -> decltype(work(std::declval<Connection&>()))
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&] { return work(*connection); });
}

} // namespace

core::Result<std::int64_t>
addSweep(const Project& project, const std::string& name, const std::string& description)
{
    return connected(project, [&](Connection& connection) -> core::Result<std::int64_t> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        SQLite::Statement insert(connection.sqlite,
                                 "INSERT INTO sweeps (place, state, name, description, added_at) VALUES "
                                 "((SELECT coalesce(max(place), 0) + 1 FROM sweeps), ?, ?, ?, ?)");
        insert.bind(1, keyOf(SweepState::Waiting));
        insert.bind(2, name);
        insert.bind(3, description);
        insert.bind(4, nowInUtc());
        insert.exec();
        const std::int64_t number = connection.sqlite.getLastInsertRowid();
        step.commit();
        return number;
    });
}

core::Result<std::vector<StoredSweep>> sweeps(const Project& project)
{
    return connected(project, [&](Connection& connection) -> core::Result<std::vector<StoredSweep>> {
        SQLite::Statement query(connection.sqlite, std::string(kSelectSweeps) + "ORDER BY place, number");
        std::vector<StoredSweep> all;
        while (query.executeStep()) {
            core::Result<StoredSweep> sweep = sweepOf(query, connection);
            if (!sweep)
                return tl::unexpected(sweep.error());
            all.push_back(std::move(*sweep));
        }
        return all;
    });
}

core::Result<StoredSweep> sweep(const Project& project, std::int64_t number)
{
    return connected(project, [&](Connection& connection) -> core::Result<StoredSweep> {
        SQLite::Statement query(connection.sqlite, std::string(kSelectSweeps) + "WHERE number = ?");
        query.bind(1, number);
        if (!query.executeStep())
            return unknownSweep(connection, number);
        return sweepOf(query, connection);
    });
}

core::Result<void> setSweepState(const Project& project, std::int64_t number, SweepState state)
{
    return connected(project, [&](Connection& connection) -> core::Result<void> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        SQLite::Statement update(connection.sqlite, "UPDATE sweeps SET state = ? WHERE number = ?");
        update.bind(1, keyOf(state));
        update.bind(2, number);
        if (update.exec() == 0)
            return unknownSweep(connection, number);
        step.commit();
        return {};
    });
}

core::Result<void> orderSweeps(const Project& project, std::span<const std::int64_t> numbers)
{
    return connected(project, [&](Connection& connection) -> core::Result<void> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        std::vector<std::int64_t> places;
        for (const std::int64_t number : numbers) {
            SQLite::Statement query(connection.sqlite, "SELECT place FROM sweeps WHERE number = ?");
            query.bind(1, number);
            if (!query.executeStep())
                return unknownSweep(connection, number);
            places.push_back(query.getColumn(0).getInt64());
        }
        std::ranges::sort(places);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            SQLite::Statement update(connection.sqlite, "UPDATE sweeps SET place = ? WHERE number = ?");
            update.bind(1, places[i]);
            update.bind(2, numbers[i]);
            update.exec();
        }
        step.commit();
        return {};
    });
}

core::Result<void> storeTrialFailure(const Project& project, std::int64_t sweep, const TrialFailure& failure)
{
    return connected(project, [&](Connection& connection) -> core::Result<void> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        SQLite::Statement insert(
            connection.sqlite,
            "INSERT OR REPLACE INTO sweep_failures (sweep, trial, error) VALUES (?, ?, ?)");
        insert.bind(1, sweep);
        insert.bind(2, failure.trial);
        insert.bind(3, textOf(failure.error));
        insert.exec();
        step.commit();
        return {};
    });
}

core::Result<void> clearTrialFailures(const Project& project, std::int64_t sweep)
{
    return connected(project, [&](Connection& connection) -> core::Result<void> {
        SQLite::Transaction step = beginStep(connection, Durability::Full);
        SQLite::Statement erase(connection.sqlite, "DELETE FROM sweep_failures WHERE sweep = ?");
        erase.bind(1, sweep);
        erase.exec();
        step.commit();
        return {};
    });
}

core::Result<std::vector<TrialFailure>> trialFailures(const Project& project, std::int64_t sweep)
{
    return connected(project, [&](Connection& connection) -> core::Result<std::vector<TrialFailure>> {
        SQLite::Statement query(connection.sqlite,
                                "SELECT trial, error FROM sweep_failures WHERE sweep = ? ORDER BY trial");
        query.bind(1, sweep);
        std::vector<TrialFailure> all;
        while (query.executeStep())
            all.push_back(
                {.trial = query.getColumn(0).getInt(), .error = errorOf(query.getColumn(1).getString())});
        return all;
    });
}

} // namespace carpo::project
