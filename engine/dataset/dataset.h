// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::dataset {

enum class Sex : std::uint8_t
{
    Unknown,
    Female,
    Male
};

/// "female", "male", "unknown"
[[nodiscard]] std::string_view sexKey(Sex sex);

/// A set of radiographs with what is known of each, as columns: element i of every column is image i.
/// Only rows that have an image file are here; whether a file can be decoded is the scan's business.
struct Dataset
{
    std::filesystem::path root; ///< the folder that was opened, absolute
    std::string name;           ///< the folder's name
    std::string layout;         ///< which reader knew it: "rsna_training"

    std::vector<std::string> ids;
    std::vector<std::filesystem::path> files; ///< absolute
    std::vector<Sex> sexes;
    std::vector<float> months; ///< bone age; NaN where it is not known

    std::vector<core::Problem> problems; ///< of the table and the folder, in the order they were met

    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Bone ages outside of this are problems and become NaN.
inline constexpr double kMinimumMonths = 0;
inline constexpr double kMaximumMonths = 240;

/// Opens whatever layout the folder (or table in it) has; the readers are tried in order. Decodes nothing.
/// Fails with FolderNotFound, NotAFolder, PermissionDenied, FolderEmpty, NoLabelTable, TableEmpty,
/// TableBinary, TableColumnMissing. Blocks (a directory listing and a table: 50 ms for 12,611 rows).
[[nodiscard]] core::Result<Dataset> openDataset(const std::filesystem::path& folder);

/// Sex as people write it: M/F, male/female, masculino/feminino, menino/menina, and what stands in a
/// column named "male": True/TRUE/true/1. Unknown for anything else.
[[nodiscard]] Sex parseSex(std::string_view text, bool columnSaysMale);

} // namespace carpo::dataset
