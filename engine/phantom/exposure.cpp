// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/exposure.h"

#include "engine/core/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::phantom {
namespace {

cv::Mat view(Raster& raster)
{
    return {raster.height, raster.width, CV_32F, raster.values.data()};
}

// Irwin-Hall of four: near enough to normal, and one random number a pixel.
float noiseOf(core::RandomStream& random)
{
    const std::uint64_t bits = random.next();
    const auto sum = static_cast<std::int64_t>((bits & 0xFFFFU) + ((bits >> 16U) & 0xFFFFU)
                                               + ((bits >> 32U) & 0xFFFFU) + (bits >> 48U));
    constexpr float kScale = 1.7320508F / 65536.0F; // variance of the sum is 4/12
    return static_cast<float>(sum - 2 * 65535) * kScale;
}

// Scattered photons come from all around: a wide blur, made at an eighth of the resolution.
void addScatter(cv::Mat& intensity, double share)
{
    cv::Mat small;
    const cv::Size size(std::max(8, intensity.cols / 8), std::max(8, intensity.rows / 8));
    cv::resize(intensity, small, size, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, cv::Size(), 0.06 * size.height, 0, cv::BORDER_REPLICATE);
    cv::Mat wide;
    cv::resize(small, wide, intensity.size(), 0, 0, cv::INTER_LINEAR);
    intensity = (1 - share) * intensity + share * wide;
}

void addHeel(Raster& intensity, const Beam& beam)
{
    const double halfWidth = 0.5 * intensity.width;
    const double halfHeight = 0.5 * intensity.height;
    for (int y = 0; y < intensity.height; ++y) {
        float* const row = intensity.row(y);
        const double dy = (y - halfHeight) / halfHeight;
        for (int x = 0; x < intensity.width; ++x) {
            const double dx = (x - halfWidth) / halfWidth;
            row[x] *= static_cast<float>(1 - 0.5 * beam.heel * (dx * dx + dy * dy) + beam.slope * dx);
        }
    }
}

} // namespace

Raster attenuation(const Raster& soft, const Raster& bone, const Beam& beam)
{
    Raster map(soft.width, soft.height);
    const auto softPower = static_cast<float>(beam.softPower);
    const auto bonePower = static_cast<float>(beam.bonePower);
    for (std::size_t i = 0; i < map.values.size(); ++i)
        map.values[i] = softPower * soft.values[i] + bonePower * bone.values[i];
    return map;
}

Raster detected(const Raster& attenuation, const Beam& beam, std::uint64_t noise)
{
    Raster result = attenuation;
    for (float& value : result.values)
        value = std::exp(-value);
    cv::Mat intensity = view(result);
    cv::Mat scattered = intensity.clone();
    addScatter(scattered, beam.scatter);
    const double blur = beam.blur * result.height / 512;
    cv::GaussianBlur(scattered, scattered, cv::Size(), std::max(0.3, blur), 0, cv::BORDER_REPLICATE);
    scattered.copyTo(intensity);
    addHeel(result, beam);

    core::RandomStream random(noise, "phantom.quanta");
    const double pixel = 512.0 / result.height;
    const auto deviation = static_cast<float>(1 / std::sqrt(beam.photons * pixel * pixel));
    Raster quanta(result.width, result.height);
    for (std::size_t i = 0; i < quanta.values.size(); ++i)
        quanta.values[i] = noiseOf(random) * deviation * std::sqrt(result.values[i]);
    // Light spreads in the phosphor: neighbouring pixels share their noise.
    cv::Mat grainy = view(quanta);
    cv::GaussianBlur(grainy, grainy, cv::Size(3, 3), 0.5, 0, cv::BORDER_REPLICATE);
    for (std::size_t i = 0; i < quanta.values.size(); ++i)
        result.values[i] = -std::log(std::max(1e-4F, result.values[i] + quanta.values[i]));
    return result;
}

imaging::Image windowed(const Raster& detected, double top, const Window& window)
{
    constexpr int kSteps = 1024;
    std::array<float, kSteps + 1> curve = {};
    for (int i = 0; i <= kSteps; ++i)
        curve[static_cast<std::size_t>(i)] = static_cast<float>(std::pow(1.5 * i / kSteps, window.gamma));
    imaging::Image image(detected.width, detected.height);
    const auto pixels = image.pixels8();
    const auto black = static_cast<float>(window.black);
    const auto range = static_cast<float>(window.white - window.black);
    const auto scale = static_cast<float>(kSteps / 1.5 / std::max(0.05, top));
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const float at = detected.values[i] * scale;
        // Below the open field's mean the curve goes on straight, so that noise there keeps both signs.
        const float share =
            at < 0 ? 0.3F * at / kSteps : curve[static_cast<std::size_t>(std::min<float>(at, kSteps))];
        pixels[i] = static_cast<std::uint8_t>(std::clamp(black + range * share + 0.5F, 0.0F, 255.0F));
    }
    return image;
}

double densest(const Raster& attenuation)
{
    std::vector<float> sample;
    sample.reserve(attenuation.values.size() / 7 + 1);
    for (std::size_t i = 0; i < attenuation.values.size(); i += 7)
        sample.push_back(attenuation.values[i]);
    const auto at = sample.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sample.size()) * 0.997);
    std::nth_element(sample.begin(), at, sample.end());
    return *at;
}

} // namespace carpo::phantom
