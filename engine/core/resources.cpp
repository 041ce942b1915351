// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/resources.h"

#include <cstdlib>
#include <system_error>

namespace carpo::core {

std::filesystem::path resourceFolder(std::string_view kind)
{
    if (const char* resources =
            std::getenv("CARPO_RESOURCES")) // NOLINT(concurrency-mt-unsafe): nobody sets it
        return std::filesystem::path(resources) / kind;
    std::error_code error;
    const std::filesystem::path program =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
    for (const char* beside : {"../resources", "../share/carpo"}) {
        const std::filesystem::path folder = (program / beside / kind).lexically_normal();
        if (std::filesystem::is_directory(folder, error))
            return folder;
    }
    return std::filesystem::path(CARPO_SOURCE_RESOURCES) / kind;
}

} // namespace carpo::core
