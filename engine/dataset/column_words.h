// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/column_mapping.h"

#include <cstdint>
#include <string_view>

namespace carpo::dataset {

/// What a column can hold.
enum class ColumnRole : std::uint8_t
{
    Other,
    File,
    Sex,
    BoneAge,          ///< says so
    Age,              ///< of one kind or the other
    AgeUnit,          ///< "months" or "years" and no more
    ChronologicalAge, ///< says so
    Target,           ///< a number or word that is to be learnt, whatever it means
    Split,
    Patient,
    Class
};

/// What a column's header says of it, in English, Portuguese or Spanish: "Idade óssea (meses)", "Image ID".
struct HeaderWords
{
    ColumnRole role = ColumnRole::Other;
    int rank = 0; ///< among columns of one role the least goes first: "id" before "case id"
    Unit unit = Unit::Unstated;
};

/// Must not block.
[[nodiscard]] HeaderWords headerWords(std::string_view header);

/// What True and False mean in a sex column called so: "male" and "female", and their like.
enum class TruthMeans : std::uint8_t
{
    Nothing,
    Male,
    Female
};

[[nodiscard]] TruthMeans truthMeans(std::string_view header);

} // namespace carpo::dataset
