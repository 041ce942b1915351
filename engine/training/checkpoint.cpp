// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/checkpoint.h"

#include "engine/training/archive.h"

namespace carpo::training {
namespace {

std::filesystem::path checkpointFile(const std::filesystem::path& folder)
{
    return folder / "checkpoint.pt";
}

} // namespace

core::Result<void> writeCheckpoint(const std::filesystem::path& folder,
                                   const RunState& state,
                                   torch::serialize::OutputArchive& archive)
{
    writeText(archive, "state", state.toJson());
    return writeArchive(checkpointFile(folder), archive);
}

core::Result<RunState> readCheckpoint(const std::filesystem::path& folder,
                                      torch::serialize::InputArchive& archive)
{
    const std::filesystem::path file = checkpointFile(folder);
    if (const auto read = readArchive(file, archive); !read)
        return tl::make_unexpected(read.error());
    try {
        return RunState::fromJson(readText(archive, "state"));
    } catch (const std::exception&) {
        return core::failure(core::ErrorCode::CheckpointDamaged, file.string(), {{"detail", "state"}});
    }
}

} // namespace carpo::training
