// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layers.h"

#include "engine/nn/network.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>

namespace carpo::nn {
namespace {

using torch::Tensor;

// The gradient of the output's weighted sum against differences of it.
void expectGradient(const std::function<Tensor(const Tensor&)>& layer, const Tensor& place)
{
    constexpr double kStep = 1e-6;
    torch::manual_seed(8);
    const Tensor weights = torch::randn(layer(place).sizes(), torch::kFloat64);
    const auto sum = [&](const Tensor& x) { return (layer(x) * weights).sum(); };
    Tensor x = place.clone().requires_grad_();
    sum(x).backward();
    const Tensor gradient = x.grad().reshape(-1);
    const torch::NoGradGuard noGrad;
    const Tensor flat = place.reshape(-1);
    for (std::int64_t i = 0; i < flat.numel(); ++i) {
        const Tensor step = torch::zeros_like(flat);
        step[i] = kStep;
        const double above = sum((flat + step).view(place.sizes())).item<double>();
        const double below = sum((flat - step).view(place.sizes())).item<double>();
        EXPECT_NEAR((above - below) / (2 * kStep), gradient[i].item<double>(), 1e-6) << i;
    }
}

TEST(Activations, areWhatTheirFormulasSay)
{
    const std::vector<double> places{-2, -0.5, 0, 0.5, 2};
    const auto normal = [](double x) { return 0.5 * (1 + std::erf(x / std::sqrt(2.0))); };
    const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
    const std::vector<std::pair<Activation, std::function<double(double)>>> all{
        {{.kind = ActivationKind::Relu}, [](double x) { return std::max(0.0, x); }},
        {{.kind = ActivationKind::LeakyRelu, .slope = 0.1}, [](double x) { return x < 0 ? 0.1 * x : x; }},
        {{.kind = ActivationKind::Elu, .alpha = 0.7},
         [](double x) { return x < 0 ? 0.7 * std::expm1(x) : x; }},
        {{.kind = ActivationKind::Selu},
         [](double x) { return 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * std::expm1(x) : x); }},
        {{.kind = ActivationKind::Gelu}, [&](double x) { return x * normal(x); }},
        {{.kind = ActivationKind::Silu}, [&](double x) { return x * logistic(x); }},
        {{.kind = ActivationKind::Tanh}, [](double x) { return std::tanh(x); }},
        {{.kind = ActivationKind::Sigmoid}, logistic}};
    ASSERT_EQ(all.size() + 1, kActivationKeys.size()); // and maxout, below
    for (const auto& [activation, formula] : all) {
        const Tensor y = activate(torch::tensor(places, torch::kFloat64).unsqueeze(0), activation);
        for (std::size_t i = 0; i < places.size(); ++i)
            EXPECT_NEAR(y[0][static_cast<std::int64_t>(i)].item<double>(), formula(places[i]), 1e-12)
                << kActivationKeys.at(static_cast<std::size_t>(activation.kind)) << ' ' << places[i];
    }
}

TEST(Activations, maxoutTakesTheLargestPiece)
{
    const Activation maxout{.kind = ActivationKind::Maxout, .pieces = 3};
    EXPECT_EQ(widthBefore(maxout, 2), 6);
    const Tensor y = activate(torch::tensor({{1.0, 5.0, 2.0, -3.0, -1.0, -2.0}}), maxout);
    EXPECT_TRUE(torch::equal(y, torch::tensor({{5.0, -1.0}})));
    torch::manual_seed(2);
    const Tensor images = torch::randn({2, 6, 3, 3}, torch::kFloat64);
    const auto layer = [&](const Tensor& x) { return activate(x, maxout); };
    EXPECT_EQ(layer(images).sizes(), (std::vector<std::int64_t>{2, 2, 3, 3}));
    expectGradient(layer, images);
    expectGradient(layer, images.contiguous(torch::MemoryFormat::ChannelsLast));
}

class Renormalised : public testing::Test
{
protected:
    static BatchRenorm make(double rMax, double dMax)
    {
        BatchRenorm layer(3, rMax, dMax);
        layer->to(torch::kFloat64);
        const torch::NoGradGuard noGrad;
        layer->weight.copy_(torch::tensor({0.5, 1.0, 2.0}));
        layer->bias.copy_(torch::tensor({0.1, 0.0, -0.3}));
        return layer;
    }

    void SetUp() override
    {
        torch::manual_seed(6);
        m_images = torch::randn({4, 3, 2, 2}, torch::kFloat64) * 1.5 + 0.4;
    }

    Tensor m_images;
};

TEST_F(Renormalised, withoutCorrectionIsBatchNormalisation)
{
    BatchRenorm renorm = make(1, 0);
    torch::nn::BatchNorm2d norm(3);
    norm->to(torch::kFloat64);
    const torch::NoGradGuard noGrad;
    norm->weight.copy_(renorm->weight);
    norm->bias.copy_(renorm->bias);
    for (int i = 0; i < 3; ++i)
        EXPECT_LT((renorm(m_images * (i + 1)) - norm(m_images * (i + 1))).abs().max().item<double>(), 1e-12);
    EXPECT_LT((renorm->running_mean - norm->running_mean).abs().max().item<double>(), 1e-12);
    EXPECT_LT((renorm->running_var - norm->running_var).abs().max().item<double>(), 1e-12);
    renorm->eval();
    norm->eval();
    EXPECT_LT((renorm(m_images) - norm(m_images)).abs().max().item<double>(), 1e-12);
}

TEST_F(Renormalised, withinItsLimitsGivesInTrainingWhatItGivesAfterwards)
{
    BatchRenorm renorm = make(100, 100);
    const torch::NoGradGuard noGrad;
    renorm->eval();
    const Tensor afterwards = renorm(m_images);
    renorm->train();
    EXPECT_LT((renorm(m_images) - afterwards).abs().max().item<double>(), 1e-12);
}

// At their limits r and d do not move with the input, so that differences see the gradient alone.
TEST_F(Renormalised, hasTheGradientOfItsDifferences)
{
    for (const double runningVariance : {1e-4, 1e4}) {
        BatchRenorm renorm = make(1.5, 0.25);
        const auto layer = [&](const Tensor& x) {
            const torch::NoGradGuard noGrad;
            renorm->running_mean.copy_(torch::tensor({50.0, -60.0, 40.0}) * std::sqrt(runningVariance));
            renorm->running_var.fill_(runningVariance);
            const torch::AutoGradMode withGradients(x.requires_grad());
            return renorm(x);
        };
        expectGradient(layer, m_images);
    }
}

TEST(FreeLayers, takeEveryActivationNormalisationAndDropout)
{
    const Tensor images = torch::randn({4, 1, 32, 32});
    const Tensor sex = torch::tensor({0.0F, 1.0F, 1.0F, 0.0F});
    for (const Architecture& architecture : architectures()) {
        if (!architecture.freeLayers)
            continue;
        for (std::size_t i = 0; i < kActivationKeys.size(); ++i) {
            NetworkOptions options{.side = 32, .width = 12};
            options.activation.kind = static_cast<ActivationKind>(i);
            options.normalisation.kind = static_cast<NormalisationKind>(i % kNormalisationKeys.size());
            options.dropout.place = static_cast<DropoutPlace>(i % kDropoutKeys.size());
            torch::manual_seed(1);
            const auto network = makeNetwork(architecture.name, options);
            const Tensor output = network->forward(images, sex);
            ASSERT_EQ(output.sizes(), (std::vector<std::int64_t>{4}));
            output.square().sum().backward();
            for (const auto& parameter : network->named_parameters())
                EXPECT_TRUE(parameter.value().grad().defined()
                            && parameter.value().isfinite().all().item<bool>())
                    << architecture.name << ' ' << i << ' ' << parameter.key();
            network->initialise();
            network->eval();
            EXPECT_TRUE(network->forward(images, sex).isfinite().all().item<bool>());
        }
    }
}

TEST(FreeLayers, leaveThePublishedNetworksAlone)
{
    NetworkOptions options;
    options.activation.kind = ActivationKind::Maxout;
    options.normalisation.kind = NormalisationKind::None;
    EXPECT_EQ(parameterCount("resnet18", options), parameterCount("resnet18", {}));
    EXPECT_GT(parameterCount("lenet_ufg", options), parameterCount("lenet_ufg", {}));
}

TEST(Activations, areTheSameBehindThePooling)
{
    torch::manual_seed(4);
    const Tensor place = torch::randn({3, 6, 10, 10}).round(); // so that many are alike, and many 0
    const Tensor weights = torch::randn({3, 6, 5, 5});
    const auto through = [&](torch::nn::Sequential layers) {
        const Tensor x = place.clone().requires_grad_();
        const Tensor y = layers->forward(x * 1);
        (y * weights).sum().backward();
        return std::pair(y.detach(), x.grad());
    };
    torch::nn::Sequential layers;
    finishPooledLayer(layers, {.kind = NormalisationKind::None}, {}, 6);
    const auto [values, gradient] = through(layers);
    const auto [expected, expectedGradient] =
        through(torch::nn::Sequential(torch::nn::ReLU(), torch::nn::MaxPool2d(2)));
    EXPECT_TRUE(torch::equal(values, expected));
    EXPECT_TRUE(torch::equal(gradient, expectedGradient));
    EXPECT_GT(gradient.abs().sum().item<double>(), 1);
}

} // namespace
} // namespace carpo::nn
