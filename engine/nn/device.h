// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace carpo::nn {

/// A device that networks can run on.
struct Device
{
    std::string name;        ///< as in an experiment file: "cpu", "cuda"
    std::string description; ///< for people: "CPU, 8 threads", "GPU (CUDA)"
};

/// What this computer's LibTorch can use, the CPU first. May take a second at its first call with CUDA.
[[nodiscard]] std::vector<Device> availableDevices();

/// "1.13.1"
[[nodiscard]] std::string libTorchVersion();

} // namespace carpo::nn
