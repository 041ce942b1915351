// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_bin.h"

#include "engine/jobs/run_lock.h"
#include "engine/project/run_shelf.h"
#include "engine/training/last_weights.h"

#include <system_error>

namespace carpo::jobs {

core::Result<std::size_t> deleteRuns(const project::Project& project, std::span<const std::int64_t> runs)
{
    std::size_t deleted = 0;
    for (const std::int64_t number : runs) {
        const auto run = project.run(number);
        if (!run || run->binnedAt.empty())
            continue; // somebody was faster
        const auto folder = project.runFolder(number);
        if (!folder)
            return tl::unexpected(folder.error());
        const auto lock = RunLock::acquire(*folder);
        if (!lock && lock.error().code == core::ErrorCode::ProjectBusy)
            continue;
        if (const auto gone = project::deleteRun(project, number); !gone)
            return tl::unexpected(gone.error());
        ++deleted;
    }
    const auto lonely = project::foldersWithoutRun(project);
    if (!lonely)
        return tl::unexpected(lonely.error());
    for (const std::int64_t number : *lonely) {
        if (const auto gone = project::deleteRunFolder(project, number); !gone)
            return tl::unexpected(gone.error());
    }
    return deleted;
}

core::Result<std::filesystem::path> lastWeights(const project::Project& project, std::int64_t run)
{
    const auto known = project.run(run);
    if (!known)
        return tl::unexpected(known.error());
    return project.runFolder(run).and_then(
        [](const std::filesystem::path& folder) { return training::exportCheckpoint(folder); });
}

core::Result<std::filesystem::path> bestWeights(const project::Project& project, std::int64_t run)
{
    const auto known = project.run(run);
    if (!known)
        return tl::unexpected(known.error());
    const auto folder = project.runFolder(run);
    if (!folder)
        return tl::unexpected(folder.error());
    const std::filesystem::path file = *folder / "best.safetensors";
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return core::failure(core::ErrorCode::FileNotFound, file.string());
    return file;
}

} // namespace carpo::jobs
