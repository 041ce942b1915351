// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/open_dataset.h"

#include "engine/project/project.h"

#include <system_error>

namespace carpo::project {
namespace {

namespace fs = std::filesystem;

bool isSameFolder(const fs::path& one, const fs::path& other)
{
    std::error_code error;
    return fs::equivalent(one, other, error) && !error;
}

} // namespace

core::Result<std::optional<dataset::ColumnMapping>> rememberedMapping(const fs::path& folder,
                                                                      const fs::path& projectFile)
{
    std::error_code error;
    if (fs::status(projectFile, error).type() == fs::file_type::not_found)
        return std::nullopt;
    const core::Result<Project> project = Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<fs::path> known = project->datasetFolder();
    if (!known)
        return tl::unexpected(known.error());
    if (known->empty())
        return std::nullopt;
    const bool isFolder = fs::is_directory(folder, error);
    if (!isSameFolder(isFolder ? folder : fs::absolute(folder, error).parent_path(), *known))
        return std::nullopt;
    return project->columnMapping();
}

core::Result<dataset::Dataset>
openDataset(const fs::path& folder, const fs::path& projectFile, const std::stop_token& stop)
{
    return rememberedMapping(folder, projectFile).and_then([&](const auto& mapping) {
        return dataset::openDataset(folder, mapping, stop);
    });
}

} // namespace carpo::project
