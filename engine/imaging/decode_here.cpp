// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode_here.h"

#include "engine/imaging/mat_view.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <new>
#include <span>

namespace carpo::imaging {
namespace {

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

/// What is wrong with the container.
core::Result<void> check(const Container& container, const std::string& place, const DecodeLimits& limits)
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
cv::Mat decoded(std::span<const std::uint8_t> bytes)
{
    // Every failure comes back as a value; OpenCV's own words on the terminal would only stand beside them.
    static const bool kSilenced = [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    static_cast<void>(kSilenced);
    // imdecode does not write to its input; cv::Mat has no view of constant bytes.
    const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
    if (sniff(bytes) != Format::Png)
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

} // namespace

core::Result<Container>
checkedContainer(Format format, Bytes bytes, const std::string& place, const DecodeLimits& limits)
{
    Container container = readContainer(format, bytes, limits.maxPixels);
    if (const auto checked = check(container, place, limits); !checked)
        return tl::unexpected(checked.error());
    return container;
}

core::Result<Image> decodeHere(Bytes bytes, const Container& container, const std::string& place)
{
    try {
        const cv::Mat mat = decoded(container.forDecoder.empty() ? bytes : container.forDecoder);
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

} // namespace carpo::imaging
