// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/telemetry.h"
#include "engine/training/weights.h"
#include "engine/training/weights_file.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// Whether a tensor belongs to what makes the age of the features.
[[nodiscard]] bool isOfHead(std::string_view name);

/// The part of the network that a tensor or a module belongs to: "layer1" of "layer1.0.conv1.weight",
/// "features.4" of "features.4.branch0.0.bn.weight".
[[nodiscard]] std::string stageOf(std::string_view name);

/// The first `count` stages before the head, in the order of the network.
[[nodiscard]] std::vector<std::string> firstStages(const nn::Network& network, std::int64_t count);

/// The name that torchvision gives a tensor of its first DenseNets today ("norm.1" became "norm1").
[[nodiscard]] std::string presentName(const std::string& name);

/// The weights that the experiment's training starts with, from transfer.weights, which is not empty. Fails
/// as readWeightsFile does, but where there is no such file with WeightsUnreadable, which says where there
/// are some. Blocks.
[[nodiscard]] core::Result<WeightsFile> readBase(const Experiment& experiment);

/// Fills the network with the weights of those names. A first convolution of three channels becomes one of
/// gray images, by their sum. The head keeps what does not fit it, and so does what makes three channels of
/// one in front of a published network; everything else must fit: fails with
/// WeightsMismatch, which names what is missing, of another shape and surplus, and then changes nothing.
[[nodiscard]] core::Result<TransferReport> transfer(const Weights& from,
                                                    const nn::Network& to,
                                                    const std::string& networkName,
                                                    const std::string& place);

/// Keeps the report beside the run as transfer.json: {"weights": place, "sha256": of the file, "taken": 62,
/// "kept": [...], "surplus": [...]}. Fails as writeFileAtomically does. Blocks.
[[nodiscard]] core::Result<void> writeTransferReport(const std::filesystem::path& folder,
                                                     const std::string& place,
                                                     const std::string& sha256,
                                                     const TransferReport& report);

} // namespace carpo::training
