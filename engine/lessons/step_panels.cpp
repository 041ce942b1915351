// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/step_panels.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace carpo::lessons {
namespace {

Pair scaled(const Pair& pair, double factor)
{
    return {pair[0] * factor, pair[1] * factor};
}

// As long as `length`: a direction that would not fit, or could not be seen.
constexpr Ink kGradientInk = Ink::Muted; // no method has it

Pair asLongAs(const Pair& pair, double length)
{
    const double own = lengthOf(pair);
    return own > 0 ? scaled(pair, length / own) : pair;
}

void add(Chart& chart, Words name, Ink ink, const Pair& from, const Pair& to)
{
    chart.arrows.push_back({std::move(name), ink, from[0], from[1], to[0], to[1]});
}

// Velocity and gradient head to tail: their sum is the step.
void addSum(Chart& chart, const TakenStep& taken, double mu)
{
    const Pair fresh = scaled(taken.gradient, -taken.rate);
    const Pair carried{taken.step[0] - fresh[0], taken.step[1] - fresh[1]};
    if (mu > 0)
        add(chart, {CARPO_TR("Lesson", "kept velocity")}, Ink::Kind6, {}, carried);
    add(chart, {CARPO_TR("Lesson", "gradient times rate")}, kGradientInk, carried, taken.step);
}

// Each axis divided by its own root: the directions alone can be compared.
void addScaled(Chart& chart, Method method, const TakenStep& taken)
{
    const double length = lengthOf(taken.step);
    const SlideState& state = taken.state;
    const Pair& squares = method == Method::Adam ? state.v : state.cache;
    add(chart,
        {CARPO_TR("Lesson", "against the gradient (length of the step)")},
        kGradientInk,
        {},
        asLongAs(scaled(taken.gradient, -1), length));
    if (method == Method::Adam)
        add(chart,
            {CARPO_TR("Lesson", "against the mean gradient (length of the step)")},
            Ink::Kind6,
            {},
            asLongAs(scaled(state.m, -1), length));
    add(chart,
        {CARPO_TR("Lesson", "root of the cache (length of the step)")},
        Ink::Kind9,
        {},
        asLongAs({std::sqrt(squares[0]), std::sqrt(squares[1])}, length));
}

void addParts(Chart& chart, Method method, const TakenStep& taken)
{
    const double length = lengthOf(taken.step);
    switch (method) {
    case Method::GradientDescent:
        break;
    case Method::Sgd:
        add(chart,
            {CARPO_TR("Lesson", "all the data's gradient times rate")},
            kGradientInk,
            {},
            scaled(taken.whole, -taken.rate));
        break;
    case Method::Momentum:
    case Method::Nesterov:
        addSum(chart, taken, SlideConstants{}.mu);
        break;
    case Method::Adagrad:
    case Method::Rmsprop:
    case Method::Adam:
        addScaled(chart, method, taken);
        break;
    case Method::Newton:
    case Method::Bfgs:
    case Method::Lbfgs:
        add(chart,
            {CARPO_TR("Lesson", "against the gradient (length of the step)")},
            kGradientInk,
            {},
            asLongAs(scaled(taken.gradient, -1), length));
        break;
    }
}

// Around the origin, as far as the longest arrow reaches.
void frame(Chart& chart)
{
    double far = 0;
    for (const Arrow& arrow : chart.arrows) {
        for (const double value : {arrow.fromX, arrow.fromY, arrow.toX, arrow.toY})
            far = std::max(far, std::abs(value));
    }
    if (!(far > 0) || !std::isfinite(far))
        far = 1;
    constexpr double kRoom = 1.15;
    chart.x.minimum = chart.y.minimum = -kRoom * far;
    chart.x.maximum = chart.y.maximum = kRoom * far;
}

std::string written(double value)
{
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.3g", value);
    return {text.data(), static_cast<std::size_t>(std::max(0, length))};
}

std::string written(const Pair& pair)
{
    return "(" + written(pair[0]) + ", " + written(pair[1]) + ")";
}

using Lines = std::vector<Code::CodeLine>;

Lines plainLines(const TakenStep& taken)
{
    return {{"dx = gradient(x)", written(taken.gradient)},
            {"x += - learning_rate * dx", written(taken.step)}};
}

Lines momentumLines(const TakenStep& taken)
{
    return {{"dx = gradient(x)", written(taken.gradient)},
            {"v = mu * v - learning_rate * dx # integrate velocity", written(taken.state.v)},
            {"x += v # integrate position", written(taken.step)}};
}

Lines nesterovLines(const TakenStep& taken)
{
    return {{"dx = gradient(x)", written(taken.gradient)},
            {"v_prev = v", written(taken.velocity)},
            {"v = mu * v - learning_rate * dx", written(taken.state.v)},
            {"x += - mu * v_prev + (1 + mu) * v", written(taken.step)}};
}

Lines cacheLines(const TakenStep& taken, const char* cache)
{
    return {{"dx = gradient(x)", written(taken.gradient)},
            {cache, written(taken.state.cache)},
            {"x += - learning_rate * dx / (np.sqrt(cache) + eps)", written(taken.step)}};
}

Lines adamLines(const TakenStep& taken, bool isOfSlide)
{
    const CorrectedAdam adam = corrected(taken.state, taken.rate);
    Pair ofSlide{};
    for (std::size_t i = 0; i < ofSlide.size(); ++i)
        ofSlide[i] = -taken.rate * taken.state.m[i] / (std::sqrt(taken.state.v[i]) + SlideConstants{}.eps);
    Lines lines{{"dx = gradient(x)", written(taken.gradient)},
                {"m = beta1*m + (1-beta1)*dx", written(taken.state.m)},
                {"v = beta2*v + (1-beta2)*(dx**2)", written(taken.state.v)},
                {"x += - learning_rate * m / (np.sqrt(v) + eps)", written(ofSlide)}};
    if (isOfSlide)
        return lines;
    lines.insert(lines.begin() + 3,
                 {{"mt = m / (1-beta1**t)", written(adam.m), true},
                  {"vt = v / (1-beta2**t)", written(adam.v), true},
                  {"x += - learning_rate * mt / (np.sqrt(vt) + eps)", written(taken.step), true}});
    return lines;
}

Lines newtonLines(const TakenStep& taken)
{
    const Curvature& h = taken.curvature;
    return {
        {"g = gradient(theta)", written(taken.gradient)},
        {"H = hessian(theta)",
         "((" + written(h.xx) + ", " + written(h.xy) + "), (" + written(h.xy) + ", " + written(h.yy) + "))"},
        {"theta += - np.linalg.solve(H, g)", written(taken.step)}};
}

Lines quasiNewtonLines(const TakenStep& taken, bool isLimited)
{
    return {{"g = gradient(theta)", written(taken.gradient)},
            {isLimited ? "p = - H_inv(last_steps) @ g" : "p = - H_inv @ g", written(asLongAs(taken.step, 1))},
            {"alpha = line_search(theta, p)", written(lengthOf(taken.step)), true},
            {"theta += alpha * p", written(taken.step)},
            {"H_inv = learn(theta - theta_prev, g - g_prev)", {}, true}};
}

Lines linesOf(const TakenStep& taken, Method method)
{
    switch (method) {
    case Method::GradientDescent:
    case Method::Sgd:
        break;
    case Method::Momentum:
        return momentumLines(taken);
    case Method::Nesterov:
        return nesterovLines(taken);
    case Method::Adagrad:
        return cacheLines(taken, "cache += dx**2");
    case Method::Rmsprop:
        return cacheLines(taken, "cache = decay_rate * cache + (1 - decay_rate) * dx**2");
    case Method::Adam:
        return adamLines(taken, false);
    case Method::Newton:
        return newtonLines(taken);
    case Method::Bfgs:
    case Method::Lbfgs:
        return quasiNewtonLines(taken, method == Method::Lbfgs);
    }
    return plainLines(taken);
}

Words codeNote(Method method, const TakenStep& taken)
{
    switch (method) {
    case Method::Sgd:
        return {CARPO_TR("Lesson", "The gradient is a batch's. Learning rate %1"), {taken.rate}};
    case Method::Momentum:
    case Method::Nesterov:
        return {CARPO_TR("Lesson",
                         "Learning rate %1, mu %2. Libraries multiply by the rate after the sum: the same "
                         "while the rate stays, another way once it changes."),
                {taken.rate, SlideConstants{}.mu}};
    case Method::Adam: {
        const double slide =
            lengthOf({taken.state.m[0] / (std::sqrt(taken.state.v[0]) + SlideConstants{}.eps),
                      taken.state.m[1] / (std::sqrt(taken.state.v[1]) + SlideConstants{}.eps)});
        const double ours = lengthOf(taken.step) / taken.rate;
        return {CARPO_TR("Lesson",
                         "Step %1, learning rate %2. The slide leaves out the correction of the averages, "
                         "which start at zero: its step is %3 times as long."),
                {static_cast<double>(taken.state.steps), taken.rate, ours > 0 ? slide / ours : 1}};
    }
    case Method::Newton:
        return {
            CARPO_TR("Lesson", "The Hessian says how long the step must be: no learning rate is needed.")};
    case Method::Bfgs:
    case Method::Lbfgs:
        return {CARPO_TR("Lesson",
                         "The slide has the formula alone: H^-1 is learnt from the steps taken, and each "
                         "step's length is searched for.")};
    default:
        return {CARPO_TR("Lesson", "Learning rate %1"), {taken.rate}};
    }
}

} // namespace

Chart stepArrows(const Walker& walker)
{
    Chart chart;
    chart.title = {CARPO_TR("Lesson", "One step taken apart")};
    chart.x.label = {CARPO_TR("Lesson", "change of x")};
    chart.y.label = {CARPO_TR("Lesson", "change of y")};
    chart.equalScales = true;
    if (const auto& taken = walker.last(); taken) {
        addParts(chart, walker.method(), *taken);
        const auto ink = static_cast<Ink>(static_cast<int>(walker.method()));
        add(chart, {nameOf(walker.method())}, ink, {}, taken->step);
        chart.note = {CARPO_TR("Lesson", "Length of the step %1, of the gradient %2"),
                      {lengthOf(taken->step), lengthOf(taken->gradient)}};
    } else {
        chart.note = {CARPO_TR("Lesson", "Play, or take one step")};
    }
    frame(chart);
    return chart;
}

Code stepCode(const Walker& walker)
{
    Code code;
    code.title = {nameOf(walker.method())};
    const TakenStep taken = walker.last().value_or(TakenStep{});
    code.lines = linesOf(taken, walker.method());
    if (walker.last())
        code.note = codeNote(walker.method(), taken);
    else
        for (Code::CodeLine& line : code.lines)
            line.value.clear();
    return code;
}

} // namespace carpo::lessons
