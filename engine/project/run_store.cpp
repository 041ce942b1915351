// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"
#include "engine/project/run_rows.h"
#include "engine/project/statement_values.h"

#include <algorithm>
#include <array>
#include <string>

namespace carpo::project {
namespace {

struct StateName
{
    RunState state;
    std::string_view key;
};

constexpr std::array kStates = {StateName{RunState::Running, "running"},
                                StateName{RunState::Paused, "paused"},
                                StateName{RunState::Stopped, "stopped"},
                                StateName{RunState::Finished, "finished"},
                                StateName{RunState::Failed, "failed"}};

constexpr const char* kSelectRuns =
    "SELECT number, name, state, experiment, dataset_fingerprint, environment, started_at, best_epoch, "
    "weights_sha256, constant_guess_mae, (SELECT count(*) FROM epochs WHERE run = number), notes, tags, "
    "binned_at, finished_at, sweep, trial, (SELECT value FROM epoch_values WHERE run = number AND "
    "metric = 'seconds' ORDER BY epoch DESC LIMIT 1) FROM runs ";

void bindBestEpoch(SQLite::Statement& statement, int place, std::optional<int> bestEpoch)
{
    if (bestEpoch)
        statement.bind(place, *bestEpoch);
    else
        statement.bind(place);
}

void bindTrial(SQLite::Statement& statement, int place, const std::optional<Trial>& trial)
{
    if (trial) {
        statement.bind(place, trial->sweep);
        statement.bind(place + 1, trial->number);
    } else {
        statement.bind(place);
        statement.bind(place + 1);
    }
}

core::Result<Run> runOf(const SQLite::Statement& row, const std::filesystem::path& file)
{
    Run run;
    run.number = row.getColumn(0).getInt64();
    run.name = row.getColumn(1).getString();
    const std::string state = row.getColumn(2).getString();
    const auto* known = std::find_if(
        kStates.begin(), kStates.end(), [&state](const StateName& name) { return name.key == state; });
    if (known == kStates.end())
        return core::failure(
            core::ErrorCode::ProjectDamaged, file.string(), {{"detail", "run state " + state}});
    run.state = known->state;
    run.experimentJson = row.getColumn(3).getString();
    run.datasetFingerprint = row.getColumn(4).getString();
    run.environmentJson = row.getColumn(5).getString();
    run.startedAt = row.getColumn(6).getString();
    if (!row.getColumn(7).isNull())
        run.bestEpoch = row.getColumn(7).getInt();
    run.weightsSha256 = row.getColumn(8).getString();
    run.constantGuess = numberAt(row, 9);
    run.epochs = row.getColumn(10).getInt();
    run.notes = row.getColumn(11).getString();
    run.tags = linesOf(row.getColumn(12).getString());
    run.binnedAt = row.getColumn(13).getString();
    run.finishedAt = row.getColumn(14).getString();
    if (!row.getColumn(15).isNull())
        run.trial = Trial{.sweep = row.getColumn(15).getInt64(), .number = row.getColumn(16).getInt()};
    run.seconds = numberAt(row, 17);
    return run;
}

bool isOver(RunState state)
{
    return state != RunState::Running && state != RunState::Paused;
}

} // namespace

core::Error unknownRun(Connection& connection, std::int64_t number)
{
    const std::string known =
        connection.sqlite.execAndGet("SELECT coalesce(group_concat(number, ', '), '-') FROM runs")
            .getString();
    return {core::ErrorCode::RunUnknown,
            connection.file.string(),
            {{"run", std::to_string(number)}, {"known", known}}};
}

bool hasRun(const Connection& connection, std::int64_t number)
{
    SQLite::Statement query(connection.sqlite, "SELECT 1 FROM runs WHERE number = ?");
    query.bind(1, number);
    return query.executeStep();
}

namespace {

void execute(const SQLite::Database& sqlite, const char* sql, std::int64_t run, int epoch)
{
    SQLite::Statement statement(sqlite, sql);
    statement.bind(1, run);
    statement.bind(2, epoch);
    statement.exec();
}

} // namespace

std::string_view runStateKey(RunState state)
{
    return kStates[static_cast<std::size_t>(state)].key;
}

core::Result<std::int64_t> Project::addRun(const Run& run)
{
    return guarded(m_d->connection, [&]() -> core::Result<std::int64_t> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        SQLite::Statement insert(
            m_d->connection.sqlite,
            "INSERT INTO runs (name, state, experiment, dataset_fingerprint, environment, "
            "started_at, best_epoch, weights_sha256, constant_guess_mae, notes, tags, sweep, trial) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, run.name);
        insert.bind(2, std::string(runStateKey(run.state)));
        insert.bind(3, run.experimentJson);
        insert.bind(4, run.datasetFingerprint);
        insert.bind(5, run.environmentJson);
        insert.bind(6, run.startedAt.empty() ? nowInUtc() : run.startedAt);
        bindBestEpoch(insert, 7, run.bestEpoch);
        insert.bind(8, run.weightsSha256);
        bindNumber(insert, 9, run.constantGuess);
        insert.bind(10, run.notes);
        insert.bind(11, inLines(run.tags));
        bindTrial(insert, 12, run.trial);
        insert.exec();
        const std::int64_t number = m_d->connection.sqlite.getLastInsertRowid();
        step.commit();
        return number;
    });
}

core::Result<Run> Project::run(std::int64_t number) const
{
    return guarded(m_d->connection, [&]() -> core::Result<Run> {
        SQLite::Statement query(m_d->connection.sqlite, std::string(kSelectRuns) + "WHERE number = ?");
        query.bind(1, number);
        if (!query.executeStep())
            return tl::unexpected(unknownRun(m_d->connection, number));
        return runOf(query, file());
    });
}

core::Result<std::vector<Run>> Project::runs() const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<Run>> {
        SQLite::Statement query(m_d->connection.sqlite, std::string(kSelectRuns) + "ORDER BY number");
        std::vector<Run> all;
        while (query.executeStep()) {
            auto run = runOf(query, file());
            if (!run)
                return tl::unexpected(run.error());
            all.push_back(std::move(*run));
        }
        return all;
    });
}

core::Result<void> Project::setRunState(std::int64_t number, RunState state)
{
    return changeRun(m_d->connection, number, [&](const SQLite::Database& sqlite) {
        SQLite::Statement update(
            sqlite, "UPDATE runs SET state = ?, finished_at = ?, failure = NULL WHERE number = ?");
        update.bind(1, std::string(runStateKey(state)));
        bindText(update, 2, isOver(state) ? nowInUtc() : std::string());
        update.bind(3, number);
        update.exec();
    });
}

core::Result<void> Project::finishRun(std::int64_t number,
                                      RunState state,
                                      std::optional<int> bestEpoch,
                                      const std::string& weightsSha256)
{
    return changeRun(m_d->connection, number, [&](const SQLite::Database& sqlite) {
        SQLite::Statement update(sqlite,
                                 "UPDATE runs SET state = ?, best_epoch = ?, weights_sha256 = ?, finished_at "
                                 "= ?, failure = NULL WHERE number = ?");
        update.bind(1, std::string(runStateKey(state)));
        bindBestEpoch(update, 2, bestEpoch);
        update.bind(3, weightsSha256);
        bindText(update, 4, isOver(state) ? nowInUtc() : std::string());
        update.bind(5, number);
        update.exec();
    });
}

core::Result<void> Project::storeEpoch(std::int64_t run, const EpochRow& row)
{
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        execute(sqlite, "DELETE FROM epochs WHERE run = ? AND epoch = ?", run, row.epoch);
        execute(sqlite, "INSERT INTO epochs (run, epoch) VALUES (?, ?)", run, row.epoch);
        SQLite::Statement insert(
            sqlite, "INSERT INTO epoch_values (run, epoch, place, metric, value) VALUES (?, ?, ?, ?, ?)");
        int place = 0;
        for (const auto& [metric, value] : row.values) {
            insert.bind(1, run);
            insert.bind(2, row.epoch);
            insert.bind(3, place++);
            insert.bind(4, metric);
            bindNumber(insert, 5, value);
            insert.exec();
            insert.reset();
        }
    });
}

core::Result<std::vector<EpochRow>> Project::epochs(std::int64_t run) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<EpochRow>> {
        if (!hasRun(m_d->connection, run))
            return tl::unexpected(unknownRun(m_d->connection, run));
        SQLite::Statement query(
            m_d->connection.sqlite,
            "SELECT epoch, metric, value FROM epochs LEFT JOIN epoch_values USING (run, epoch) "
            "WHERE run = ? ORDER BY epoch, place");
        query.bind(1, run);
        std::vector<EpochRow> rows;
        while (query.executeStep()) {
            const int epoch = query.getColumn(0).getInt();
            if (rows.empty() || rows.back().epoch != epoch)
                rows.push_back({.epoch = epoch, .values = {}});
            if (!query.getColumn(1).isNull())
                rows.back().values.emplace_back(query.getColumn(1).getString(), numberAt(query, 2));
        }
        return rows;
    });
}

core::Result<void> Project::dropEpochsAfter(std::int64_t run, int lastKept)
{
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        execute(sqlite, "DELETE FROM epochs WHERE run = ? AND epoch > ?", run, lastKept);
        execute(sqlite,
                "UPDATE runs SET best_epoch = NULL, weights_sha256 = '' WHERE number = ? AND best_epoch > ?",
                run,
                lastKept);
    });
}

core::Result<void> Project::storePredictions(std::int64_t run, std::span<const PredictionRow> rows)
{
    return changeRun(m_d->connection, run, [&](const SQLite::Database& sqlite) {
        SQLite::Statement clear(sqlite, "DELETE FROM predictions WHERE run = ?");
        clear.bind(1, run);
        clear.exec();
        SQLite::Statement insert(sqlite,
                                 std::string("INSERT INTO predictions (run, place, ") + kPredictionColumns
                                     + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        std::int64_t place = 0;
        for (const PredictionRow& row : rows) {
            insert.bind(1, run);
            insert.bind(2, place++);
            bindPrediction(insert, 3, row);
            insert.exec();
            insert.reset();
        }
    });
}

core::Result<std::vector<PredictionRow>> Project::predictions(std::int64_t run) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<PredictionRow>> {
        if (!hasRun(m_d->connection, run))
            return tl::unexpected(unknownRun(m_d->connection, run));
        SQLite::Statement query(m_d->connection.sqlite,
                                std::string("SELECT ") + kPredictionColumns
                                    + " FROM predictions WHERE run = ? ORDER BY place");
        query.bind(1, run);
        std::vector<PredictionRow> rows;
        while (query.executeStep())
            rows.push_back(predictionAt(query));
        return rows;
    });
}

} // namespace carpo::project
