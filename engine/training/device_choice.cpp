// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/device_choice.h"

#include "engine/nn/device.h"

#include <algorithm>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <thread>

namespace carpo::training {
namespace {

// Each batch asks for the blocks that the one before gave back. Left to itself, glibc returns them to the
// system, which hands them out again page by page, zeroed: a tenth of the processor's time.
void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kLargestBlock = 32 << 20; // glibc's limit: larger ones are always the system's
    constexpr int kKept = 1 << 30;
    mallopt(M_MMAP_THRESHOLD, kLargestBlock);
    mallopt(M_TRIM_THRESHOLD, kKept);
#endif
}

} // namespace

core::Result<torch::Device> chooseDevice(const std::string& choice)
{
    const bool hasCuda = choice != "cpu" && torch::cuda::is_available();
    if (choice == "cuda" && !hasCuda)
        return core::failure(core::ErrorCode::DeviceUnavailable, {}, {{"device", choice}});
    return torch::Device(hasCuda ? torch::kCUDA : torch::kCPU);
}

int prepareCpu(int threads, bool deterministic)
{
    const int count =
        threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    keepFreedMemory();
    at::set_num_threads(count);
    at::globalContext().setDeterministicAlgorithms(deterministic, /*warn_only=*/true);
    at::globalContext().setBenchmarkCuDNN(!deterministic);
    return count;
}

torch::Tensor sentTo(const torch::Tensor& host, const torch::Device& device)
{
    if (!device.is_cuda())
        return host.to(device);
    return (host.is_pinned() ? host : host.pin_memory()).to(device, /*non_blocking=*/true);
}

std::string describe(const torch::Device& device, int threads)
{
    if (device.is_cpu())
        return "CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    return nn::availableDevices().back().description;
}

void layChannelsLast(torch::nn::Module& network)
{
    for (torch::Tensor& parameter : network.parameters()) {
        if (parameter.dim() != 4)
            continue;
        // With one channel, or one pixel, both layouts are the same memory, and LibTorch takes it for the
        // usual one: a first convolution of gray images would give its output in that, to be turned by the
        // next.
        const torch::Tensor laid = parameter.detach().contiguous(torch::MemoryFormat::ChannelsLast);
        const std::int64_t channels = laid.size(1);
        const std::int64_t width = laid.size(3) * channels;
        parameter.set_data(laid.as_strided(laid.sizes(), {laid.size(2) * width, 1, width, channels}));
    }
}

} // namespace carpo::training
