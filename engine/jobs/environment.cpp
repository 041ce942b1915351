// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/environment.h"

#include "engine/core/version.h"
#include "engine/imaging/preprocess.h"
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

nlohmann::ordered_json imageCounts(const std::vector<dataset::Part>& parts)
{
    nlohmann::ordered_json counts;
    for (const dataset::Part part : {dataset::Part::Train, dataset::Part::Validation, dataset::Part::Test})
        counts[std::string(dataset::partKey(part))] = std::ranges::count(parts, part);
    return counts;
}

} // namespace

std::string environmentJson(const training::Experiment& experiment,
                            const dataset::Dataset& dataset,
                            const std::vector<dataset::Part>& parts)
{
    const std::int64_t threads = experiment.integer("execution.threads");
    const nlohmann::ordered_json environment = {
        {"carpo", core::version()},
        {"libtorch", nn::libTorchVersion()},
        {"opencv", imaging::openCvVersion()},
        {"device", deviceDescription(experiment.text("execution.device"))},
        {"threads", threads > 0 ? threads : static_cast<std::int64_t>(std::thread::hardware_concurrency())},
        {"dataset", dataset.name},
        {"images", imageCounts(parts)}};
    // A folder's name need not be UTF-8.
    return environment.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace carpo::jobs
