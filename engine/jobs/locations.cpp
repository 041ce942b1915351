// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/locations.h"

#include "engine/jobs/stable_hash.h"
#include "engine/project/project.h"

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

fs::path projectsFolder()
{
    return dataFolder() / "projects";
}

// A link that leads nowhere is taken away: SQLite would make its file at the other end.
fs::path followed(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_symlink(file, error))
        return file;
    if (fs::exists(file, error))
        return fs::canonical(file, error);
    fs::remove(file, error);
    return file;
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
    return followed(projectsFolder() / (shortened(folder.filename().string()) + '-' + hash + ".carpo"));
}

core::Result<bool> saveProjectAs(const fs::path& from, const fs::path& to)
{
    if (const auto copied = project::Project::open(from).and_then(
            [&to](const project::Project& project) { return project.saveCopy(to); });
        !copied)
        return tl::unexpected(copied.error());
    std::error_code error;
    if (!fs::equivalent(from.parent_path(), projectsFolder(), error) || !project::Project::remove(from))
        return false;
    fs::create_symlink(fs::absolute(to, error), from, error);
    return true;
}

} // namespace carpo::jobs
