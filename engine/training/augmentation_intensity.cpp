// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation_intensity.h"

#include "engine/training/device_choice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::training {
namespace {

using torch::Tensor;
using Kind = AugmentationKind;

Tensor drawnMatching(const Tensor& images, const AugmentationDraws& draws)
{
    return histogramMatched(
        images, draws.partners(Kind::HistogramMatching), draws.column(Kind::HistogramMatching, upTo));
}

Tensor drawnBrightness(const Tensor& images, const AugmentationDraws& draws)
{
    return brightened(images, draws.column(Kind::Brightness, eitherWay));
}

Tensor drawnContrast(const Tensor& images, const AugmentationDraws& draws)
{
    const auto factor = [](core::RandomStream& random, double strength) {
        return 1 + eitherWay(random, strength);
    };
    return contrasted(images, draws.column(Kind::Contrast, factor, /*without=*/1));
}

// As likely darker as brighter.
Tensor drawnGamma(const Tensor& images, const AugmentationDraws& draws)
{
    const auto exponent = [](core::RandomStream& random, double strength) {
        return std::exp(eitherWay(random, std::log1p(strength)));
    };
    return gammaCorrected(images, draws.column(Kind::Gamma, exponent, /*without=*/1));
}

Tensor drawnBlur(const Tensor& images, const AugmentationDraws& draws)
{
    return blurred(images, draws.amounts(Kind::Blur, upTo));
}

Tensor drawnNoise(const Tensor& images, const AugmentationDraws& draws)
{
    const std::int64_t pixels = images.size(2) * images.size(3);
    return noisy(images, draws.column(Kind::Noise, upTo), draws.uniforms(Kind::Noise, pixels + pixels % 2));
}

struct GrayKind
{
    Kind kind;
    Tensor (*apply)(const Tensor& images, const AugmentationDraws& draws);
};

constexpr std::array kGrayKinds{GrayKind{Kind::HistogramMatching, drawnMatching},
                                GrayKind{Kind::Brightness, drawnBrightness},
                                GrayKind{Kind::Contrast, drawnContrast},
                                GrayKind{Kind::Gamma, drawnGamma},
                                GrayKind{Kind::Blur, drawnBlur},
                                GrayKind{Kind::Noise, drawnNoise}};

// [N, 1, 1, 1] bool: which images any of the kinds picks.
Tensor picked(const AugmentationDraws& draws)
{
    const Tensor host = torch::empty({draws.images(), 1, 1, 1}, torch::kBool);
    auto* const values = host.data_ptr<bool>();
    for (std::int64_t image = 0; image < draws.images(); ++image)
        values[image] = std::ranges::any_of(
            kGrayKinds, [&](const GrayKind& gray) { return draws.picks(gray.kind, image); });
    return sentTo(host, draws.device());
}

// [N, 1, 1, 2 * radius + 1]
Tensor gaussians(std::span<const double> sds)
{
    constexpr double kSdsKept = 3;
    const double largest = *std::ranges::max_element(sds);
    const auto radius = static_cast<std::int64_t>(std::ceil(kSdsKept * largest));
    const std::int64_t taps = 2 * radius + 1;
    const Tensor weights = torch::zeros({static_cast<std::int64_t>(sds.size()), 1, 1, taps}, torch::kFloat32);
    auto* row = weights.data_ptr<float>();
    for (const double sd : sds) {
        const auto reach = static_cast<std::int64_t>(std::ceil(kSdsKept * sd));
        row[radius] = 1;
        for (std::int64_t i = 1; i <= reach; ++i) {
            const double apart = static_cast<double>(i) / sd;
            row[radius - i] = row[radius + i] = static_cast<float>(std::exp(-0.5 * apart * apart));
        }
        row += taps;
    }
    return weights.div_(weights.sum(3, /*keepdim=*/true));
}

} // namespace

Tensor brightened(const Tensor& images, const Tensor& added)
{
    return (images + added).clamp_(0, 1);
}

Tensor contrasted(const Tensor& images, const Tensor& factor)
{
    const Tensor mean = images.mean({2, 3}, /*keepdim=*/true);
    return (images - mean).mul_(factor).add_(mean).clamp_(0, 1);
}

Tensor gammaCorrected(const Tensor& images, const Tensor& exponent)
{
    return images.pow(exponent);
}

Tensor blurred(const Tensor& images, std::span<const double> sds)
{
    const Tensor alongRows = sentTo(gaussians(sds), images.device());
    const std::int64_t radius = alongRows.size(3) / 2;
    if (radius == 0)
        return images;
    // Each image is a channel with a kernel of its own.
    const auto convolved = [&](const Tensor& channels, const Tensor& kernels) {
        const std::int64_t step = 1;
        const std::int64_t padding = 0;
        return torch::conv2d(channels,
                             kernels,
                             {},
                             at::IntArrayRef(step),
                             at::IntArrayRef(padding),
                             at::IntArrayRef(step),
                             images.size(0));
    };
    Tensor result = torch::replication_pad2d(images.transpose(0, 1), {radius, radius, radius, radius});
    result = convolved(convolved(result, alongRows), alongRows.transpose(2, 3).contiguous());
    return result.transpose(0, 1).clamp(0, 1);
}

Tensor noisy(const Tensor& images, const Tensor& sd, const Tensor& uniforms)
{
    const auto halves = uniforms.chunk(2, 1);
    const Tensor radius = torch::log1p(-halves[0]).mul_(-2).sqrt_();
    const Tensor angle = halves[1] * (2 * std::numbers::pi);
    const std::int64_t pixels = images.size(2) * images.size(3);
    const Tensor normal =
        torch::cat({radius * angle.cos(), radius * angle.sin()}, 1).narrow(1, 0, pixels).reshape_as(images);
    return (images + normal.mul_(sd)).clamp_(0, 1);
}

Tensor histogramMatched(const Tensor& images, const Tensor& partners, const Tensor& share)
{
    const Tensor grays = images.reshape({images.size(0), -1});
    const Tensor sorted = std::get<0>(grays.sort(1)).contiguous();
    const Tensor below = torch::searchsorted(sorted, grays);
    const Tensor notAbove = torch::searchsorted(sorted, grays, /*out_int32=*/false, /*right=*/true);
    const Tensor rank = (below + notAbove - 1).div_(2, "floor");
    const Tensor matched = sorted.index_select(0, partners).gather(1, rank).reshape_as(images);
    return torch::lerp(images, matched, share);
}

bool changesGrays(const AugmentationDraws& draws)
{
    return std::ranges::any_of(kGrayKinds, [&](const GrayKind& gray) { return draws.isOn(gray.kind); });
}

Tensor withChangedGrays(const Batch& batch, const AugmentationDraws& draws)
{
    constexpr double kWhite = 255;
    const Tensor scale = batch.pixelSd / kWhite;
    const Tensor black = batch.pixelMean / kWhite;
    Tensor grays = (batch.images * scale + black).clamp_(0, 1);
    for (const GrayKind& gray : kGrayKinds) {
        if (draws.isOn(gray.kind))
            grays = gray.apply(grays, draws);
    }
    return torch::where(picked(draws), (grays - black) / scale, batch.images);
}

} // namespace carpo::training
