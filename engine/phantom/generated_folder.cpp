// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/generated_folder.h"

#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"
#include "engine/imaging/encode.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

core::ErrorCode codeOf(std::error_code error)
{
    if (error == std::errc::no_space_on_device)
        return core::ErrorCode::DiskFull;
    if (error == std::errc::permission_denied || error == std::errc::read_only_file_system
        || error == std::errc::operation_not_permitted)
        return core::ErrorCode::PermissionDenied;
    return core::ErrorCode::WriteFailed;
}

tl::unexpected<core::Error> failed(const fs::path& path, std::error_code error)
{
    return core::failure(codeOf(error), path.string(), {{"detail", error.message()}});
}

// The marker in the folder, if this generator left one.
std::optional<nlohmann::json> readMarker(const fs::path& folder, const SetMarker& marker)
{
    std::ifstream file(folder / marker.name);
    if (!file)
        return std::nullopt;
    nlohmann::json found = nlohmann::json::parse(file, nullptr, false);
    if (!found.is_object() || found.value("generator", std::string()) != marker.generator)
        return std::nullopt;
    return found;
}

bool holdsAnything(const fs::path& folder)
{
    std::error_code missing;
    const bool isEmpty = fs::is_empty(folder, missing);
    return !missing && !isEmpty;
}

// Of somebody else, where there is no marker.
bool isTaken(const fs::path& folder,
             const SetMarker& marker,
             const std::vector<std::string>& imageFolders,
             const std::vector<std::string>& tables)
{
    std::error_code missing;
    if (tables.empty()) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder, missing))
            if (!entry.is_directory(missing) || holdsAnything(entry.path()))
                return true;
        return false;
    }
    const auto isThere = [&](const std::string& name) { return fs::exists(folder / name, missing); };
    return isThere(marker.name) || std::ranges::any_of(tables, isThere)
           || std::ranges::any_of(imageFolders,
                                  [&](const std::string& images) { return holdsAnything(folder / images); });
}

// Another set's pictures; whatever else lies beside them stays.
void removeSet(const fs::path& folder, const SetMarker& marker, const std::vector<std::string>& imageFolders)
{
    std::error_code ignored; // what cannot be removed is written over or reported then
    for (const std::string& images : imageFolders) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder / images, ignored))
            if (entry.path().extension() == ".png" || entry.path().extension() == ".part")
                fs::remove(entry.path(), ignored);
    }
    fs::remove(folder / marker.name, ignored);
}

} // namespace

core::Result<bool> prepareFolder(const fs::path& folder,
                                 const SetMarker& marker,
                                 const std::vector<std::string>& imageFolders,
                                 const std::vector<std::string>& tables)
{
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        return core::failure(core::ErrorCode::NotAFolder, folder.string());
    const std::optional<nlohmann::json> found = readMarker(folder, marker);
    if (found && *found == nlohmann::json::parse(marker.finished))
        return true;
    if (!found) {
        if (isTaken(folder, marker, imageFolders, tables))
            return core::failure(core::ErrorCode::FolderNotEmpty, folder.string());
    } else if (*found != nlohmann::json::parse(marker.unfinished)) {
        removeSet(folder, marker, imageFolders);
    }
    for (const std::string& images : imageFolders) {
        fs::create_directories(folder / images, error);
        if (error)
            return failed(folder, error);
    }
    return false;
}

core::Result<void> writeText(const fs::path& file, const std::string& text)
{
    fs::path temporary = file;
    temporary += ".part";
    {
        errno = 0;
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (!out)
            return failed(file, std::error_code(errno != 0 ? errno : EIO, std::generic_category()));
    }
    std::error_code error;
    fs::rename(temporary, file, error);
    if (error)
        return failed(file, error);
    return {};
}

// Numbers are taken from a counter, so that pictures appear by increasing number.
core::Result<void> writeImages(std::size_t count,
                               const std::function<fs::path(std::size_t)>& fileOf,
                               const std::function<imaging::Image(std::size_t)>& draw,
                               const std::stop_token& stop,
                               const core::ProgressFn& progress)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(count), progress);
    std::atomic<bool> broken = false;
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    core::Result<void> result; // protected by mutex
    core::parallelFor(count, [&](std::size_t i) {
        if (broken || stop.stop_requested()) {
            cancelled = true;
            return;
        }
        const fs::path file = fileOf(i);
        std::error_code missing;
        if (!fs::exists(file, missing)) {
            const auto written = imaging::writePng(file, draw(i));
            const std::scoped_lock lock(mutex);
            if (!written && !broken.exchange(true))
                result = written;
        }
        meter.advance();
    });
    meter.finish();
    if (result && cancelled)
        return core::failure(core::ErrorCode::Cancelled);
    return result;
}

} // namespace carpo::phantom
