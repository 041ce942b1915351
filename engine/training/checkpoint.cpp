// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/checkpoint.h"

#include "engine/training/archive.h"

#include <system_error>
#include <utility>

namespace carpo::training {
namespace {

namespace fs = std::filesystem;

fs::path checkpointFile(const fs::path& folder)
{
    return folder / "checkpoint.pt";
}

fs::path fileBefore(const fs::path& folder)
{
    return folder / "checkpoint.before.pt";
}

// The file of now under its second name; the first name always stays.
void keepBefore(const fs::path& folder)
{
    std::error_code ignored;
    fs::remove(fileBefore(folder), ignored);
    fs::create_hard_link(checkpointFile(folder), fileBefore(folder), ignored);
}

core::Result<RunState> readState(const fs::path& file, torch::serialize::InputArchive& archive)
{
    if (const auto read = readArchive(file, archive); !read)
        return tl::make_unexpected(read.error());
    try {
        return RunState::fromJson(readText(archive, "state"));
    } catch (const std::exception&) {
        return core::failure(core::ErrorCode::CheckpointDamaged, file.string(), {{"detail", "state"}});
    }
}

} // namespace

core::Result<void>
writeCheckpoint(const fs::path& folder, const RunState& state, torch::serialize::OutputArchive& archive)
{
    writeText(archive, "state", state.toJson());
    keepBefore(folder);
    return writeArchive(checkpointFile(folder), archive);
}

core::Result<Checkpoint> readCheckpoint(const fs::path& folder, torch::serialize::InputArchive& archive)
{
    const fs::path file = checkpointFile(folder);
    core::Result<RunState> newest = readState(file, archive);
    if (newest)
        return Checkpoint{.state = std::move(*newest), .passedOver = std::nullopt};
    if (newest.error().code != core::ErrorCode::CheckpointDamaged)
        return tl::make_unexpected(newest.error());
    torch::serialize::InputArchive before;
    core::Result<RunState> state = readState(fileBefore(folder), before);
    if (!state)
        return tl::make_unexpected(newest.error());
    archive = std::move(before);
    return Checkpoint{.state = std::move(*state), .passedOver = newest.error()};
}

core::Result<void> putDamagedAside(const fs::path& folder)
{
    const fs::path file = checkpointFile(folder);
    std::error_code error;
    fs::rename(file, folder / "checkpoint.damaged.pt", error);
    if (!error)
        fs::rename(fileBefore(folder), file, error);
    if (error)
        return core::failure(core::ErrorCode::WriteFailed, file.string(), {{"detail", error.message()}});
    return {};
}

void dropCheckpointBefore(const fs::path& folder)
{
    std::error_code ignored;
    fs::remove(fileBefore(folder), ignored);
}

} // namespace carpo::training
