// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/column_mapping.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <stop_token>
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

enum class Part : std::uint8_t
{
    None,
    Train,
    Validation,
    Test
};

/// "train", "validation", "test", "none"
[[nodiscard]] std::string_view partKey(Part part);

/// The part that people call so: train, training, treino; validation, val, validação; test, teste ... Nothing
/// for another word.
[[nodiscard]] std::optional<Part> parsePart(std::string_view text);

/// Which side of the body is seen.
enum class Laterality : std::uint8_t
{
    Unknown,
    Left,
    Right,
    Both,
    Unpaired ///< a part of which there is one
};

/// "left", "right", "both", "unpaired", "unknown"
[[nodiscard]] std::string_view lateralityKey(Laterality laterality);

/// From one pixel's centre to the next one's, mm; NaN where not known.
struct PixelSpacing
{
    float row = std::numeric_limits<float>::quiet_NaN();    ///< downwards
    float column = std::numeric_limits<float>::quiet_NaN(); ///< across
};

/// A set of radiographs with what is known of each, as columns: element i of every column is image i.
/// Only rows that have an image file are here; whether a file can be decoded is the scan's business.
struct Dataset
{
    std::filesystem::path root; ///< the folder that was opened, absolute
    std::string name;           ///< the folder's name
    std::string layout;         ///< which reader knew it: "rsna", "table", "classes", "images"

    std::vector<std::string> ids;             ///< each once
    std::vector<std::filesystem::path> files; ///< absolute
    std::vector<Sex> sexes;
    /// The target: bone age in months, or a plain number where targetUnit is None; NaN where it is not known.
    std::vector<float> months;
    Unit targetUnit = Unit::Months; ///< Months or None: years are converted

    // What not every source has: each is empty, or has an element for every image.
    std::vector<Part> parts;           ///< the source's own split; empty where it names fewer than two parts
    std::vector<std::string> patients; ///< empty text where not known
    std::vector<float> chronologicalMonths; ///< age at the examination, no bone age; NaN where not known
    std::vector<std::string> classes;       ///< empty text where not known
    std::vector<PixelSpacing> spacings;
    std::vector<Laterality> lateralities;
    std::vector<std::string> bodyParts; ///< as the source writes it; empty text where not known

    std::optional<ColumnMapping> mapping; ///< the one that was asked for, if any was

    std::vector<core::Problem> problems; ///< of the table and the folder, in the order they were met

    [[nodiscard]] std::size_t size() const { return ids.size(); }
};

/// Bone ages outside of this are problems and become NaN.
inline constexpr double kMinimumMonths = 0;
inline constexpr double kMaximumMonths = 240;

/// Opens whatever layout the folder (or table in it) has: the RSNA 2017 sets, any table beside its images, a
/// folder of class folders, or images alone. A mapping says how a table is to be read; without one that is
/// guessed from its header and contents. Decodes nothing. Fails with FolderNotFound, NotAFolder,
/// PermissionDenied, FolderEmpty, NoLabelTable, TableEmpty, TableBinary, TableColumnMissing, WorkbookDamaged,
/// WorkbookTooLarge, SheetMissing, FileNotFound, and UnitUnstated where nothing says what the target is
/// counted in, and with Cancelled. Blocks (listings and a table: 50 ms for 12,611 rows; a table's length
/// costs time, no memory).
[[nodiscard]] core::Result<Dataset> openDataset(const std::filesystem::path& folder,
                                                const std::optional<ColumnMapping>& mapping = {},
                                                const std::stop_token& stop = {});

/// Sex as people write it: M/F, male/female, masculino/feminino, menino/menina, and what stands in a
/// column named "male": True/TRUE/true/1. Unknown for anything else.
[[nodiscard]] Sex parseSex(std::string_view text, bool columnSaysMale);

} // namespace carpo::dataset
