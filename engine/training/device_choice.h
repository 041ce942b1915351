// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/nn/torch.h"

#include <string>

namespace carpo::training {

/// The device for a choice of "execution.device"; fails with DeviceUnavailable.
[[nodiscard]] core::Result<torch::Device> chooseDevice(const std::string& choice);

/// Prepares LibTorch on the calling thread: that many CPU threads (0: all) and, where `deterministic`, only
/// kernels that give the same result each time. Gives the number of threads.
int prepareCpu(int threads, bool deterministic = true);

/// A CPU tensor on the device. On a GPU it travels through pinned memory, behind the work that is queued: the
/// host does not wait. Must not block.
[[nodiscard]] torch::Tensor sentTo(const torch::Tensor& host, const torch::Device& device);

/// For people: "CPU, 2 threads".
[[nodiscard]] std::string describe(const torch::Device& device, int threads);

/// Lays the convolutions' weights out with the channels last: on the CPU a third faster or more.
void layChannelsLast(torch::nn::Module& network);

} // namespace carpo::training
