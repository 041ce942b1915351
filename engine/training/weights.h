// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/nn/network.h"
#include "engine/training/batches.h"
#include "engine/training/experiment.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carpo::training {

/// A network's parameters, then its buffers, by name, in the order of registration.
using Weights = std::vector<std::pair<std::string, torch::Tensor>>;

/// The network that the experiment describes, uninitialised; `classes` as in networkOptions().
[[nodiscard]] std::shared_ptr<nn::Network> makeNetwork(const Experiment& experiment,
                                                       std::int64_t classes = 0);

/// The network's own tensors, not copies.
[[nodiscard]] Weights weightsOf(const nn::Network& network);

/// Copies on the CPU.
[[nodiscard]] Weights copyOf(const Weights& weights);

/// `from` and `to` are of the same network.
void assign(const Weights& to, const Weights& from);

/// Of names, shapes and bytes, in order.
[[nodiscard]] std::string sha256Of(const Weights& weights);

/// Weights with the experiment and what standardises its input and output. Blocks.
[[nodiscard]] core::Result<void> saveWeights(const std::filesystem::path& file,
                                             const Experiment& experiment,
                                             const Standardisation& standardisation,
                                             const Weights& weights);

/// Saves them as bestFile() and, for other programs and for transfer, as best.safetensors. Blocks.
[[nodiscard]] core::Result<void> saveBest(const std::filesystem::path& folder,
                                          const Experiment& experiment,
                                          const Standardisation& standardisation,
                                          const Weights& weights);

/// Fills a network of the same architecture from what saveWeights wrote. What it gives does not say how many
/// classes there are. Fails with FileNotFound, CheckpointDamaged, CheckpointMismatch. Blocks.
[[nodiscard]] core::Result<Standardisation> loadWeights(const std::filesystem::path& file,
                                                        nn::Network& network);

} // namespace carpo::training
