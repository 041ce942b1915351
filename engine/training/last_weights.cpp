// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/last_weights.h"

#include "engine/training/archive.h"
#include "engine/training/checkpoint.h"
#include "engine/training/failures.h"
#include "engine/training/safetensors.h"

#include <string>
#include <utility>

namespace carpo::training {
namespace {

/// What writeWeights wrote, without a network to fill.
Weights storedWeights(torch::serialize::InputArchive& archive, const std::string& name)
{
    torch::serialize::InputArchive inner;
    archive.read(name, inner);
    Weights weights;
    for (std::size_t i = 0;; ++i) {
        c10::IValue key;
        if (!inner.try_read("name" + std::to_string(i), key))
            return weights;
        torch::Tensor tensor;
        inner.read("tensor" + std::to_string(i), tensor);
        weights.emplace_back(key.toStringRef(), tensor.to(torch::kCPU));
    }
}

} // namespace

core::Result<std::filesystem::path> exportCheckpoint(const std::filesystem::path& folder)
{
    return guarded("checkpoint", [&]() -> core::Result<std::filesystem::path> {
        torch::serialize::InputArchive archive;
        const core::Result<Checkpoint> found = readCheckpoint(folder, archive);
        if (!found)
            return tl::make_unexpected(found.error());
        std::filesystem::path file = folder / ("step-" + std::to_string(found->state.step) + ".safetensors");
        const auto written =
            writeSafetensors(file,
                             storedWeights(archive, "weights"),
                             {{"format", "pt"}, {"carpo_experiment", found->state.experiment}});
        if (!written)
            return tl::make_unexpected(written.error());
        return file;
    });
}

} // namespace carpo::training
