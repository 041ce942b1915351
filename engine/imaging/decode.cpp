// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode.h"

#include "engine/imaging/decode_here.h"
#include "engine/imaging/decoder_pool.h"
#include "engine/imaging/file_bytes.h"

#include <array>
#include <new>
#include <string_view>
#include <utility>

namespace carpo::imaging {
namespace {

// What is opened in this process: it takes a second at the worst, and nobody can stop it.
constexpr std::int64_t kPixelsHere = 16'000'000;
// A progressive JPEG goes over its pixels once a scan; the usual dozen of them on the usual radiograph is
// less.
constexpr std::int64_t kPixelVisitsHere = 64'000'000;

struct NamedSignature
{
    std::string_view name;
    std::size_t offset;
    std::string_view bytes;
};

// Images all right, but none that is opened here: saying so helps more than "not an image".
constexpr std::array kRefused = {
    NamedSignature{"GIF", 0, "GIF8"},
    NamedSignature{"WebP", 8, "WEBP"},
    NamedSignature{"JPEG 2000", 4, "jP  \r\n"},
    NamedSignature{"JPEG 2000", 0, "\xFF\x4F\xFF\x51"},
    NamedSignature{"HEIF", 4, "ftyp"},
    // Groups 0002 and 0008 at the very start: what follows a DICOM's meta header, or that without its
    // preamble.
    NamedSignature{"DICOM (without its meta header)", 0, std::string_view("\x08\x00", 2)},
    NamedSignature{"DICOM (without its preamble)", 0, std::string_view("\x02\x00", 2)},
};

tl::unexpected<core::Error> notOpened(std::span<const std::uint8_t> bytes, const std::string& place)
{
    // An empty file is what an interrupted copy leaves.
    if (bytes.empty())
        return core::failure(core::ErrorCode::ImageDamaged, place);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (const auto& [name, offset, signature] : kRefused) {
        if (text.size() >= offset && text.substr(offset).starts_with(signature))
            return core::failure(core::ErrorCode::UnsupportedImage, place, {{"format", std::string(name)}});
    }
    return core::failure(core::ErrorCode::NotAnImage, place);
}

/// Whether the image is one of those that may keep a decoder busy for long, or that take much memory.
bool isHeavy(const Container& container)
{
    const std::int64_t pixels = container.width * container.height;
    return pixels > kPixelsHere || pixels * container.scans > kPixelVisitsHere;
}

core::Result<DecodedImage> inHelper(std::span<const std::uint8_t> bytes,
                                    const std::string& place,
                                    const DecodeLimits& limits,
                                    const std::stop_token& stop)
{
    return DecoderPool::shared().decode(bytes, limits, stop).map_error([&place](core::Error&& error) {
        error.place = place;
        return std::move(error);
    });
}

core::Result<DecodedImage> decodeAnywhere(std::span<const std::uint8_t> bytes,
                                          const std::string& place,
                                          const DecodeLimits& limits,
                                          const std::stop_token& stop)
{
    const Format format = sniff(bytes);
    if (format == Format::Unknown)
        return notOpened(bytes, place);
    if (format == Format::Dicom)
        return inHelper(bytes, place, limits, stop);
    const core::Result<Container> container = checkedContainer(format, bytes, place, limits);
    if (!container)
        return tl::unexpected(container.error());
    core::Result<DecodedImage> decoded =
        isHeavy(*container) ? inHelper(bytes, place, limits, stop)
                            : decodeHere(bytes, *container, place).map([](Image&& image) {
                                  return DecodedImage{.image = std::move(image), .facts = std::nullopt};
                              });
    if (decoded)
        decoded->isColour = container->isColour; // of what the helper opened too
    return decoded;
}

} // namespace

core::Result<DecodedImage> decodeWithFacts(std::span<const std::uint8_t> bytes,
                                           const std::string& place,
                                           const DecodeLimits& limits,
                                           const std::stop_token& stop)
{
    try {
        return decodeAnywhere(bytes, place, limits, stop);
    } catch (const std::bad_alloc&) {
        return core::failure(core::ErrorCode::OutOfMemory, place, {{"detail", place}});
    }
}

core::Result<Image> decodeBytes(std::span<const std::uint8_t> bytes,
                                const std::string& place,
                                const DecodeLimits& limits,
                                const std::stop_token& stop)
{
    return decodeWithFacts(bytes, place, limits, stop).map([](DecodedImage&& decoded) {
        return std::move(decoded.image);
    });
}

core::Result<Image>
decodeFile(const std::filesystem::path& file, const DecodeLimits& limits, const std::stop_token& stop)
{
    const auto bytes = readFile(file, maxFileBytes(limits));
    if (!bytes)
        return tl::unexpected(bytes.error());
    return decodeBytes(*bytes, file.string(), limits, stop);
}

core::Result<std::vector<DicomAttribute>>
readAttributes(const std::filesystem::path& file, const DecodeLimits& limits, const std::stop_token& stop)
{
    const auto bytes = readFile(file, maxFileBytes(limits));
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (sniff(*bytes) != Format::Dicom)
        return core::failure(
            core::ErrorCode::UnsupportedImage, file.string(), {{"format", "other than DICOM"}});
    return DecoderPool::shared().attributes(*bytes, limits, stop).map_error([&file](core::Error&& error) {
        error.place = file.string();
        return std::move(error);
    });
}

} // namespace carpo::imaging
