// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a weights file, of any bytes: its first line is the number of bytes behind the header.
#include "engine/training/safetensors_header.h"
#include "tests/fuzz/check.h"

#include <charconv>
#include <cstdint>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using carpo::fuzz::check;
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t line = all.find('\n');
    if (line == std::string_view::npos)
        return 0;
    std::uint64_t bytes = 0;
    std::from_chars(all.data(), all.data() + line, bytes);
    const auto header = carpo::training::parseSafetensorsHeader(all.substr(line + 1), bytes, "weights");
    if (!header) {
        check(header.error().code == carpo::core::ErrorCode::WeightsUnreadable,
              "the code says what is wrong");
        return 0;
    }
    std::uint64_t next = 0;
    for (const auto& tensor : header->tensors) {
        check(tensor.begin == next && tensor.bytes <= bytes - next, "tensors lie one behind the other");
        next += tensor.bytes;
        std::uint64_t count = carpo::training::bytesOfType(tensor.type);
        for (const std::int64_t extent : tensor.shape)
            count *= static_cast<std::uint64_t>(extent);
        check(count == tensor.bytes, "a tensor is as large as its shape");
    }
    check(next == bytes, "the tensors fill the file");
    return 0;
}
