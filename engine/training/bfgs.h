// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <vector>

namespace carpo::training {

struct BfgsOptions : torch::optim::OptimizerCloneableOptions<BfgsOptions>
{
    double rate = 1;             ///< first length tried, as part of the quasi-Newton step
    std::int64_t iterations = 1; ///< within a step

    [[nodiscard]] double get_lr() const override { return rate; }
    void set_lr(const double lr) override { rate = lr; }
};

/// Broyden, Fletcher, Goldfarb and Shanno's method with the whole inverse Hessian, and a line search by
/// bisection to the weak Wolfe conditions (Nocedal and Wright, "Numerical Optimization", 2nd ed., 3.1, 6.1).
/// n parameters need n * n numbers.
class Bfgs : public torch::optim::Optimizer
{
public:
    Bfgs(const std::vector<torch::Tensor>& parameters, const BfgsOptions& options);

    torch::Tensor step(LossClosure closure) override;
    void save(torch::serialize::OutputArchive& archive) const override;
    void load(torch::serialize::InputArchive& archive) override;

private:
    struct Point
    {
        double loss = 0;
        torch::Tensor gradient; ///< flat
    };

    [[nodiscard]] std::vector<torch::Tensor>& parameters() { return param_groups().front().params(); }
    [[nodiscard]] torch::Tensor place();
    void go(const torch::Tensor& place);
    [[nodiscard]] Point look(const LossClosure& closure);
    /// Moves to where the loss has fallen enough; false, and back at the start, where there is no such place.
    [[nodiscard]] bool descend(const LossClosure& closure, const torch::Tensor& direction, Point& point);
    void learnCurvature(const torch::Tensor& moved, const torch::Tensor& change);

    torch::Tensor m_inverse; // of the Hessian; undefined before the first pair
};

} // namespace carpo::training
