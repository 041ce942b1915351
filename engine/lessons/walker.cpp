// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/walker.h"

#include "engine/lessons/small_network.h"
#include "engine/nn/torch.h"
#include "engine/training/optimizers.h"

#include <algorithm>
#include <cmath>

namespace carpo::lessons {
namespace {

// The experiment whose optimizer this is.
training::Experiment experimentOf(Method method)
{
    constexpr std::array<std::string_view, kMethodKeys.size()> kNames{
        "gd", "sgd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "gd", "bfgs", "lbfgs"};
    const SlideConstants constants;
    training::Experiment experiment = experimentWith(kNames.at(static_cast<std::size_t>(method)));
    const std::array<std::pair<std::string_view, training::Value>, 7> settings{{
        {"optimizer.momentum", method == Method::Sgd ? 0.0 : constants.mu},
        {"optimizer.alpha", constants.decayRate},
        {"optimizer.beta1", constants.beta1},
        {"optimizer.beta2", constants.beta2},
        {"optimizer.epsilon", constants.eps},
        {"optimizer.iterations", std::int64_t{1}},
        {"optimizer.learning_rate", 1.0},
    }};
    for (const auto& [key, value] : settings)
        (void)experiment.set(key, value); // all within the catalogue's ranges
    return experiment;
}

} // namespace

// The engine's optimizer over two numbers.
class Walker::Engine
{
public:
    Engine(Method method, const Pair& start)
        : m_place(torch::tensor({{start[0], start[1]}}, torch::kFloat64).requires_grad_())
        , m_optimizer(training::makeOptimizer(experimentOf(method), {m_place}))
    {}

    template <typename Look>
    Pair step(double rate, const Look& look)
    {
        training::setLearningRate(*m_optimizer, rate);
        m_optimizer->step([&] {
            const Slope slope = look(place());
            m_place.mutable_grad() = torch::tensor({{slope.gradient[0], slope.gradient[1]}}, torch::kFloat64);
            return torch::scalar_tensor(slope.height, torch::kFloat64);
        });
        return place();
    }

private:
    [[nodiscard]] Pair place() const
    {
        const auto* const numbers = m_place.data_ptr<double>();
        return {numbers[0], numbers[1]};
    }

    torch::Tensor m_place;
    std::unique_ptr<torch::optim::Optimizer> m_optimizer;
};

Walker::Walker(Method method, const Surface& surface, const Pair& start, double noise, std::uint64_t seed)
    : m_method(method)
    , m_surface(surface)
    , m_noise(noise * surface.gradientScale)
    , m_random(seed, "batches")
    , m_engine(method == Method::Newton ? nullptr : std::make_unique<Engine>(method, start))
{
    arrive(start);
}

Walker::Walker(Method method, const Surface& surface, const Pair& start, AsOnTheSlide)
    : m_method(method)
    , m_surface(surface)
    , m_isOfSlide(true)
{
    arrive(start);
}

Walker::~Walker() = default;
Walker::Walker(Walker&&) noexcept = default;

void Walker::step(double rate)
{
    if (m_isGone)
        return;
    TakenStep taken{.from = place(), .rate = rate};
    const Slope slope = m_surface.at(place());
    taken.whole = slope.gradient;
    taken.gradient = gradientAt(place(), slope);
    taken.velocity = m_state.v;
    const Pair ofSlide = slideStep(m_method, m_state, taken.gradient, rate);
    taken.state = m_state;
    Pair next = place();
    if (m_method == Method::Newton) {
        taken.curvature = m_surface.curvature(place());
        const Pair whole = newtonStep(taken.gradient, taken.curvature);
        next = {next[0] + rate * whole[0], next[1] + rate * whole[1]};
    } else if (m_isOfSlide) {
        next = {next[0] + ofSlide[0], next[1] + ofSlide[1]};
    } else {
        // Whoever looks at one place only looks at this one.
        next = m_engine->step(rate, [&](const Pair& at) {
            return at == taken.from ? Slope{slope.height, taken.gradient} : m_surface.at(at);
        });
    }
    taken.step = {next[0] - taken.from[0], next[1] - taken.from[1]};
    arrive(next);
    if (!m_isGone)
        m_last = taken;
}

Pair Walker::gradientAt(const Pair& place, const Slope& slope)
{
    if (m_method != Method::Sgd)
        return slope.gradient;
    if (m_surface.ofBatch)
        return m_surface.ofBatch(place, m_random);
    return {slope.gradient[0] + m_random.normal(0, m_noise), slope.gradient[1] + m_random.normal(0, m_noise)};
}

void Walker::arrive(const Pair& place)
{
    constexpr double kFar = 1e3; // times the map's width
    const auto& range = m_surface.range;
    const bool isSeen = std::abs(place[0]) < kFar * (range[1] - range[0])
                        && std::abs(place[1]) < kFar * (range[3] - range[2]);
    if (!isSeen) { // nor a number
        m_isGone = true;
        return;
    }
    m_path.push_back(place);
    m_heights.push_back(m_surface.at(place).height);
}

} // namespace carpo::lessons
