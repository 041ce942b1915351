// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/bfgs.h"

#include <cmath>

namespace carpo::training {
namespace {

double product(const torch::Tensor& a, const torch::Tensor& b)
{
    return torch::dot(a, b).item<double>();
}

} // namespace

Bfgs::Bfgs(const std::vector<torch::Tensor>& parameters, const BfgsOptions& options)
    : Optimizer({torch::optim::OptimizerParamGroup(parameters)}, std::make_unique<BfgsOptions>(options))
{}

torch::Tensor Bfgs::step(LossClosure closure)
{
    const torch::NoGradGuard noGrad;
    const auto& options = static_cast<const BfgsOptions&>(param_groups().front().options());
    Point point = look(closure);
    const double first = point.loss;
    for (std::int64_t i = 0; i < options.iterations; ++i) {
        torch::Tensor direction =
            m_inverse.defined() ? -torch::mv(m_inverse, point.gradient) : -point.gradient;
        if (!(product(direction, point.gradient) < 0)) {
            m_inverse = torch::Tensor();
            direction = -point.gradient;
        }
        const torch::Tensor before = place();
        const torch::Tensor gradient = point.gradient;
        if (!descend(closure, direction, point)) {
            // A curvature that leads nowhere is forgotten.
            m_inverse = torch::Tensor();
            break;
        }
        learnCurvature(place() - before, point.gradient - gradient);
    }
    return torch::scalar_tensor(first, torch::kFloat64);
}

torch::Tensor Bfgs::place()
{
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& parameter : parameters())
        flat.push_back(parameter.detach().reshape(-1));
    return torch::cat(flat);
}

void Bfgs::go(const torch::Tensor& place)
{
    std::int64_t first = 0;
    for (torch::Tensor& parameter : parameters()) {
        parameter.copy_(place.narrow(0, first, parameter.numel()).view(parameter.sizes()));
        first += parameter.numel();
    }
}

Bfgs::Point Bfgs::look(const LossClosure& closure)
{
    Point point;
    {
        const torch::AutoGradMode withGradients(true);
        point.loss = closure().item<double>();
    }
    std::vector<torch::Tensor> flat;
    for (const torch::Tensor& parameter : parameters())
        flat.push_back(parameter.grad().defined() ? parameter.grad().reshape(-1)
                                                  : torch::zeros_like(parameter).reshape(-1));
    point.gradient = torch::cat(flat);
    return point;
}

bool Bfgs::descend(const LossClosure& closure, const torch::Tensor& direction, Point& point)
{
    constexpr double kSufficient = 1e-4;
    constexpr double kCurvature = 0.9;
    constexpr int kMostTries = 30;
    const torch::Tensor start = place();
    const double slope = product(direction, point.gradient);
    const auto& options = static_cast<const BfgsOptions&>(param_groups().front().options());
    double low = 0;
    double high = HUGE_VAL;
    // Before the curvature is known, a step's length is that of the rate, not of the gradient.
    double length = m_inverse.defined() ? options.rate
                                        : options.rate * std::min(1.0, 1 / direction.norm().item<double>());
    for (int i = 0; i < kMostTries && slope < 0; ++i) {
        go(start + direction * length);
        const Point next = look(closure);
        if (!(next.loss <= point.loss + kSufficient * length * slope)) // nor a number
            high = length;
        else if (product(direction, next.gradient) < kCurvature * slope)
            low = length;
        else {
            point = next;
            return true;
        }
        length = high < HUGE_VAL ? (low + high) / 2 : 2 * length;
    }
    go(start);
    return false;
}

void Bfgs::learnCurvature(const torch::Tensor& moved, const torch::Tensor& change)
{
    const double along = product(moved, change);
    const double squared = product(change, change);
    if (!(along > 1e-12 * squared))
        return;
    if (!m_inverse.defined())
        m_inverse = torch::eye(moved.size(0), moved.options()) * (along / squared);
    // (I - s y'/y's) H (I - y s'/y's) + s s'/y's, multiplied out.
    const torch::Tensor carried = torch::mv(m_inverse, change);
    const double factor = (1 + product(change, carried) / along) / along;
    m_inverse.addr_(moved, moved, 1, factor);
    m_inverse.addr_(carried, moved, 1, -1 / along);
    m_inverse.addr_(moved, carried, 1, -1 / along);
}

void Bfgs::save(torch::serialize::OutputArchive& archive) const
{
    archive.write("inverse", m_inverse.defined() ? m_inverse : torch::empty({0}));
}

void Bfgs::load(torch::serialize::InputArchive& archive)
{
    torch::Tensor inverse;
    archive.read("inverse", inverse);
    m_inverse = inverse.numel() > 0 ? inverse.to(parameters().front().device()) : torch::Tensor();
}

} // namespace carpo::training
