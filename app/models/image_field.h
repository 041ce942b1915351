// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/opened_set.h"
#include "engine/explore/columns.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace carpo::models {

/// One thing to know of an image, as a table has it and a gallery is sorted by it: its id, its file, one of
/// explore::Columns, or what is decided about it.
struct ImageField
{
    enum class Kind
    {
        Id,
        File,
        Column,
        Decision,
    };
    Kind kind = Kind::Id;
    std::string key;                         ///< stable: "id", "file", a column's key, "decision"
    const explore::Column* column = nullptr; ///< of Kind::Column; `columns` keeps it
    int decimals = 0;                        ///< of a column of numbers
    std::shared_ptr<const explore::Columns> columns = nullptr;

    [[nodiscard]] bool isNumber() const { return column != nullptr && column->isNumber(); }
};

/// All there are of a set, in the order of a table. Must not block.
[[nodiscard]] std::vector<ImageField> imageFields(const std::shared_ptr<const explore::Columns>& columns);

/// "Idade óssea (meses)"
[[nodiscard]] QString fieldName(const ImageField& field);
/// As a table has it, without the unit; empty where it is not known.
[[nodiscard]] QString fieldText(const ImageField& field,
                                const bridge::OpenedSet& set,
                                const bridge::DecisionDesk& desk,
                                std::size_t image);
/// What each image is sorted by; NaN where it is not known.
[[nodiscard]] std::vector<double>
sortKeys(const ImageField& field, const bridge::OpenedSet& set, const bridge::DecisionDesk& desk);

} // namespace carpo::models
