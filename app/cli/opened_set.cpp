// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_set.h"

#include "engine/dataset/table_preview.h"
#include "engine/jobs/locations.h"
#include "engine/project/open_dataset.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace carpo::cli {

namespace {

constexpr std::array kUnits = {dataset::Unit::Months, dataset::Unit::Years, dataset::Unit::None};

std::vector<std::string> unitNames()
{
    std::vector<std::string> names;
    for (const dataset::Unit unit : kUnits)
        names.emplace_back(dataset::unitKey(unit));
    return names;
}

constexpr double kPixelsAMegapixel = 1e6;

std::string shortNumber(double number)
{
    return std::to_string(std::llround(number));
}

core::Error unitNeeded(const core::Error& error)
{
    std::string choices;
    for (const std::string& name : unitNames())
        choices += (choices.empty() ? "" : " or ") + ("--target-unit " + name);
    std::string reason = core::fillIn(core::errorText(error.code).what, error);
    const std::string place = error.place + ": ";
    if (reason.starts_with(place))
        reason.erase(0, place.size());
    return {core::ErrorCode::WrongUsage,
            error.place,
            {{"detail", reason + " Write " + choices + " (a plain number)."}}};
}

} // namespace

imaging::DecodeLimits DatasetArguments::limits(imaging::DecodeLimits others) const
{
    if (maxMegapixels)
        others.maxPixels = std::llround(*maxMegapixels * kPixelsAMegapixel);
    if (maxSeconds)
        others.maxSeconds = *maxSeconds;
    return others;
}

void addMappingOptions(CLI::App& command, DatasetArguments& arguments)
{
    command.add_option("--mapping",
                       arguments.mapping,
                       "Column mapping of the table, as `carpo-cli mapping` writes it; kept in the project");
    command.add_option("--target-unit", arguments.targetUnit, "What the target is counted in; none: no age")
        ->check(CLI::IsMember(unitNames()));
    constexpr imaging::DecodeLimits kDefaults;
    command
        .add_option("--max-megapixels",
                    arguments.maxMegapixels,
                    "Larger images are not opened (default "
                        + shortNumber(static_cast<double>(kDefaults.maxPixels) / kPixelsAMegapixel) + ")")
        ->check(CLI::Range(0.000001, 2000.0));
    command
        .add_option("--max-seconds-per-image",
                    arguments.maxSeconds,
                    "Of a DICOM or a large image; what takes longer is given up (default "
                        + shortNumber(kDefaults.maxSeconds) + ")")
        ->check(CLI::Range(0.001, 86400.0));
}

void addDatasetOptions(CLI::App& command, DatasetArguments& arguments, std::string& project)
{
    command.add_option("DATASET", arguments.folder, "Folder of radiographs, or a table in it")->required();
    addMappingOptions(command, arguments);
    command.add_option("--project", project, "Project file; made where it is missing")->required();
}

core::Result<std::optional<dataset::ColumnMapping>> mappingFrom(const DatasetArguments& arguments,
                                                                const std::filesystem::path& projectFile,
                                                                const std::stop_token& stop)
{
    core::Result<std::optional<dataset::ColumnMapping>> mapping = std::nullopt;
    if (!arguments.mapping.empty())
        mapping = dataset::loadMapping(arguments.mapping).map([](dataset::ColumnMapping&& loaded) {
            return std::optional(std::move(loaded));
        });
    else if (!projectFile.empty())
        mapping = project::rememberedMapping(arguments.folder, projectFile);
    if (!mapping || arguments.targetUnit.empty())
        return mapping;
    if (!*mapping) {
        core::Result<dataset::TablePreview> preview = dataset::previewTable(arguments.folder, {}, stop);
        if (!preview)
            return tl::unexpected(preview.error());
        mapping = std::move(preview->mapping);
    }
    (*mapping)->targetUnit = dataset::unitFromKey(arguments.targetUnit).value_or(dataset::Unit::Unstated);
    return mapping;
}

core::Result<dataset::Dataset> openDataset(const DatasetArguments& arguments,
                                           const std::filesystem::path& projectFile,
                                           const std::stop_token& stop)
{
    imaging::setDecodeLimits(arguments.limits(imaging::decodeLimits()));
    const auto mapping = mappingFrom(arguments, projectFile, stop);
    if (!mapping)
        return tl::unexpected(mapping.error());
    return dataset::openDataset(arguments.folder, *mapping, stop).map_error([](const core::Error& error) {
        return error.code == core::ErrorCode::UnitUnstated ? unitNeeded(error) : error;
    });
}

core::Result<OpenedSet> openAndScan(const DatasetArguments& arguments,
                                    const std::filesystem::path& projectFile,
                                    Console& console,
                                    std::stop_token stop)
{
    core::Result<dataset::Dataset> dataset = openDataset(arguments, projectFile, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    core::Result<project::Project> project = project::Project::openOrCreate(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto stored = project->setDataset(*dataset); !stored)
        return tl::unexpected(stored.error());
    core::Result<explore::ScanTable> scan =
        explore::scan(*dataset, *project, std::move(stop), console.progress("scanning"));
    if (!scan)
        return tl::unexpected(scan.error());
    return OpenedSet{explore::withFacts(std::move(*dataset), *scan), std::move(*project), std::move(*scan)};
}

core::Result<dataset::Dataset> openWithFacts(const DatasetArguments& arguments,
                                             const std::filesystem::path& projectFile,
                                             Console& console,
                                             std::stop_token stop)
{
    core::Result<dataset::Dataset> dataset = openDataset(arguments, projectFile, stop);
    if (!dataset || !explore::lacksFacts(*dataset))
        return dataset;
    return openAndScan(arguments, projectFile, console, std::move(stop)).map([](OpenedSet&& set) {
        return std::move(set.dataset);
    });
}

project::CacheOptions cacheOptions()
{
    return {.folder = jobs::cacheFolder() / "pixels"};
}

} // namespace carpo::cli
