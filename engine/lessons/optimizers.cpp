// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/optimizers.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {

double lengthOf(const Pair& pair)
{
    return std::hypot(pair[0], pair[1]);
}

const char* nameOf(Method method)
{
    constexpr std::array<const char*, kMethodKeys.size()> kNames{CARPO_TR("Lesson", "Gradient descent"),
                                                                 CARPO_TR("Lesson", "SGD"),
                                                                 CARPO_TR("Lesson", "Momentum"),
                                                                 CARPO_TR("Lesson", "Nesterov"),
                                                                 CARPO_TR("Lesson", "Adagrad"),
                                                                 CARPO_TR("Lesson", "RMSprop"),
                                                                 CARPO_TR("Lesson", "Adam"),
                                                                 CARPO_TR("Lesson", "Newton"),
                                                                 CARPO_TR("Lesson", "BFGS"),
                                                                 CARPO_TR("Lesson", "L-BFGS")};
    return kNames.at(static_cast<std::size_t>(method));
}

Method methodOf(std::string_view key)
{
    const auto found = std::ranges::find(kMethodKeys, key);
    return found == kMethodKeys.end() ? Method::GradientDescent
                                      : static_cast<Method>(found - kMethodKeys.begin());
}

bool isSecondOrder(Method method)
{
    return method == Method::Newton || method == Method::Bfgs || method == Method::Lbfgs;
}

Pair slideStep(
    Method method, SlideState& state, const Pair& dx, double learningRate, const SlideConstants& constants)
{
    Pair step{};
    ++state.steps;
    for (std::size_t i = 0; i < dx.size(); ++i) {
        const double square = dx[i] * dx[i];
        const double before = state.v[i];
        switch (method) {
        case Method::GradientDescent:
        case Method::Sgd:
            step[i] = -learningRate * dx[i];
            break;
        case Method::Momentum:
            state.v[i] = constants.mu * state.v[i] - learningRate * dx[i];
            step[i] = state.v[i];
            break;
        case Method::Nesterov:
            state.v[i] = constants.mu * state.v[i] - learningRate * dx[i];
            step[i] = -constants.mu * before + (1 + constants.mu) * state.v[i];
            break;
        case Method::Adagrad:
            state.cache[i] += square;
            step[i] = -learningRate * dx[i] / (std::sqrt(state.cache[i]) + constants.eps);
            break;
        case Method::Rmsprop:
            state.cache[i] = constants.decayRate * state.cache[i] + (1 - constants.decayRate) * square;
            step[i] = -learningRate * dx[i] / (std::sqrt(state.cache[i]) + constants.eps);
            break;
        case Method::Adam:
            state.m[i] = constants.beta1 * state.m[i] + (1 - constants.beta1) * dx[i];
            state.v[i] = constants.beta2 * state.v[i] + (1 - constants.beta2) * square;
            step[i] = -learningRate * state.m[i] / (std::sqrt(state.v[i]) + constants.eps);
            break;
        case Method::Newton:
        case Method::Bfgs:
        case Method::Lbfgs:
            break;
        }
    }
    return step;
}

CorrectedAdam corrected(const SlideState& state, double learningRate, const SlideConstants& constants)
{
    CorrectedAdam adam;
    const double steps = std::max(1, state.steps);
    for (std::size_t i = 0; i < adam.m.size(); ++i) {
        adam.m[i] = state.m[i] / (1 - std::pow(constants.beta1, steps));
        adam.v[i] = state.v[i] / (1 - std::pow(constants.beta2, steps));
        adam.step[i] = -learningRate * adam.m[i] / (std::sqrt(adam.v[i]) + constants.eps);
    }
    return adam;
}

} // namespace carpo::lessons
