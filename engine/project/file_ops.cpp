// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/file_ops.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace carpo::project {

core::Error systemError(int number, const std::filesystem::path& file, core::ErrorCode otherwise)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return {core::ErrorCode::DiskFull, file.string(), {}};
    case EACCES:
    case EPERM:
    case EROFS:
        return {core::ErrorCode::PermissionDenied, file.string(), {}};
    default:
        return {otherwise, file.string(), {{"detail", std::strerror(number)}}};
    }
}

bool isLasting(core::ErrorCode code)
{
    using enum core::ErrorCode;
    return code == NotAnImage || code == UnsupportedImage || code == ImageDamaged || code == ImageTooLarge
           || code == DecodingTooLong || code == DecoderCrashed;
}

std::optional<std::string_view> pathBelow(const std::filesystem::path& file,
                                          const std::filesystem::path& root)
{
    const std::string_view path = file.native();
    const std::string& folder = root.native();
    if (folder.empty() || path.size() <= folder.size() || !path.starts_with(folder))
        return std::nullopt;
    if (folder.back() == '/')
        return path.substr(folder.size());
    if (path[folder.size()] == '/')
        return path.substr(folder.size() + 1);
    return std::nullopt;
}

std::string relativePath(const std::filesystem::path& file, const std::filesystem::path& root)
{
    // Thousands of times faster than comparing the paths part by part, and nearly always what is needed.
    if (const auto below = pathBelow(file, root))
        return std::string(*below);
    const std::filesystem::path relative = file.lexically_relative(root);
    return relative.empty() ? file.native() : relative.native();
}

core::Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return tl::unexpected(systemError(error.value(), folder));
    return {};
}

core::Result<void> syncToDisk(const std::filesystem::path& fileOrFolder)
{
    const int descriptor = ::open(fileOrFolder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected(systemError(errno, fileOrFolder));
    const int number = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    // Some file systems cannot sync a folder; what can be done has been done then.
    if (number != 0 && number != EINVAL)
        return tl::unexpected(systemError(number, fileOrFolder));
    return {};
}

core::Result<void> copyFolder(const std::filesystem::path& from, const std::filesystem::path& to)
{
    namespace fs = std::filesystem;
    if (auto made = makeFolder(to); !made)
        return made;
    std::error_code error;
    for (fs::directory_iterator entry(from, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path target = to / entry->path().filename();
        std::error_code vanished;
        if (entry->is_directory(vanished)) {
            if (auto copied = copyFolder(entry->path(), target); !copied)
                return copied;
            continue;
        }
        if (!fs::copy_file(entry->path(), target, error)) {
            if (error == std::errc::no_such_file_or_directory) {
                error.clear();
                continue;
            }
            return tl::unexpected(systemError(error.value(), target));
        }
        if (auto synced = syncToDisk(target); !synced)
            return synced;
    }
    if (error)
        return tl::unexpected(systemError(error.value(), from, core::ErrorCode::ReadFailed));
    return syncToDisk(to);
}

core::Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return tl::unexpected(systemError(errno, to));
    return syncToDisk(to.has_parent_path() ? to.parent_path() : std::filesystem::path("."));
}

std::string nowInUtc()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    gmtime_r(&now, &parts);
    std::array<char, sizeof "2000-01-01T00:00:00Z"> text = {};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

std::filesystem::path temporaryBeside(const std::filesystem::path& file)
{
    static std::atomic<unsigned> count = 0;
    std::filesystem::path name = file;
    name += '.' + std::to_string(::getpid()) + '-' + std::to_string(++count) + ".part";
    return name;
}

} // namespace carpo::project
