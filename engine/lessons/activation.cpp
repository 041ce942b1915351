// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/activation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::lessons {
namespace {

using nn::ActivationKind;

// Klambauer et al., "Self-normalizing neural networks", 2017.
constexpr double kSeluScale = 1.0507009873554805;
constexpr double kSeluAlpha = 1.6732632423543772;

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

// The standard normal's distribution and density.
double normalBelow(double x)
{
    return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

double normalAt(double x)
{
    return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi);
}

const MaxoutPiece& largest(double x)
{
    return kMaxoutPieces[0].at(x) >= kMaxoutPieces[1].at(x) ? kMaxoutPieces[0] : kMaxoutPieces[1];
}

} // namespace

nn::Activation activationOf(std::string_view key)
{
    const auto found = std::ranges::find(nn::kActivationKeys, key);
    if (found == nn::kActivationKeys.end())
        return {};
    return {.kind = static_cast<ActivationKind>(found - nn::kActivationKeys.begin())};
}

training::Hyperparameter activationControl(std::string_view standard,
                                           std::initializer_list<std::string_view> without)
{
    training::Hyperparameter control = *training::findHyperparameter("network.activation");
    control.key = "activation";
    control.defaultValue = std::string(standard);
    control.appliesWhen.clear();
    control.lesson = {};
    std::erase_if(control.choices, [&without](const auto& choice) {
        return std::ranges::find(without, choice.value) != without.end();
    });
    return control;
}

double activated(const nn::Activation& activation, double x)
{
    switch (activation.kind) {
    case ActivationKind::Relu:
        return std::max(0.0, x);
    case ActivationKind::LeakyRelu:
        return x >= 0 ? x : activation.slope * x;
    case ActivationKind::Elu:
        return x >= 0 ? x : activation.alpha * std::expm1(x);
    case ActivationKind::Selu:
        return kSeluScale * (x >= 0 ? x : kSeluAlpha * std::expm1(x));
    case ActivationKind::Gelu:
        return x * normalBelow(x);
    case ActivationKind::Silu:
        return x * sigmoid(x);
    case ActivationKind::Tanh:
        return std::tanh(x);
    case ActivationKind::Sigmoid:
        return sigmoid(x);
    case ActivationKind::Maxout:
        break;
    }
    return largest(x).at(x);
}

double slopeAt(const nn::Activation& activation, double x)
{
    switch (activation.kind) {
    case ActivationKind::Relu:
        return x > 0 ? 1 : 0;
    case ActivationKind::LeakyRelu:
        return x > 0 ? 1 : activation.slope;
    case ActivationKind::Elu:
        return x > 0 ? 1 : activation.alpha * std::exp(x);
    case ActivationKind::Selu:
        return kSeluScale * (x > 0 ? 1 : kSeluAlpha * std::exp(x));
    case ActivationKind::Gelu:
        return normalBelow(x) + x * normalAt(x);
    case ActivationKind::Silu:
        return sigmoid(x) * (1 + x * (1 - sigmoid(x)));
    case ActivationKind::Tanh:
        return 1 - std::tanh(x) * std::tanh(x);
    case ActivationKind::Sigmoid:
        return sigmoid(x) * (1 - sigmoid(x));
    case ActivationKind::Maxout:
        break;
    }
    return largest(x).slope;
}

double flatSlope(const nn::Activation& activation)
{
    if (activation.kind == ActivationKind::Maxout)
        return 0;
    double steepest = 0;
    for (int i = -60; i <= 60; ++i)
        steepest = std::max(steepest, std::abs(slopeAt(activation, 0.1 * i)));
    return steepest / 20;
}

} // namespace carpo::lessons
