// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_set.h"

#include "engine/jobs/locations.h"

#include <utility>

namespace carpo::cli {

core::Result<OpenedSet> openAndScan(const std::filesystem::path& folder,
                                    const std::filesystem::path& projectFile,
                                    Console& console,
                                    std::stop_token stop)
{
    core::Result<dataset::Dataset> dataset = dataset::openDataset(folder);
    if (!dataset)
        return tl::unexpected(dataset.error());
    core::Result<project::Project> project = project::Project::openOrCreate(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto stored = project->setDatasetFolder(dataset->root); !stored)
        return tl::unexpected(stored.error());
    core::Result<explore::ScanTable> scan =
        explore::scan(*dataset, *project, std::move(stop), console.progress("scanning"));
    if (!scan)
        return tl::unexpected(scan.error());
    return OpenedSet{std::move(*dataset), std::move(*project), std::move(*scan)};
}

project::CacheOptions cacheOptions()
{
    return {.folder = jobs::cacheFolder() / "pixels"};
}

} // namespace carpo::cli
