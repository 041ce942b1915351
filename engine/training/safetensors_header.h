// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// A tensor of a safetensors file.
struct StoredTensor
{
    std::string name;
    std::string type; ///< "F32", "I64" ...
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< first byte, behind the header
    std::uint64_t bytes = 0;
};

struct SafetensorsHeader
{
    std::vector<StoredTensor> tensors; ///< in the order of their bytes, without gaps
    std::map<std::string, std::string> metadata;
};

/// The longest header that is read, bytes.
inline constexpr std::uint64_t kLargestSafetensorsHeader = 100'000'000;

/// Bytes of an element; 0 for an unknown type.
[[nodiscard]] std::uint64_t bytesOfType(std::string_view type);

/// Reads the JSON of a safetensors file whose tensors take `dataBytes`, and trusts nothing in it: every
/// tensor lies within them, as large as its shape says, none over another. Fails with WeightsUnreadable. Must
/// not block.
[[nodiscard]] core::Result<SafetensorsHeader>
parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes, const std::string& place);

} // namespace carpo::training
