// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"
#include "engine/project/statement_values.h"

#include <charconv>
#include <string>
#include <string_view>

namespace carpo::project {
namespace {

std::string textOf(const std::vector<std::int64_t>& numbers)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(number);
    return text;
}

std::vector<std::int64_t> numbersIn(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc())
            break;
        numbers.push_back(number);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
        text.remove_prefix(text.empty() ? 0 : 1);
    }
    return numbers;
}

void bindWay(SQLite::Statement& statement, const Evaluation& evaluation)
{
    statement.bind(1, textOf(evaluation.runs));
    statement.bind(2, evaluation.part);
    statement.bind(3, evaluation.folder.string());
    statement.bind(4, evaluation.views);
    statement.bind(5, evaluation.combination);
}

void forgetEarlierPredictions(const SQLite::Database& sqlite, const Evaluation& evaluation)
{
    SQLite::Statement forget(sqlite,
                             "DELETE FROM evaluation_predictions WHERE evaluation IN (SELECT number FROM "
                             "evaluations WHERE runs = ? AND part = ? AND folder = ? AND views = ? AND "
                             "combination = ?)");
    bindWay(forget, evaluation);
    forget.exec();
}

std::int64_t insertEvaluation(const SQLite::Database& sqlite, const Evaluation& evaluation)
{
    SQLite::Statement insert(sqlite,
                             "INSERT INTO evaluations (runs, part, folder, views, combination, official, at, "
                             "best_epochs) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    bindWay(insert, evaluation);
    insert.bind(6, evaluation.official ? 1 : 0);
    insert.bind(7, nowInUtc());
    insert.bind(8, textOf(evaluation.bestEpochs));
    insert.exec();
    return sqlite.getLastInsertRowid();
}

} // namespace

core::Result<std::int64_t> Project::addEvaluation(const Evaluation& evaluation,
                                                  std::span<const PredictionRow> rows)
{
    return guarded(m_d->connection, [&]() -> core::Result<std::int64_t> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        const SQLite::Database& sqlite = m_d->connection.sqlite;
        forgetEarlierPredictions(sqlite, evaluation);
        const std::int64_t number = insertEvaluation(sqlite, evaluation);
        SQLite::Statement insert(sqlite,
                                 std::string("INSERT INTO evaluation_predictions (evaluation, place, ")
                                     + kPredictionColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        std::int64_t place = 0;
        for (const PredictionRow& row : rows) {
            insert.bind(1, number);
            insert.bind(2, place++);
            bindPrediction(insert, 3, row);
            insert.exec();
            insert.reset();
        }
        step.commit();
        return number;
    });
}

core::Result<std::vector<Evaluation>> Project::evaluations() const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<Evaluation>> {
        SQLite::Statement query(
            m_d->connection.sqlite,
            "SELECT number, runs, part, folder, views, combination, official, at, (SELECT "
            "count(*) FROM evaluation_predictions WHERE evaluation = number), best_epochs FROM "
            "evaluations ORDER BY number");
        std::vector<Evaluation> all;
        while (query.executeStep())
            all.push_back({.number = query.getColumn(0).getInt64(),
                           .runs = numbersIn(query.getColumn(1).getString()),
                           .bestEpochs = numbersIn(query.getColumn(9).getString()),
                           .part = query.getColumn(2).getString(),
                           .folder = query.getColumn(3).getString(),
                           .views = query.getColumn(4).getInt64(),
                           .combination = query.getColumn(5).getString(),
                           .official = query.getColumn(6).getInt() != 0,
                           .at = query.getColumn(7).getString(),
                           .images = static_cast<std::size_t>(query.getColumn(8).getInt64())});
        return all;
    });
}

core::Result<std::vector<PredictionRow>> Project::evaluationPredictions(std::int64_t number) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<PredictionRow>> {
        SQLite::Statement query(m_d->connection.sqlite,
                                std::string("SELECT ") + kPredictionColumns
                                    + " FROM evaluation_predictions WHERE evaluation = ? ORDER BY place");
        query.bind(1, number);
        std::vector<PredictionRow> rows;
        while (query.executeStep())
            rows.push_back(predictionAt(query));
        return rows;
    });
}

} // namespace carpo::project
