// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::dataset {

/// What lies in a folder, sorted by name, looked up once: 12,611 questions to the file system would take
/// longer than everything else.
struct FolderListing
{
    std::filesystem::path folder;    ///< absolute
    std::vector<std::string> tables; ///< names of files that end as tables do: .csv, .tsv, .tab, .xlsx, .xlsm
    std::vector<std::string> images; ///< names of files that end as images do, or that are some by content
    std::vector<std::string> folders;  ///< names of sub-folders
    std::vector<std::string> notFiles; ///< pipes, sockets and links in a circle that are called as images are
    std::vector<std::string> otherTables; ///< workbooks that cannot be read: .xls, .xlsb, .ods
    bool empty = true;                    ///< nothing at all lies there
};

/// A file without the ending of an image or of a table is one where its first bytes say so: DICOMs are called
/// anything. DICOMDIR, their list, is none. What programs hide beside the files (a name that begins with a
/// point, or Excel's with ~$) is left out. Fails with FolderNotFound, NotAFolder, PermissionDenied or
/// ReadFailed. Blocks (one listing, and the start of each file with another ending).
[[nodiscard]] core::Result<FolderListing> listFolder(const std::filesystem::path& folder);

/// Whether the name ends as a table's does, in any case.
[[nodiscard]] bool isTableName(std::string_view name);

/// Whether the name ends as an image's does: .png, .jpg, .jpeg, .tif, .tiff, .bmp, .dcm in any case.
[[nodiscard]] bool isImageName(std::string_view name);

/// The name without the ending of an image; the whole name where it has none.
[[nodiscard]] std::string_view imageStem(std::string_view name);

} // namespace carpo::dataset
