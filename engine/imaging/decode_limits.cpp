// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode_limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <optional>
#include <string_view>

namespace carpo::imaging {
namespace {

// Three samples of 16 bits a pixel, not compressed at all, and some for what else a file may carry.
constexpr std::int64_t kMaxBytesAPixel = 8;
// Small limits are for small images, not for small files: a header alone may take this.
constexpr std::int64_t kAlwaysBytes = 64'000'000;
// The file, the decoder's image in colour with 16 bits, and ours.
constexpr std::uint64_t kMemoryBytesAPixel = 24;
// Libraries and their tables.
constexpr std::uint64_t kProgramBytes = 1'500'000'000;
// What earlier versions called the kinds that they refused and this one opens.
constexpr std::array<std::string_view, 3> kOpenedSince = {"DICOM", "BigTIFF", "BMP (compressed)"};

struct Shared
{
    std::mutex mutex; // protects limits
    DecodeLimits limits;
};

Shared& shared()
{
    static Shared object;
    return object;
}

std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

} // namespace

DecodeLimits decodeLimits()
{
    const std::scoped_lock lock(shared().mutex);
    return shared().limits;
}

void setDecodeLimits(const DecodeLimits& limits)
{
    const std::scoped_lock lock(shared().mutex);
    shared().limits = limits;
}

std::int64_t maxFileBytes(const DecodeLimits& limits)
{
    return limits.maxPixels * kMaxBytesAPixel + kAlwaysBytes;
}

std::uint64_t maxMemoryBytes(const DecodeLimits& limits)
{
    return static_cast<std::uint64_t>(limits.maxPixels) * kMemoryBytesAPixel + kProgramBytes;
}

bool mayOpenNow(const core::Problem& problem, const DecodeLimits& limits)
{
    const std::optional<double> limit = numberIn(problem.value("limit"));
    switch (problem.code) {
    case core::ErrorCode::ImageTooLarge:
        return !limit || *limit < static_cast<double>(limits.maxPixels);
    case core::ErrorCode::DecodingTooLong:
        return !limit || *limit < limits.maxSeconds;
    case core::ErrorCode::UnsupportedImage:
        return std::ranges::find(kOpenedSince, problem.value("format")) != kOpenedSince.end();
    default:
        return false;
    }
}

} // namespace carpo::imaging
