// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/locations.h"

#include "engine/jobs/stable_hash.h"

#include <cstdlib>
#include <pwd.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

// NOLINTBEGIN(concurrency-mt-unsafe): nothing in the program changes the environment or the users.

/// File names end at 255 bytes on Linux, and SQLite and the runs' folder append to ours.
constexpr std::size_t kMaximumNameBytes = 160;

fs::path homeFolder()
{
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return home;
    if (const passwd* user = getpwuid(geteuid()); user != nullptr && user->pw_dir != nullptr)
        return user->pw_dir;
    return "/";
}

fs::path userFolder(const char* variable, const char* belowHome)
{
    const char* folder = std::getenv(variable);
    return (folder != nullptr && *folder == '/' ? fs::path(folder) : homeFolder() / belowHome) / "carpo";
}

// NOLINTEND(concurrency-mt-unsafe)

/// At most so many bytes, cut between two UTF-8 characters.
std::string shortened(std::string name)
{
    if (name.size() <= kMaximumNameBytes)
        return name;
    std::size_t end = kMaximumNameBytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    name.resize(end);
    return name;
}

} // namespace

fs::path dataFolder()
{
    return userFolder("XDG_DATA_HOME", ".local/share");
}

fs::path cacheFolder()
{
    return userFolder("XDG_CACHE_HOME", ".cache");
}

fs::path projectFileFor(const fs::path& datasetFolder)
{
    std::error_code error;
    fs::path folder = fs::weakly_canonical(fs::absolute(datasetFolder, error), error);
    if (error)
        folder = datasetFolder.lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    const std::string hash = StableHash().add(folder.string()).hex().substr(0, 8);
    return dataFolder() / "projects" / (shortened(folder.filename().string()) + '-' + hash + ".carpo");
}

} // namespace carpo::jobs
