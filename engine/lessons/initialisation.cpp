// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/initialisation.h"

#include "engine/core/random.h"
#include "engine/lessons/tensor_numbers.h"
#include "engine/nn/layers.h"
#include "engine/nn/torch.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

using torch::Tensor;

// Draws from a generator of its own: millions of numbers, which torch makes at once.
class Signal
{
public:
    Signal(const SignalOptions& options, std::uint64_t seed, std::uint64_t draw)
        : m_options(options)
        , m_law(lawOf(options.start, options.width, options.width))
        , m_generator(at::make_generator<at::CPUGeneratorImpl>(
              core::RandomStream(seed, "lesson signal", draw).next()))
    {}

    [[nodiscard]] Tensor normal(std::int64_t rows)
    {
        return torch::empty({rows, m_options.width}).normal_(0, 1, m_generator);
    }

    // The sums of the next layer.
    [[nodiscard]] Tensor sums(const Tensor& x)
    {
        const Tensor weight = m_law.isConstant()
                                  ? torch::full({m_options.width, m_options.width}, m_law.constant)
                                  : normal(m_options.width).mul_(m_law.sd);
        return torch::linear(x, weight);
    }

private:
    SignalOptions m_options;
    StartLaw m_law;
    at::Generator m_generator;
};

double varianceOf(const Tensor& sums)
{
    return sums.detach().to(torch::kFloat64).var(false).item<double>();
}

} // namespace

Start startOf(std::string_view key)
{
    const auto found = std::ranges::find(kStartKeys, key);
    return found == kStartKeys.end() ? Start::He : static_cast<Start>(found - kStartKeys.begin());
}

StartLaw lawOf(Start start, int fanIn, int fanOut)
{
    const double d = fanIn;
    const double h = fanOut;
    switch (start) {
    case Start::Zeros:
        break;
    case Start::Positive:
        return {.constant = 1 / d};
    case Start::Negative:
        return {.constant = -1 / d};
    case Start::Large:
        return {.sd = 1};
    case Start::Small:
        return {.sd = 0.01};
    case Start::Xavier:
        return {.sd = 1 / std::sqrt((d + h) / 2)};
    case Start::He:
        return {.sd = 1 / std::sqrt(d / 2)};
    case Start::SlideHe:
        return {.sd = 0.01 / std::sqrt(d / 2)};
    }
    return {};
}

LayerWeights startWeights(Start start, int inputs, std::span<const int> hidden, std::uint64_t seed)
{
    core::RandomStream random(seed, "lesson weights");
    LayerWeights all;
    int width = inputs;
    for (std::size_t layer = 0; layer <= hidden.size(); ++layer) {
        const int units = layer < hidden.size() ? hidden[layer] : 1;
        const StartLaw law = lawOf(start, width, units);
        std::vector<double>& weights = all.emplace_back();
        for (int i = 0; i < units * width; ++i)
            weights.push_back(law.isConstant() ? law.constant : random.normal(law.constant, law.sd));
        width = units;
    }
    return all;
}

std::vector<SignalLayer> passSignal(const SignalOptions& options, std::uint64_t seed, std::uint64_t draw)
{
    Signal signal(options, seed, draw);
    std::vector<Tensor> sums;
    std::vector<SignalLayer> layers;
    Tensor x = signal.normal(options.rows).requires_grad_();
    for (int i = 0; i < options.depth; ++i) {
        sums.push_back(signal.sums(x));
        x = nn::activate(sums.back(), options.activation);
        layers.push_back({.sumVariance = varianceOf(sums.back()), .values = numbersOf(x), .gradients = {}});
    }
    const std::vector<Tensor> back = torch::autograd::grad({x}, sums, {signal.normal(options.rows)});
    for (std::size_t i = 0; i < layers.size(); ++i)
        layers[i].gradients = numbersOf(back[i]);
    return layers;
}

std::vector<double> sumVariances(const SignalOptions& options, std::uint64_t seed, std::uint64_t draw)
{
    const torch::NoGradGuard noGrad;
    Signal signal(options, seed, draw);
    std::vector<double> variances;
    Tensor x = signal.normal(options.rows);
    for (int i = 0; i < options.depth; ++i) {
        const Tensor sums = signal.sums(x);
        x = nn::activate(sums, options.activation);
        variances.push_back(varianceOf(sums));
    }
    return variances;
}

} // namespace carpo::lessons
