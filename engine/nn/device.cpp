// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/device.h"

#include "engine/nn/torch.h"

#include <thread>

namespace carpo::nn {

std::vector<Device> availableDevices()
{
    std::vector<Device> devices{
        {.name = "cpu",
         .description = "CPU, " + std::to_string(std::thread::hardware_concurrency()) + " threads"}};
    if (torch::cuda::is_available())
        devices.push_back({.name = "cuda", .description = "GPU (CUDA)"});
    return devices;
}

std::string libTorchVersion()
{
    return TORCH_VERSION;
}

} // namespace carpo::nn
