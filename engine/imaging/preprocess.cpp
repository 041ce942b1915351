// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/preprocess.h"

#include "engine/imaging/gray_levels.h"
#include "engine/imaging/mat_view.h"

#include <opencv2/core/version.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace carpo::imaging {
namespace {

// To be raised whenever the same settings give other pixels.
constexpr int kVersion = 2;

/// Averages along the sides that become shorter, then interpolates along those that become longer: asked for
/// both at once, OpenCV interpolates only.
cv::Mat resized(const cv::Mat& source, cv::Size size)
{
    cv::Mat result = source;
    const cv::Size reduced(std::min(size.width, source.cols), std::min(size.height, source.rows));
    if (reduced != result.size())
        cv::resize(source, result, reduced, 0, 0, cv::INTER_AREA);
    if (size != result.size()) {
        cv::Mat enlarged;
        cv::resize(result, enlarged, size, 0, 0, cv::INTER_LINEAR);
        result = enlarged;
    }
    return result;
}

double scaleTo8Bits(const Image& image)
{
    return 255.0 / ((1 << bitsInUse(image)) - 1);
}

/// The sides after scaling the longer one to `side`.
cv::Size fitted(const Image& image, int side)
{
    const double scale = static_cast<double>(side) / std::max(image.width(), image.height());
    const auto scaled = [scale](int length) {
        return std::max(1, static_cast<int>(std::lround(length * scale)));
    };
    return {scaled(image.width()), scaled(image.height())};
}

/// The largest square in the middle.
Image middleSquare(const Image& image)
{
    const int side = std::min(image.width(), image.height());
    return cutOut(image, (image.width() - side) / 2, (image.height() - side) / 2, side, side);
}

void equalise(cv::Mat& gray, const Preprocessing& settings)
{
    switch (settings.equalisation) {
    case Equalisation::None:
        break;
    case Equalisation::Histogram:
        cv::equalizeHist(gray, gray);
        break;
    case Equalisation::Clahe:
        cv::createCLAHE(settings.clipLimit, {settings.tiles, settings.tiles})->apply(gray, gray);
        break;
    }
}

/// Digits enough to tell two settings apart, and no more: "2", "0.35".
std::string digits(double value)
{
    std::array<char, 32> text = {};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::string equalisationKey(const Preprocessing& settings)
{
    switch (settings.equalisation) {
    case Equalisation::None:
        break;
    case Equalisation::Histogram:
        return "-equalised";
    case Equalisation::Clahe:
        return "-clahe" + digits(settings.clipLimit) + "x" + std::to_string(settings.tiles);
    }
    return {};
}

std::string equalisationInWords(const Preprocessing& settings)
{
    switch (settings.equalisation) {
    case Equalisation::None:
        break;
    case Equalisation::Histogram:
        return " Its histogram is equalised.";
    case Equalisation::Clahe: {
        const std::string tiles = std::to_string(settings.tiles);
        return " Its contrast is equalised by CLAHE in " + tiles + " x " + tiles + " tiles, clip limit "
               + digits(settings.clipLimit) + '.';
    }
    }
    return {};
}

const char* shapeInWords(const Preprocessing& settings)
{
    if (!settings.keepAspect)
        return ", stretched where it is not square; ";
    return settings.cutToSquare
               ? ", its shape kept and the ends of its longer side cut off; "
               : ", its shape kept and what is missing to a square filled with the median of its "
                 "border; ";
}

} // namespace

// What does not apply is not named, so that arrays of before there was a choice keep their names.
std::string Preprocessing::key() const
{
    const char* const shape = !keepAspect ? "-stretched" : cutToSquare ? "-cut" : "-padded";
    return "square-" + std::to_string(inputSize) + shape + equalisationKey(*this) + "-v"
           + std::to_string(kVersion) + "-opencv" + std::to_string(CV_VERSION_MAJOR) + '.'
           + std::to_string(CV_VERSION_MINOR);
}

std::string Preprocessing::description() const
{
    const std::string side = std::to_string(inputSize);
    return "Each image is brought to 8-bit gray and " + side + " x " + side + " pixels" + shapeInWords(*this)
           + "it is reduced by averaging areas and enlarged bilinearly." + equalisationInWords(*this);
}

std::string openCvVersion()
{
    return CV_VERSION;
}

Image preprocess(const Image& image, const Preprocessing& settings)
{
    const int side = settings.inputSize;
    if (settings.keepAspect && settings.cutToSquare && image.width() != image.height())
        return preprocess(middleSquare(image), settings);
    const double scale = scaleTo8Bits(image);
    const cv::Size size = settings.keepAspect ? fitted(image, side) : cv::Size(side, side);
    Image inside(size.width, size.height);
    cv::Mat gray = viewOf(inside);
    resized(viewOf(image), size).convertTo(gray, CV_8U, scale);
    equalise(gray, settings);
    if (size == cv::Size(side, side))
        return inside;
    Image result(side, side);
    cv::Mat target = viewOf(result);
    // What was equalised has another border than the file.
    target.setTo(settings.equalisation == Equalisation::None ? std::round(borderMedian(image) * scale)
                                                             : borderMedian(inside));
    gray.copyTo(target({(side - size.width) / 2, (side - size.height) / 2, size.width, size.height}));
    return result;
}

Image cutOut(const Image& image, int left, int top, int width, int height)
{
    Image part(width, height, image.depth());
    // The brightest pixel, which may tell the bits in use, may be among those cut off.
    if (image.depth() == Image::Depth::Bits16)
        part.setWhiteBits(bitsInUse(image));
    cv::Mat target = viewOf(part);
    viewOf(image)(cv::Rect(left, top, width, height)).copyTo(target);
    return part;
}

Image negative(const Image& image)
{
    const int bits = bitsInUse(image);
    Image result(image.width(), image.height(), image.depth());
    if (image.depth() == Image::Depth::Bits16)
        result.setWhiteBits(bits);
    cv::Mat target = viewOf(result);
    viewOf(image).convertTo(target, -1, -1, (1 << bits) - 1); // what is beyond white becomes black
    return result;
}

Image thumbnail(const Image& image, int side)
{
    if (image.isEmpty())
        return {};
    const cv::Size size = std::max(image.width(), image.height()) <= side
                              ? cv::Size(image.width(), image.height())
                              : fitted(image, side);
    Image result(size.width, size.height);
    cv::Mat target = viewOf(result);
    resized(viewOf(image), size).convertTo(target, CV_8U, scaleTo8Bits(image));
    return result;
}

} // namespace carpo::imaging
