// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "engine/training/hyperparameter.h"

#include <QString>
#include <QVariant>

#include <string>
#include <vector>

namespace carpo::models {

/// One thing to know of a run, as a table of runs has it.
struct RunField
{
    enum class Kind
    {
        Number,
        Name,
        State,
        Best,
        BestEpoch,
        Epochs,
        Time,
        Started,
        Tags,
        Notes,
        Sweep,
        Hyperparameter,
    };
    Kind kind = Kind::Number;
    std::string key;                                          ///< stable; a hyperparameter's is its own
    const training::Hyperparameter* hyperparameter = nullptr; ///< of that kind
};

/// All there are, in the order of a table; then every hyperparameter.
[[nodiscard]] const std::vector<RunField>& runFields();

[[nodiscard]] QString fieldName(const RunField& field);
/// In the window's language; empty where it is not known.
[[nodiscard]] QString fieldText(const RunField& field, const bridge::RunSummary& run);
/// What runs are sorted by: a number or a text; invalid where it is not known.
[[nodiscard]] QVariant sortKey(const RunField& field, const bridge::RunSummary& run);
/// Whether it stands at the right.
[[nodiscard]] bool isNumber(const RunField& field);

} // namespace carpo::models
