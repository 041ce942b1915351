// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode.h"

#include "engine/imaging/container.h"
#include "engine/imaging/file_bytes.h"
#include "engine/imaging/mat_view.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace carpo::imaging {
namespace {

// Four samples of 16 bits a pixel, not compressed at all, and as much again for what else a file may carry.
constexpr std::int64_t kMaxBytesAPixel = 16;

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

Container readContainer(Format format, std::span<const std::uint8_t> bytes, std::int64_t maxPixels)
{
    switch (format) {
    case Format::Png:
        return readPng(bytes, maxPixels);
    case Format::Jpeg:
        return readJpeg(bytes, maxPixels);
    case Format::Tiff:
        return readTiff(bytes, maxPixels);
    case Format::Bmp:
        return readBmp(bytes, maxPixels);
    case Format::Dicom:
    case Format::Unknown:
        break;
    }
    Container container;
    container.refusal = "DICOM";
    return container;
}

/// What is wrong with the container, before a decoder sees it.
core::Result<void>
checkContainer(const Container& container, const std::string& place, const DecodeLimits& limits)
{
    // Sides are below 2^32, so that a double holds their product.
    if (static_cast<double>(container.width) * static_cast<double>(container.height)
        > static_cast<double>(limits.maxPixels))
        return core::failure(core::ErrorCode::ImageTooLarge,
                             place,
                             {{"width", std::to_string(container.width)},
                              {"height", std::to_string(container.height)},
                              {"limit", std::to_string(limits.maxPixels)}});
    if (!container.refusal.empty())
        return core::failure(core::ErrorCode::UnsupportedImage, place, {{"format", container.refusal}});
    if (!container.complete || container.width <= 0 || container.height <= 0)
        return core::failure(core::ErrorCode::ImageDamaged, place);
    return {};
}

/// The decoder's image, gray; empty where it fails. May throw what OpenCV throws.
cv::Mat decoded(std::span<const std::uint8_t> bytes, Format format)
{
    // Every failure comes back as a value; OpenCV's own words on the terminal would only stand beside them.
    static const bool kSilenced = [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    static_cast<void>(kSilenced);
    // imdecode does not write to its input; cv::Mat has no view of constant bytes.
    const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
    if (format != Format::Png)
        return cv::imdecode(buffer, cv::IMREAD_GRAYSCALE | cv::IMREAD_ANYDEPTH);
    // libpng's own way from colour to gray makes wrong levels of interlaced images.
    cv::Mat mat = cv::imdecode(buffer, cv::IMREAD_ANYCOLOR | cv::IMREAD_ANYDEPTH);
    if (mat.channels() == 3)
        cv::cvtColor(mat, mat, cv::COLOR_BGR2GRAY);
    return mat;
}

/// Whether the decoder's sides are the header's; EXIF may have had them swapped.
bool sidesFit(const cv::Mat& mat, const Container& container)
{
    return (mat.cols == container.width && mat.rows == container.height)
           || (mat.cols == container.height && mat.rows == container.width);
}

core::Result<Image> decodeKnown(std::span<const std::uint8_t> bytes,
                                Format format,
                                const Container& container,
                                const std::string& place)
{
    try {
        const cv::Mat mat = decoded(container.forDecoder.empty() ? bytes : container.forDecoder, format);
        if (mat.empty() || !sidesFit(mat, container))
            return core::failure(core::ErrorCode::ImageDamaged, place);
        if (mat.depth() != CV_8U && mat.depth() != CV_16U)
            return core::failure(core::ErrorCode::UnsupportedImage, place, {{"format", "floating point"}});
        Image image(mat.cols, mat.rows, mat.depth() == CV_8U ? Image::Depth::Bits8 : Image::Depth::Bits16);
        cv::Mat target = viewOf(image);
        if (container.inverted)
            cv::bitwise_not(mat, target);
        else
            mat.copyTo(target);
        return image;
    } catch (const std::bad_alloc&) {
        return core::failure(core::ErrorCode::OutOfMemory, place, {{"detail", place}});
    } catch (const std::exception&) {
        return core::failure(core::ErrorCode::ImageDamaged, place);
    }
}

} // namespace

std::int64_t maxFileBytes(const DecodeLimits& limits)
{
    return limits.maxPixels * kMaxBytesAPixel;
}

core::Result<Image> decodeFile(const std::filesystem::path& file, const DecodeLimits& limits)
{
    const auto bytes = readFile(file, maxFileBytes(limits));
    if (!bytes)
        return tl::unexpected(bytes.error());
    return decodeBytes(*bytes, file.string(), limits);
}

core::Result<Image>
decodeBytes(std::span<const std::uint8_t> bytes, const std::string& place, const DecodeLimits& limits)
{
    const Format format = sniff(bytes);
    if (format == Format::Unknown)
        return notOpened(bytes, place);
    const Container container = readContainer(format, bytes, limits.maxPixels);
    if (const auto checked = checkContainer(container, place, limits); !checked)
        return tl::unexpected(checked.error());
    return decodeKnown(bytes, format, container, place);
}

} // namespace carpo::imaging
