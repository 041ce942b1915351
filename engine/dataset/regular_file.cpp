// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/regular_file.h"

#include <cerrno>
#include <sys/stat.h>
#include <system_error>

namespace carpo::dataset {

core::Result<std::int64_t> regularFileSize(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0)
        return tl::unexpected(readError(errno, file));
    if (!S_ISREG(status.st_mode))
        return core::failure(core::ErrorCode::NotAFile, file.string(), {{"file", file.filename().string()}});
    return status.st_size;
}

core::Error readError(int number, const std::filesystem::path& file)
{
    using enum core::ErrorCode;
    const auto code = number == ENOENT                      ? FileNotFound
                      : number == EACCES || number == EPERM ? PermissionDenied
                      : number == ELOOP                     ? NotAFile
                                                            : ReadFailed;
    return {code,
            file.string(),
            {{"detail", std::generic_category().message(number)}, {"file", file.filename().string()}}};
}

} // namespace carpo::dataset
