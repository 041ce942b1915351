// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/preprocess.h"

#include "engine/imaging/gray_levels.h"
#include "engine/imaging/mat_view.h"

#include <opencv2/core/version.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
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

} // namespace

std::string Preprocessing::key() const
{
    return "square-" + std::to_string(inputSize) + (keepAspect ? "-padded" : "-stretched") + "-v"
           + std::to_string(kVersion) + "-opencv" + std::to_string(CV_VERSION_MAJOR) + '.'
           + std::to_string(CV_VERSION_MINOR);
}

std::string Preprocessing::description() const
{
    const std::string side = std::to_string(inputSize);
    const std::string size = side + " x " + side + " pixels";
    return "Each image is brought to 8-bit gray and " + size
           + (keepAspect ? ", its shape kept and what is missing to a square filled with the median of its "
                           "border; "
                         : ", stretched where it is not square; ")
           + "it is reduced by averaging areas and enlarged bilinearly.";
}

std::string openCvVersion()
{
    return CV_VERSION;
}

Image preprocess(const Image& image, const Preprocessing& settings)
{
    const int side = settings.inputSize;
    const double scale = scaleTo8Bits(image);
    Image result(side, side);
    cv::Mat target = viewOf(result);
    const cv::Size size = settings.keepAspect ? fitted(image, side) : cv::Size(side, side);
    const cv::Rect place((side - size.width) / 2, (side - size.height) / 2, size.width, size.height);
    if (size != target.size())
        target.setTo(std::round(borderMedian(image) * scale));
    cv::Mat inside = target(place);
    resized(viewOf(image), size).convertTo(inside, CV_8U, scale);
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
