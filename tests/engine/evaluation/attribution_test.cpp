// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/attribution.h"

#include "engine/evaluation/attribution_maps.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>

namespace carpo::evaluation {
namespace {

constexpr std::int64_t kSide = 12;
constexpr std::int64_t kChannels = 4;

/// Convolution, ReLU (in place), mean over the image, and a dense layer to two numbers; in double precision.
class Tiny final : public nn::Network
{
public:
    Tiny()
    {
        torch::manual_seed(7);
        m_convolution = register_module(
            "convolution", torch::nn::Conv2d(torch::nn::Conv2dOptions(1, kChannels, 3).stride(2).padding(1)));
        m_dense = register_module("dense", torch::nn::Linear(kChannels, 2));
        to(torch::kFloat64);
    }

    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor&) override
    {
        return m_dense(m_convolution(images).relu_().mean({2, 3}));
    }
    void initialise() override {}

    [[nodiscard]] torch::Tensor features(const torch::Tensor& images) { return m_convolution(images).relu(); }
    [[nodiscard]] torch::Tensor weights() const { return m_dense->weight; }

private:
    torch::nn::Conv2d m_convolution = nullptr;
    torch::nn::Linear m_dense = nullptr;
};

/// Without any convolution.
class Flat final : public nn::Network
{
public:
    Flat() { m_dense = register_module("dense", torch::nn::Linear(kSide * kSide, 1)); }

    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor&) override
    {
        return m_dense(images.flatten(1)).squeeze(1);
    }
    void initialise() override {}
    [[nodiscard]] torch::Tensor weights() const { return m_dense->weight; }

private:
    torch::nn::Linear m_dense = nullptr;
};

torch::Tensor picture(torch::ScalarType type)
{
    torch::manual_seed(11);
    return torch::randn({1, 1, kSide, kSide}, type);
}

Score scoreOf(std::int64_t place)
{
    return [place](const torch::Tensor& output) { return output[0][place]; };
}

TEST(Saliency, isTheOutputsChangeByEachPixel)
{
    Tiny network;
    const torch::Tensor image = picture(torch::kFloat64);
    const torch::Tensor sex = torch::zeros(1, torch::kFloat64);
    const AttributionMaps maps = attributionMaps(network, image, sex, scoreOf(1));
    ASSERT_EQ(maps.saliency.sizes(), (std::vector<std::int64_t>{kSide, kSide}));
    constexpr double kStep = 1e-6;
    const torch::NoGradGuard noGradients;
    const auto moved = [&](std::int64_t y, std::int64_t x, double by) {
        torch::Tensor other = image.clone();
        other[0][0][y][x] += by;
        return network.forward(other, sex)[0][1].item<double>();
    };
    for (std::int64_t y = 0; y < kSide; ++y) {
        for (std::int64_t x = 0; x < kSide; ++x) {
            const double slope = (moved(y, x, kStep) - moved(y, x, -kStep)) / (2 * kStep);
            EXPECT_NEAR(maps.saliency[y][x].item<double>(), std::abs(slope), 1e-7);
        }
    }
}

// Behind a mean over the image and one dense layer, Grad-CAM is the class activation map (Zhou et al. 2016)
// over the number of places: ReLU(sum of weights times maps) / places (Selvaraju et al., A).
TEST(GradCam, isTheClassActivationMapWhereThereIsOne)
{
    Tiny network;
    const torch::Tensor image = picture(torch::kFloat64);
    for (const std::int64_t place : {0, 1}) {
        const AttributionMaps maps =
            attributionMaps(network, image, torch::zeros(1, torch::kFloat64), scoreOf(place));
        ASSERT_TRUE(maps.gradCam.defined());
        EXPECT_EQ(maps.mapSide, kSide / 2);
        const torch::NoGradGuard noGradients;
        const torch::Tensor maps4 = network.features(image);
        const torch::Tensor weights = network.weights()[place].view({1, kChannels, 1, 1});
        const double places = static_cast<double>(maps.mapSide * maps.mapSide);
        for (const auto& [found, sign] :
             {std::pair(maps.gradCam, 1.0), std::pair(maps.gradCamAgainst, -1.0)}) {
            const torch::Tensor activation = (sign * weights * maps4).sum(1, true).relu() / places;
            const torch::Tensor expected = torch::upsample_bilinear2d(activation, {kSide, kSide}, false);
            EXPECT_TRUE(torch::allclose(found, expected[0][0], 1e-10, 1e-12));
        }
        EXPECT_GT(maps.gradCam.max().item<double>() + maps.gradCamAgainst.max().item<double>(), 0);
    }
}

TEST(GradCam, needsAConvolution)
{
    Flat network;
    const AttributionMaps maps =
        attributionMaps(network, picture(torch::kFloat32), torch::zeros(1), [](const torch::Tensor& output) {
            return output.sum();
        });
    EXPECT_FALSE(maps.gradCam.defined());
    EXPECT_EQ(maps.mapSide, 0);
    // The saliency of a linear function is the size of its weights.
    EXPECT_TRUE(torch::allclose(maps.saliency.flatten(), network.weights()[0].abs()));
}

} // namespace
} // namespace carpo::evaluation
