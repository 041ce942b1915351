// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/statement_values.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace carpo::project {
namespace {

static_assert(std::endian::native == std::endian::little, "scores are stored as little-endian float32");

dataset::Sex sexOf(const std::string& key)
{
    for (const dataset::Sex sex : {dataset::Sex::Female, dataset::Sex::Male}) {
        if (key == dataset::sexKey(sex))
            return sex;
    }
    return dataset::Sex::Unknown;
}

std::vector<float> scoresAt(const SQLite::Column& blob)
{
    std::vector<float> scores(static_cast<std::size_t>(blob.getBytes()) / sizeof(float));
    if (!scores.empty())
        std::memcpy(scores.data(), blob.getBlob(), scores.size() * sizeof(float));
    return scores;
}

} // namespace

void bindNumber(SQLite::Statement& statement, int place, double number)
{
    if (std::isnan(number))
        statement.bind(place);
    else
        statement.bind(place, number);
}

double numberAt(const SQLite::Statement& row, int column)
{
    const SQLite::Column value = row.getColumn(column);
    return value.isNull() ? std::numeric_limits<double>::quiet_NaN() : value.getDouble();
}

void bindText(SQLite::Statement& statement, int place, const std::string& text)
{
    if (text.empty())
        statement.bind(place);
    else
        statement.bind(place, text);
}

void bindPrediction(SQLite::Statement& statement, int first, const PredictionRow& row)
{
    statement.bind(first, row.id);
    statement.bind(first + 1, row.part);
    bindNumber(statement, first + 2, static_cast<double>(row.months));
    bindNumber(statement, first + 3, static_cast<double>(row.truth));
    bindText(statement, first + 4, row.className);
    bindNumber(statement, first + 5, static_cast<double>(row.probability));
    bindText(statement, first + 6, row.trueClass);
    bindNumber(statement, first + 7, static_cast<double>(row.trueProbability));
    if (row.scores.empty())
        statement.bind(first + 8);
    else
        statement.bind(first + 8, row.scores.data(), static_cast<int>(row.scores.size() * sizeof(float)));
    bindText(statement,
             first + 9,
             row.sex == dataset::Sex::Unknown ? std::string() : std::string(dataset::sexKey(row.sex)));
}

PredictionRow predictionAt(const SQLite::Statement& row)
{
    return {.id = row.getColumn(0).getString(),
            .part = row.getColumn(1).getString(),
            .months = static_cast<float>(numberAt(row, 2)),
            .truth = static_cast<float>(numberAt(row, 3)),
            .className = row.getColumn(4).getString(),
            .probability = static_cast<float>(numberAt(row, 5)),
            .trueClass = row.getColumn(6).getString(),
            .trueProbability = static_cast<float>(numberAt(row, 7)),
            .scores = scoresAt(row.getColumn(8)),
            .sex = sexOf(row.getColumn(9).getString())};
}

} // namespace carpo::project
