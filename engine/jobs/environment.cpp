// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/environment.h"

#include "engine/core/version.h"
#include "engine/nn/device.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

namespace carpo::jobs {
namespace {

std::string deviceDescription(const std::string& chosen)
{
    const std::vector<nn::Device> devices = nn::availableDevices();
    // The CPU comes first, so automatic takes the last.
    if (chosen == "auto")
        return devices.back().description;
    const auto found = std::ranges::find(devices, chosen, &nn::Device::name);
    return found == devices.end() ? chosen : found->description;
}

} // namespace

std::string environmentJson(const training::Experiment& experiment)
{
    const std::int64_t threads = experiment.integer("execution.threads");
    const nlohmann::ordered_json environment = {
        {"carpo", core::version()},
        {"libtorch", nn::libTorchVersion()},
        {"device", deviceDescription(experiment.text("execution.device"))},
        {"threads", threads > 0 ? threads : static_cast<std::int64_t>(std::thread::hardware_concurrency())}};
    return environment.dump();
}

} // namespace carpo::jobs
