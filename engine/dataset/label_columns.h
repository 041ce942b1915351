// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/csv_table.h"

#include <cstddef>

namespace carpo::dataset {

/// Where in a row the labels stand.
struct LabelColumns
{
    std::size_t id = 0;
    std::size_t age = 0;
    std::size_t sex = 0;
    bool sexSaysMale = false; ///< the column is called "male" and holds True or False
};

/// Finds id, boneage and male (or sex) by the header, in any order and capitalisation. Fails with
/// TableColumnMissing. Must not block.
[[nodiscard]] core::Result<LabelColumns> labelColumns(const CsvTable& table);

} // namespace carpo::dataset
