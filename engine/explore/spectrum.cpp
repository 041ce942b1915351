// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/spectrum.h"

#include "engine/core/parallel_for.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace carpo::explore {
namespace {

// Frequencies, in periods a picture, that are kept: up to this along either axis. The other half of the plane
// says the same again.
constexpr int kHighest = 11;
constexpr int kAcross = 2 * kHighest + 1;
constexpr std::size_t kFrequencies = std::size_t{kHighest + 1} * kAcross;

/// Fades the picture's edges, which else would be frequencies of their own.
cv::Mat fadingWindow()
{
    cv::Mat window;
    cv::createHanningWindow(window, {kThumbnailSide, kThumbnailSide}, CV_32F);
    cv::sqrt(window, window);
    return window;
}

void spectrumOf(const Thumbnail& thumbnail, const cv::Mat& window, std::span<float> spectrum)
{
    constexpr double kDetail = 2.5; // pixels
    cv::Mat gray(kThumbnailSide, kThumbnailSide, CV_32F);
    for (std::size_t i = 0; i < kThumbnailPixels; ++i)
        gray.ptr<float>()[i] = static_cast<float>(thumbnail[i]) / 255;
    cv::Mat surroundings;
    cv::GaussianBlur(gray, surroundings, {}, kDetail, 0, cv::BORDER_REFLECT);
    cv::Mat detail = gray - surroundings;
    detail = (detail - cv::mean(detail)).mul(window);
    cv::Mat waves;
    cv::dft(detail, waves, cv::DFT_COMPLEX_OUTPUT);
    double squares = 0;
    auto out = spectrum.begin();
    for (int v = -kHighest; v <= 0; ++v) {
        for (int u = -kHighest; u <= kHighest; ++u, ++out) {
            const auto wave = waves.at<cv::Vec2f>((v + kThumbnailSide) % kThumbnailSide,
                                                  (u + kThumbnailSide) % kThumbnailSide);
            *out = std::hypot(wave[0], wave[1]);
            squares += static_cast<double>(*out) * static_cast<double>(*out);
        }
    }
    constexpr double kNothing = 1e-12;
    const auto scale = static_cast<float>(squares > kNothing ? 1 / std::sqrt(squares) : 0);
    for (float& strength : spectrum)
        strength *= scale;
}

} // namespace

Features spectraOf(std::span<const Thumbnail> thumbnails)
{
    constexpr std::size_t kAtOnce = 64;
    Features spectra{.dimension = kFrequencies,
                     .values = std::vector<float>(thumbnails.size() * kFrequencies)};
    const cv::Mat window = fadingWindow();
    core::parallelFor((thumbnails.size() + kAtOnce - 1) / kAtOnce, [&](std::size_t block) {
        for (std::size_t i = block * kAtOnce; i < std::min(thumbnails.size(), (block + 1) * kAtOnce); ++i)
            spectrumOf(thumbnails[i], window, spectra[i]);
    });
    return spectra;
}

Features mirroredSpectra(const Features& spectra)
{
    Features mirrored = spectra;
    for (auto row = mirrored.values.begin(); row != mirrored.values.end(); row += kAcross)
        std::reverse(row, row + kAcross);
    return mirrored;
}

} // namespace carpo::explore
