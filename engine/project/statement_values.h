// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/prediction_row.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <string>

namespace carpo::project {

/// SQLite stores no NaN: it becomes NULL.
void bindNumber(SQLite::Statement& statement, int place, double number);
/// NaN for NULL.
[[nodiscard]] double numberAt(const SQLite::Statement& row, int column);
/// An empty text is one that is not known: NULL.
void bindText(SQLite::Statement& statement, int place, const std::string& text);

/// The columns of a prediction, in the order of the two that follow.
inline constexpr const char* kPredictionColumns =
    "id, part, months, truth, class, probability, true_class, true_probability, scores, sex";
/// From parameter `first` on. The row must stay until the statement has run.
void bindPrediction(SQLite::Statement& statement, int first, const PredictionRow& row);
/// From column 0 on.
[[nodiscard]] PredictionRow predictionAt(const SQLite::Statement& row);

} // namespace carpo::project
