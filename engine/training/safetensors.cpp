// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/safetensors.h"

#include "engine/training/atomic_file.h"
#include "engine/training/safetensors_header.h"
#include "engine/training/weights_flaw.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

namespace carpo::training {
namespace {

constexpr std::size_t kLengthBytes = 8; // of the header, before it, the least first

struct Type
{
    std::string_view name;
    torch::ScalarType scalar;
};

constexpr std::array kTypes{Type{"F64", torch::kFloat64},
                            Type{"F32", torch::kFloat32},
                            Type{"F16", torch::kFloat16},
                            Type{"BF16", torch::kBFloat16},
                            Type{"I64", torch::kInt64},
                            Type{"I32", torch::kInt32},
                            Type{"I16", torch::kInt16},
                            Type{"I8", torch::kInt8},
                            Type{"U8", torch::kUInt8},
                            Type{"BOOL", torch::kBool}};

core::Result<torch::Tensor>
tensorOf(const StoredTensor& stored, std::string_view data, const std::string& place)
{
    const std::optional<torch::ScalarType> type = scalarTypeOf(stored.type);
    if (!type)
        return unreadableWeights(WeightsFlaw::NotSafetensors, place, stored.name + ": dtype " + stored.type);
    torch::Tensor tensor = torch::empty(stored.shape, *type);
    if (stored.bytes > 0)
        std::memcpy(tensor.data_ptr(), data.data() + stored.begin, stored.bytes);
    return tensor;
}

std::string lengthOf(std::uint64_t count)
{
    std::string bytes;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        bytes += static_cast<char>(count >> (8 * i) & 0xffU);
    return bytes;
}

std::uint64_t lengthIn(std::string_view bytes)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        count |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return count;
}

} // namespace

std::optional<torch::ScalarType> scalarTypeOf(std::string_view name)
{
    const auto* const type = std::ranges::find(kTypes, name, &Type::name);
    return type == kTypes.end() ? std::nullopt : std::optional(type->scalar);
}

core::Result<Weights> parseSafetensors(std::string_view bytes, const std::string& place)
{
    const std::uint64_t length = bytes.size() < kLengthBytes ? 0 : lengthIn(bytes);
    if (length == 0 || length > kLargestSafetensorsHeader || length > bytes.size() - kLengthBytes)
        return unreadableWeights(WeightsFlaw::NotSafetensors, place, "header");
    const std::string_view data = bytes.substr(kLengthBytes + length);
    const auto header = parseSafetensorsHeader(bytes.substr(kLengthBytes, length), data.size(), place);
    if (!header)
        return tl::make_unexpected(header.error());
    Weights weights;
    for (const StoredTensor& stored : header->tensors) {
        const core::Result<torch::Tensor> tensor = tensorOf(stored, data, place);
        if (!tensor)
            return tl::make_unexpected(tensor.error());
        weights.emplace_back(stored.name, *tensor);
    }
    return weights;
}

core::Result<Weights> readSafetensors(const std::filesystem::path& file)
{
    const core::Result<std::string> content = readWholeFile(file, std::numeric_limits<std::size_t>::max());
    if (!content)
        return tl::make_unexpected(content.error());
    return parseSafetensors(*content, file.string());
}

core::Result<void> writeSafetensors(const std::filesystem::path& file,
                                    const Weights& weights,
                                    const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header;
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::string data;
    for (const auto& [name, tensor] : weights) {
        const torch::Tensor flat = tensor.to(torch::kCPU).contiguous();
        const auto* const type = std::ranges::find(kTypes, flat.scalar_type(), &Type::scalar);
        TORCH_CHECK(type != kTypes.end(), name, " has a type that safetensors has not");
        const std::size_t begin = data.size();
        data.append(static_cast<const char*>(flat.data_ptr()), flat.nbytes());
        header[name] = {
            {"dtype", type->name}, {"shape", flat.sizes().vec()}, {"data_offsets", {begin, data.size()}}};
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' '); // the data begin at a multiple of eight
    return writeFileAtomically(file, lengthOf(text.size()) + text + data);
}

} // namespace carpo::training
