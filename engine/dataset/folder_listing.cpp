// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/folder_listing.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace carpo::dataset {
namespace {

constexpr std::array<std::string_view, 7> kImageEndings = {
    ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".dcm"};

tl::unexpected<core::Error> listingFailed(const std::error_code& error, const std::filesystem::path& folder)
{
    using enum core::ErrorCode;
    const auto code = error == std::errc::no_such_file_or_directory ? FolderNotFound
                      : error == std::errc::not_a_directory         ? NotAFolder
                      : error == std::errc::permission_denied       ? PermissionDenied
                                                                    : ReadFailed;
    return core::failure(code, folder.string(), {{"detail", error.message()}});
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
        // The type comes with the listing; only a link has to be followed.
        std::error_code unknown;
        std::string name = entries->path().filename().string();
        if (entries->is_directory(unknown))
            listing.folders.push_back(std::move(name));
        else if (isImageName(name))
            listing.images.push_back(std::move(name));
        else if (lowered(name).ends_with(".csv"))
            listing.tables.push_back(std::move(name));
        entries.increment(error);
    }
    if (error)
        return listingFailed(error, folder);
    std::ranges::sort(listing.tables);
    std::ranges::sort(listing.images);
    std::ranges::sort(listing.folders);
    return listing;
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
