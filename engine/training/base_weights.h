// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"

#include <filesystem>
#include <optional>
#include <string>

namespace carpo::training {

/// Where the weights come from that a training starts with.
struct BaseWeights
{
    std::filesystem::path file;
    std::string sha256; ///< of its bytes

    bool operator==(const BaseWeights&) const = default;
};

/// The experiment with the whole path of its transfer.weights. A relative one is sought in `folder` (the
/// project's) and then in the current folder; where it is in neither, it is `folder`'s, so that what fails
/// later says where the file should be. Nothing to start with stays nothing. Blocks.
[[nodiscard]] Experiment withBaseFound(Experiment experiment, const std::filesystem::path& folder);

/// Whether the training can start with its transfer.weights, and which file that is; nothing where it starts
/// afresh. How many classes the network tells apart does not matter: a head that does not fit is left out.
/// Fails as readWeightsFile and transfer do; where the file is not there with WeightsUnreadable, which says
/// where there are some. Blocks.
[[nodiscard]] core::Result<std::optional<BaseWeights>> checkBase(const Experiment& experiment);

} // namespace carpo::training
