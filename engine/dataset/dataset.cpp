// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/dataset.h"

#include "engine/dataset/folder_listing.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

namespace carpo::dataset {
namespace {

constexpr std::array kReaders = {
    Reader{"rsna_training", &readRsnaTraining},
};

// From `boneage-training-dataset/boneage-training-dataset` up to the table.
constexpr int kLevelsUp = 2;

core::Result<Dataset> readWith(const FolderListing& listing, const std::optional<std::string>& table)
{
    if (listing.empty)
        return core::failure(core::ErrorCode::FolderEmpty, listing.folder.string());
    std::optional<core::Error> error;
    for (const Reader& reader : kReaders) {
        auto dataset = reader.read(listing, table);
        if (dataset) {
            dataset->root = listing.folder;
            dataset->name = listing.folder.filename().string();
            dataset->layout = reader.layout;
            return dataset;
        }
        // A table that is there but wrong tells more than that there is none.
        if (!error || error->code == core::ErrorCode::NoLabelTable)
            error = dataset.error();
    }
    return tl::unexpected(*error);
}

/// Whether the data set's images lie in the folder or below it.
bool isOf(const Dataset& dataset, const std::filesystem::path& folder)
{
    if (dataset.files.empty())
        return false;
    const auto parent = dataset.files.front().parent_path();
    return std::mismatch(folder.begin(), folder.end(), parent.begin(), parent.end()).first == folder.end();
}

/// The set whose image folder was chosen instead of the one above with the table.
std::optional<Dataset> openAbove(const std::filesystem::path& chosen)
{
    std::filesystem::path folder = chosen;
    for (int level = 0; level < kLevelsUp && folder.has_relative_path(); ++level) {
        folder = folder.parent_path();
        const auto listing = listFolder(folder);
        if (!listing || listing->tables.empty())
            continue;
        auto dataset = readWith(*listing, std::nullopt);
        if (dataset && isOf(*dataset, chosen))
            return std::move(*dataset);
    }
    return std::nullopt;
}

std::filesystem::path absolutePath(const std::filesystem::path& path)
{
    std::error_code error;
    auto absolute = std::filesystem::absolute(path, error).lexically_normal();
    // "set/" and "set" are one folder.
    return absolute.has_filename() ? absolute : absolute.parent_path();
}

} // namespace

core::Result<Dataset> openDataset(const std::filesystem::path& folder)
{
    if (folder.empty())
        return core::failure(core::ErrorCode::FolderNotFound, {});
    const auto chosen = absolutePath(folder);
    std::error_code error;
    const bool isTable =
        lowered(chosen.extension().string()) == ".csv" && std::filesystem::is_regular_file(chosen, error);
    const auto listing = listFolder(isTable ? chosen.parent_path() : chosen);
    if (!listing)
        return tl::unexpected(listing.error());
    if (isTable)
        return readWith(*listing, chosen.filename().string());
    auto dataset = readWith(*listing, std::nullopt);
    if (!dataset && listing->tables.empty() && !listing->empty) {
        if (auto above = openAbove(chosen))
            return std::move(*above);
    }
    return dataset;
}

} // namespace carpo::dataset
