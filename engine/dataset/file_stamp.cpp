// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/file_stamp.h"

#include <sys/stat.h>

namespace carpo::dataset {

FileStamp stampOf(const std::filesystem::path& file)
{
    struct stat status = {};
    if (::stat(file.c_str(), &status) != 0)
        return {};
    constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
    return {.bytes = status.st_size,
            .modifiedNs = status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec};
}

} // namespace carpo::dataset
