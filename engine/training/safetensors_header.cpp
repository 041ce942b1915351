// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/safetensors_header.h"

#include "engine/training/weights_flaw.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace carpo::training {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 14> kTypes{{{"F64", 8},
                                                                             {"F32", 4},
                                                                             {"F16", 2},
                                                                             {"BF16", 2},
                                                                             {"I64", 8},
                                                                             {"I32", 4},
                                                                             {"I16", 2},
                                                                             {"I8", 1},
                                                                             {"U64", 8},
                                                                             {"U32", 4},
                                                                             {"U16", 2},
                                                                             {"U8", 1},
                                                                             {"BOOL", 1},
                                                                             {"F8_E4M3", 1}}};

tl::unexpected<core::Error> failure(const std::string& place, const std::string& detail)
{
    return unreadableWeights(WeightsFlaw::NotSafetensors, place, detail);
}

// A whole number within [0, largest].
bool isCount(const Json& json, std::uint64_t largest)
{
    return json.is_number_unsigned() && json.get<std::uint64_t>() <= largest;
}

// Of a shape, in bytes; more than `largest` where it does not fit into that.
std::uint64_t bytesOf(const std::vector<std::int64_t>& shape, std::uint64_t element, std::uint64_t largest)
{
    if (std::ranges::find(shape, 0) != shape.end())
        return 0;
    std::uint64_t bytes = element;
    for (const std::int64_t extent : shape) {
        if (bytes > largest / static_cast<std::uint64_t>(extent))
            return largest + 1;
        bytes *= static_cast<std::uint64_t>(extent);
    }
    return bytes;
}

core::Result<StoredTensor>
readTensor(const std::string& name, const Json& json, std::uint64_t dataBytes, const std::string& place)
{
    constexpr std::size_t kMostDimensions = 16;
    constexpr std::uint64_t kLargestExtent = std::uint64_t{1} << 48U;
    const auto has = [&json](const char* key) { return json.is_object() && json.contains(key); };
    if (!has("dtype") || !has("shape") || !has("data_offsets") || !json["dtype"].is_string()
        || !json["shape"].is_array() || !json["data_offsets"].is_array()
        || json["shape"].size() > kMostDimensions || json["data_offsets"].size() != 2)
        return failure(place, name + ": dtype, shape, data_offsets");
    StoredTensor tensor{.name = name, .type = json["dtype"].get<std::string>(), .shape = {}};
    for (const Json& extent : json["shape"]) {
        if (!isCount(extent, kLargestExtent))
            return failure(place, name + ": shape");
        tensor.shape.push_back(extent.get<std::int64_t>());
    }
    const Json& begin = json["data_offsets"][0];
    const Json& end = json["data_offsets"][1];
    if (!isCount(end, dataBytes) || !isCount(begin, end.get<std::uint64_t>()))
        return failure(place, name + ": data_offsets");
    tensor.begin = begin.get<std::uint64_t>();
    tensor.bytes = end.get<std::uint64_t>() - tensor.begin;
    const std::uint64_t element = bytesOfType(tensor.type);
    if (element == 0)
        return failure(place, name + ": dtype " + tensor.type);
    if (bytesOf(tensor.shape, element, dataBytes) != tensor.bytes)
        return failure(place, name + ": shape, data_offsets");
    return tensor;
}

// The document, or nothing: neither JSON, nor deeper than a header is, nor with a name twice.
Json parse(std::string_view text)
{
    constexpr int kDeepest = 3;
    bool isHeader = true;
    std::set<std::string> names;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth > kDeepest)
            isHeader = false;
        if (event == Json::parse_event_t::key && depth == 1)
            isHeader = isHeader && names.insert(value.get<std::string>()).second;
        return isHeader;
    };
    Json document = Json::parse(text, watch, /*allow_exceptions=*/false);
    return isHeader && document.is_object() ? document : Json();
}

core::Result<void>
checkLayout(const std::vector<StoredTensor>& tensors, std::uint64_t dataBytes, const std::string& place)
{
    std::uint64_t next = 0;
    for (const StoredTensor& tensor : tensors) {
        if (tensor.begin != next)
            return failure(place, tensor.name + ": data_offsets");
        next += tensor.bytes;
    }
    if (next != dataBytes)
        return failure(place, std::to_string(dataBytes) + " bytes, not " + std::to_string(next));
    return {};
}

} // namespace

std::uint64_t bytesOfType(std::string_view type)
{
    const auto* const found =
        std::ranges::find(kTypes, type, &std::pair<std::string_view, std::uint64_t>::first);
    return found == kTypes.end() ? 0 : found->second;
}

core::Result<SafetensorsHeader>
parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes, const std::string& place)
{
    const Json document = parse(json);
    if (document.is_null())
        return failure(place, "header");
    SafetensorsHeader header;
    for (const auto& [name, content] : document.items()) {
        if (name == "__metadata__") {
            for (const auto& [key, value] : content.items()) {
                if (value.is_string())
                    header.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        core::Result<StoredTensor> tensor = readTensor(name, content, dataBytes, place);
        if (!tensor)
            return tl::make_unexpected(tensor.error());
        header.tensors.push_back(std::move(*tensor));
    }
    std::ranges::sort(
        header.tensors, {}, [](const StoredTensor& tensor) { return std::pair(tensor.begin, tensor.bytes); });
    if (const auto whole = checkLayout(header.tensors, dataBytes, place); !whole)
        return tl::make_unexpected(whole.error());
    return header;
}

} // namespace carpo::training
