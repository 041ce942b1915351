// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/environment.h"

#include "engine/core/version.h"
#include "engine/imaging/preprocess.h"
#include "engine/nn/device.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace carpo::jobs {
namespace {

using nlohmann::literals::operator""_json_pointer;

constexpr const char* kPlace = "place";

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
                            const std::vector<dataset::Part>& parts,
                            const imaging::DecodeLimits& limits,
                            const std::vector<std::string>& classes,
                            const std::optional<training::BaseWeights>& base)
{
    const std::int64_t threads = experiment.integer("execution.threads");
    nlohmann::ordered_json environment = {
        {"carpo", core::version()},
        {"libtorch", nn::libTorchVersion()},
        {"opencv", imaging::openCvVersion()},
        {"device", deviceDescription(experiment.text("execution.device"))},
        {"threads", threads > 0 ? threads : static_cast<std::int64_t>(std::thread::hardware_concurrency())},
        {"dataset", dataset.name},
        {"images", imageCounts(parts)},
        {"decoding", {{"max_pixels", limits.maxPixels}, {"max_seconds", limits.maxSeconds}}}};
    environment[kPlace] = {{"folder", dataset.root.string()}};
    if (dataset.mapping)
        environment[kPlace]["mapping"] = dataset::toJson(*dataset.mapping);
    if (dataset.targetUnit == dataset::Unit::None)
        environment["target"] = {{"unit", dataset::unitKey(dataset.targetUnit)}};
    if (!classes.empty())
        environment["classes"] = classes;
    if (base)
        environment["weights"] = {{"file", base->file.string()}, {"sha256", base->sha256}};
    // A folder's name need not be UTF-8.
    return environment.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<imaging::DecodeLimits> decodeLimitsIn(const std::string& environmentJson)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    if (!environment.is_object() || !environment.contains("decoding"))
        return std::nullopt;
    const nlohmann::json& stored = environment["decoding"];
    const auto number = [&stored](const char* name) {
        return stored.is_object() && stored.contains(name) && stored[name].is_number()
                   ? stored[name].get<double>()
                   : 0.0;
    };
    const imaging::DecodeLimits limits{.maxPixels = std::llround(number("max_pixels")),
                                       .maxSeconds = number("max_seconds")};
    return limits.maxPixels > 0 && limits.maxSeconds > 0 ? std::optional(limits) : std::nullopt;
}

std::optional<DatasetPlace> datasetIn(const std::string& environmentJson)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    if (!environment.is_object() || !environment.contains(kPlace))
        return std::nullopt;
    const nlohmann::json& stored = environment[kPlace];
    const auto text = [&stored](const char* name) {
        return stored.is_object() && stored.contains(name) && stored[name].is_string()
                   ? stored[name].get<std::string>()
                   : std::string();
    };
    DatasetPlace place{.folder = text("folder")};
    std::error_code unknown;
    if (place.folder.empty() || !std::filesystem::exists(place.folder, unknown))
        return std::nullopt;
    if (const std::string mapping = text("mapping"); !mapping.empty()) {
        core::Result<dataset::ColumnMapping> read = dataset::mappingFromJson(mapping, "environment");
        if (!read)
            return std::nullopt;
        place.mapping = std::move(*read);
    }
    return place;
}

std::string withoutPlace(const std::string& environmentJson)
{
    auto environment = nlohmann::ordered_json::parse(environmentJson, nullptr, false);
    if (!environment.is_object() || environment.erase(kPlace) == 0)
        return environmentJson;
    return environment.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

bool isPlainNumberIn(const std::string& environmentJson)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    return environment.is_object()
           && environment.value("/target/unit"_json_pointer, std::string())
                  == dataset::unitKey(dataset::Unit::None);
}

std::vector<std::string> classesIn(const std::string& environmentJson)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    std::vector<std::string> classes;
    if (!environment.is_object() || !environment.contains("classes"))
        return classes;
    for (const nlohmann::json& name : environment["classes"]) {
        if (name.is_string())
            classes.push_back(name.get<std::string>());
    }
    return classes;
}

std::int64_t imagesIn(const std::string& environmentJson, dataset::Part part)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    const std::string key(dataset::partKey(part));
    if (!environment.is_object() || !environment.contains("images") || !environment["images"].is_object()
        || !environment["images"].contains(key) || !environment["images"][key].is_number_integer())
        return 0;
    return environment["images"][key].get<std::int64_t>();
}

std::optional<training::BaseWeights> baseIn(const std::string& environmentJson)
{
    const auto environment = nlohmann::json::parse(environmentJson, nullptr, false);
    if (!environment.is_object() || !environment.contains("weights"))
        return std::nullopt;
    const nlohmann::json& stored = environment["weights"];
    const auto text = [&stored](const char* name) {
        return stored.is_object() && stored.contains(name) && stored[name].is_string()
                   ? stored[name].get<std::string>()
                   : std::string();
    };
    training::BaseWeights base{.file = text("file"), .sha256 = text("sha256")};
    return base.file.empty() || base.sha256.empty() ? std::nullopt : std::optional(std::move(base));
}

} // namespace carpo::jobs
