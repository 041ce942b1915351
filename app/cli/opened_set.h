// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "engine/core/error.h"
#include "engine/dataset/column_mapping.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"
#include "engine/imaging/decode_limits.h"
#include "engine/project/pixel_cache.h"
#include "engine/project/project.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace CLI { // NOLINT(readability-identifier-naming): the library's
class App;
} // namespace CLI

namespace carpo::cli {

/// A data set with its project and what the scan found.
struct OpenedSet
{
    dataset::Dataset dataset;
    project::Project project;
    explore::ScanTable scan;
};

/// Which data set, and how its table is to be read where that is said.
struct DatasetArguments
{
    std::string folder;                       ///< or a table in it
    std::string mapping;                      ///< a file; empty: what the project remembers, else a guess
    std::string targetUnit;                   ///< "months", "years", "none"; empty: what the mapping says
    std::optional<double> maxMegapixels = {}; ///< nothing: not asked for
    std::optional<double> maxSeconds = {};

    /// What was asked for, the rest as it is in `others`.
    [[nodiscard]] imaging::DecodeLimits limits(imaging::DecodeLimits others) const;
};

/// Adds --mapping, --target-unit, --max-megapixels and --max-seconds-per-image.
void addMappingOptions(CLI::App& command, DatasetArguments& arguments);

/// Adds DATASET, those, and --project for a project that is made where there is none.
void addDatasetOptions(CLI::App& command, DatasetArguments& arguments, std::string& project);

/// The mapping that was asked for; nothing where nobody asked. Fails with MappingInvalid, and as previewTable
/// does where only the unit was said (Cancelled among it). Blocks.
[[nodiscard]] core::Result<std::optional<dataset::ColumnMapping>> mappingFrom(
    const DatasetArguments& arguments, const std::filesystem::path& projectFile, const std::stop_token& stop);

/// Opens the data set without touching the project; from here on the program keeps to the limits. Fails as
/// mappingFrom and dataset::openDataset do; for a unit that nobody states with WrongUsage and what to write.
/// Blocks.
[[nodiscard]] core::Result<dataset::Dataset> openDataset(const DatasetArguments& arguments,
                                                         const std::filesystem::path& projectFile,
                                                         const std::stop_token& stop);

/// Opens both, making the project where there is none, and scans. Fails as openDataset, openOrCreate and
/// explore::scan do. Blocks.
[[nodiscard]] core::Result<OpenedSet> openAndScan(const DatasetArguments& arguments,
                                                  const std::filesystem::path& projectFile,
                                                  Console& console,
                                                  std::stop_token stop);

/// Opens the data set, and scans it where DICOMs may say what its table does not. Fails as openAndScan does.
/// Blocks.
[[nodiscard]] core::Result<dataset::Dataset> openWithFacts(const DatasetArguments& arguments,
                                                           const std::filesystem::path& projectFile,
                                                           Console& console,
                                                           std::stop_token stop);

/// The user's pixel cache, the one that the window has too.
[[nodiscard]] project::CacheOptions cacheOptions();

} // namespace carpo::cli
