// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/folder_listing.h"

#include "engine/dataset/parse.h"
#include "engine/imaging/decode.h"

#include <algorithm>
#include <array>
#include <span>
#include <system_error>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr std::array<std::string_view, 7> kImageEndings = {
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".dcm"};

constexpr std::array<std::string_view, 5> kTableEndings = {".csv", ".tsv", ".tab", ".xlsx", ".xlsm"};
constexpr std::array<std::string_view, 3> kOtherTableEndings = {".xls", ".xlsb", ".ods"};

bool endsAs(std::string_view name, std::span<const std::string_view> endings)
{
    const auto dot = name.rfind('.');
    return dot != std::string_view::npos && dot != 0
           && std::ranges::find(endings, lowered(name.substr(dot))) != endings.end();
}

bool isHidden(std::string_view name)
{
    return name.starts_with('.') || name.starts_with("~$");
}

tl::unexpected<core::Error> listingFailed(const std::error_code& error, const std::filesystem::path& folder)
{
    using enum core::ErrorCode;
    const auto code = error == std::errc::no_such_file_or_directory ? FolderNotFound
                      : error == std::errc::not_a_directory         ? NotAFolder
                      : error == std::errc::permission_denied       ? PermissionDenied
                                                                    : ReadFailed;
    return core::failure(code, folder.string(), {{"detail", error.message()}});
}

/// Two letters, as those of a BMP, are too few: texts begin so too.
bool isImageByContent(const std::filesystem::path& file)
{
    // "1.png.part" is still being written, and gone before anybody could open it.
    if (lowered(file.filename().string()) == "dicomdir" || file.extension() == ".part")
        return false;
    const imaging::Format format = imaging::sniffFile(file);
    return format != imaging::Format::Unknown && format != imaging::Format::Bmp;
}

void addEntry(FolderListing& listing, const std::filesystem::directory_entry& entry, std::string name)
{
    // The type comes with the listing; only a link has to be followed.
    std::error_code error;
    const auto type = entry.status(error).type();
    if (type == std::filesystem::file_type::directory)
        listing.folders.push_back(std::move(name));
    else if (isImageName(name)) {
        if (type == std::filesystem::file_type::regular)
            listing.images.push_back(std::move(name));
        else
            listing.notFiles.push_back(std::move(name));
    } else if (isTableName(name))
        listing.tables.push_back(std::move(name));
    else if (endsAs(name, kOtherTableEndings))
        listing.otherTables.push_back(std::move(name));
    else if (type == std::filesystem::file_type::regular && isImageByContent(entry.path()))
        listing.images.push_back(std::move(name));
}

} // namespace

core::Result<FolderListing> listFolder(const std::filesystem::path& folder)
{
    FolderListing listing;
    listing.folder = folder;
    std::error_code error;
    std::filesystem::directory_iterator entries(folder, error);
    while (!error && entries != std::filesystem::directory_iterator()) {
        listing.empty = false;
        if (std::string name = entries->path().filename().string(); !isHidden(name))
            addEntry(listing, *entries, std::move(name));
        entries.increment(error);
    }
    if (error)
        return listingFailed(error, folder);
    std::ranges::sort(listing.tables);
    std::ranges::sort(listing.images);
    std::ranges::sort(listing.folders);
    std::ranges::sort(listing.notFiles);
    std::ranges::sort(listing.otherTables);
    return listing;
}

bool isTableName(std::string_view name)
{
    return endsAs(name, kTableEndings);
}

bool isImageName(std::string_view name)
{
    return imageStem(name).size() < name.size();
}

std::string_view imageStem(std::string_view name)
{
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return name;
    const std::string ending = lowered(name.substr(dot));
    return std::ranges::find(kImageEndings, ending) == kImageEndings.end() ? name : name.substr(0, dot);
}

} // namespace carpo::dataset
