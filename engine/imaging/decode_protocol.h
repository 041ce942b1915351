// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_limits.h"
#include "engine/imaging/dicom_attribute.h"
#include "engine/imaging/dicom_facts.h"
#include "engine/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What this process and carpo-decode say to each other. A request and its answer are one message each, JSON,
// on a socket that keeps messages apart; file, pixels and long texts lie in shared memory, in a file each.
// What the helper says is checked like any other input: it has read what nobody else trusts.
namespace carpo::imaging {

// The helper's file descriptors.
inline constexpr int kDecoderSocket = 3;
inline constexpr int kDecoderInput = 4;  ///< the file, from its start
inline constexpr int kDecoderOutput = 5; ///< pixels or text, from its start

inline constexpr std::size_t kMaxMessageBytes = 64'000;
inline constexpr std::int64_t kMaxAttributeTextBytes = 16'000'000;

struct DecodeRequest
{
    enum class Task
    {
        Pixels,
        Attributes
    };
    Task task = Task::Pixels;
    std::int64_t fileBytes = 0;
    DecodeLimits limits = {};
};

struct DecodeReply
{
    std::optional<core::Error> error = {}; ///< its place is empty: the helper knows no names
    // Of pixels: they lie in the output, row-major.
    int width = 0;
    int height = 0;
    Image::Depth depth = Image::Depth::Bits8;
    int whiteBits = 0; ///< as Image::whiteBits
    std::optional<DicomFacts> facts = {};
    bool isColour = false;
    // Of attributes: their text lies in the output.
    std::int64_t textBytes = 0;

    [[nodiscard]] std::int64_t pixelBytes() const;
};

// They must not block.
[[nodiscard]] std::string messageOf(const DecodeRequest& request);
[[nodiscard]] std::string messageOf(const DecodeReply& reply);
/// Fails with Internal for what is no request.
[[nodiscard]] core::Result<DecodeRequest> requestIn(std::string_view message);
/// Fails with Internal for what is no answer to the request, or one beyond its limits.
[[nodiscard]] core::Result<DecodeReply> replyIn(std::string_view message, const DecodeRequest& request);

[[nodiscard]] std::string textOf(const std::vector<DicomAttribute>& attributes);
/// Fails with Internal for what is no such text.
[[nodiscard]] core::Result<std::vector<DicomAttribute>> attributesIn(std::string_view text);

} // namespace carpo::imaging
