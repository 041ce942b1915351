// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace carpo::dataset {

/// What the numbers of a column are counted in.
enum class Unit : std::uint8_t
{
    Unstated, ///< neither the header nor the values say it
    Months,
    Years,
    None ///< a plain number, no age
};

/// "months", "years", "none"; empty for Unstated.
[[nodiscard]] std::string_view unitKey(Unit unit);
[[nodiscard]] std::optional<Unit> unitFromKey(std::string_view key);

/// Which column of a table holds what, and where its images lie. Columns are named as the header has them,
/// or "#3" for the third one; empty: there is none. Paths are relative to the folder that is opened, with /.
struct ColumnMapping
{
    std::string table = {};  ///< empty: the table that the user points at, or the only one that fits
    std::string sheet = {};  ///< of a workbook; empty: the first
    std::string images = {}; ///< the folder at or below which the images lie; empty: the one that is opened

    std::string file =
        {}; ///< the image's name or path, with or without its ending, or the id it is called after
    std::string sex = {};
    std::string target = {}; ///< the bone age, or another number that is to be learnt
    Unit targetUnit = Unit::Unstated;
    std::string chronologicalAge = {}; ///< never taken for a bone age
    Unit chronologicalUnit = Unit::Unstated;
    std::string split = {}; ///< train, validation or test
    std::string patient = {};
    std::string classes = {}; ///< a word that is to be learnt

    std::string femaleValue = {}; ///< what the sex column has for girls, where it is no usual word
    std::string maleValue = {};

    bool operator==(const ColumnMapping&) const = default;
};

/// The mapping as `carpo-cli --mapping` reads it; what is empty or unstated is left out. Must not block.
[[nodiscard]] std::string toJson(const ColumnMapping& mapping);

/// `place` is named in errors. Fails with MappingInvalid: no JSON, an unknown key, a wrong type or choice, a
/// newer version, no file column. Must not block.
[[nodiscard]] core::Result<ColumnMapping> mappingFromJson(std::string_view json, const std::string& place);

/// Fails also as reading a file does. Blocks.
[[nodiscard]] core::Result<ColumnMapping> loadMapping(const std::filesystem::path& file);

} // namespace carpo::dataset
