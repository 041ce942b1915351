// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/dataset.h"

#include "engine/dataset/folder_tree.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/reader.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace carpo::dataset {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

constexpr std::array kTableReaders = {
    Reader{"rsna", &readRsna},
    Reader{"table", &readTable},
};
constexpr std::array kFolderReaders = {
    Reader{"classes", &readClassFolders},
    Reader{"images", &readImages},
};

// From `boneage-training-dataset/boneage-training-dataset` up to the table.
constexpr int kLevelsUp = 2;
// Above the folder that was chosen anything may lie: no more is looked at than a data set has.
constexpr WalkLimits kAbove{.depth = 3, .folders = 1000};

Dataset finished(Dataset dataset, const FolderTree& tree, std::string_view layout)
{
    dataset.root = tree.root().folder;
    dataset.name = dataset.root.filename().string();
    dataset.layout = layout;
    dataset.problems.insert(dataset.problems.end(), tree.problems.begin(), tree.problems.end());
    return dataset;
}

/// NoLabelTable where none of the readers knows the folder. A table that is there but wrong tells more: the
/// readers after the first one that says so are asked only where it lacks columns, for they may need others.
template <std::size_t N>
core::Result<Dataset> readWith(const std::array<Reader, N>& readers, const PlaceToOpen& place)
{
    std::optional<core::Error> error;
    for (const Reader& reader : readers) {
        core::Result<Dataset> dataset = reader.read(place.tree, place.table);
        if (dataset)
            return finished(std::move(*dataset), place.tree, reader.layout);
        const ErrorCode code = dataset.error().code;
        if (!error || error->code == ErrorCode::NoLabelTable || code == ErrorCode::UnitUnstated)
            error = dataset.error();
        if (code != ErrorCode::NoLabelTable && code != ErrorCode::TableColumnMissing)
            break;
    }
    if (error->code == ErrorCode::NoLabelTable)
        error = noLabelTable(place.tree.root().folder);
    return tl::unexpected(*error);
}

/// Whether the data set's images lie in the folder or below it.
bool isOf(const Dataset& dataset, const fs::path& folder)
{
    return std::ranges::any_of(dataset.files, [&folder](const fs::path& file) {
        const auto parent = file.parent_path();
        return std::mismatch(folder.begin(), folder.end(), parent.begin(), parent.end()).first
               == folder.end();
    });
}

bool hasTables(const FolderTree& tree)
{
    return std::ranges::any_of(tree.folders,
                               [](const FolderListing& folder) { return !folder.tables.empty(); });
}

/// The set whose image folder was chosen instead of the one above with the table.
std::optional<core::Result<Dataset>> openAbove(const fs::path& chosen, const std::stop_token& stop)
{
    fs::path folder = chosen;
    for (int level = 0; level < kLevelsUp && folder.has_relative_path(); ++level) {
        folder = folder.parent_path();
        const auto listing = listFolder(folder);
        if (!listing || listing->tables.empty())
            continue;
        core::Result<FolderTree> tree = walkFolder(folder, kAbove, stop);
        if (!tree || tree->folders.size() >= kAbove.folders)
            continue;
        core::Result<Dataset> dataset = readWith(kTableReaders, {std::move(*tree), std::nullopt});
        if (dataset ? isOf(*dataset, chosen) : dataset.error().code == ErrorCode::UnitUnstated)
            return dataset;
    }
    return std::nullopt;
}

fs::path absolutePath(const fs::path& path)
{
    std::error_code error;
    auto absolute = fs::absolute(path, error).lexically_normal();
    // "set/" and "set" are one folder.
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

} // namespace

core::Result<PlaceToOpen> lookAt(const fs::path& place, const std::stop_token& stop)
{
    if (place.empty())
        return core::failure(ErrorCode::FolderNotFound);
    const fs::path chosen = absolutePath(place);
    std::error_code error;
    const bool isTable = isTableName(chosen.filename().string()) && fs::is_regular_file(chosen, error);
    core::Result<FolderTree> tree = walkFolder(isTable ? chosen.parent_path() : chosen, {}, stop);
    if (!tree)
        return tl::unexpected(tree.error());
    if (tree->root().empty)
        return core::failure(ErrorCode::FolderEmpty, chosen.string());
    return PlaceToOpen{std::move(*tree), isTable ? std::optional(chosen) : std::nullopt};
}

std::vector<fs::path> tablesOf(const FolderTree& tree)
{
    std::vector<std::pair<std::size_t, fs::path>> found;
    for (const FolderListing& folder : tree.folders) {
        const fs::path below = folder.folder.lexically_relative(tree.root().folder);
        const auto depth = below == "." ? 0 : std::distance(below.begin(), below.end());
        for (const std::string& name : folder.tables)
            found.emplace_back(static_cast<std::size_t>(depth), folder.folder / name);
    }
    std::ranges::stable_sort(found, {}, &std::pair<std::size_t, fs::path>::first);
    std::vector<fs::path> tables;
    for (auto& [depth, table] : found)
        tables.push_back(std::move(table));
    return tables;
}

core::Error noLabelTable(const fs::path& folder)
{
    return {ErrorCode::NoLabelTable, folder.string(), {}};
}

core::Result<Dataset>
openDataset(const fs::path& folder, const std::optional<ColumnMapping>& mapping, const std::stop_token& stop)
{
    const core::Result<PlaceToOpen> place = lookAt(folder, stop);
    if (!place)
        return tl::unexpected(place.error());
    if (mapping)
        return readMapped(place->tree, place->table, *mapping).map([&place](Dataset&& dataset) {
            return finished(std::move(dataset), place->tree, "table");
        });
    core::Result<Dataset> dataset = readWith(kTableReaders, *place);
    if (dataset || dataset.error().code != ErrorCode::NoLabelTable || place->table)
        return dataset;
    if (!hasTables(place->tree)) {
        if (auto above = openAbove(place->tree.root().folder, stop))
            return std::move(*above);
    }
    return readWith(kFolderReaders, *place);
}

} // namespace carpo::dataset
