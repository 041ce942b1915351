// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layers.h"
#include "engine/nn/registry.h"
#include "engine/nn/torch.h"

#include <optional>
#include <vector>

namespace carpo::nn {

/// Pooled features and the child's sex in, one number out: [N, features] and [N] give [N],
/// or [N, outputs].
/// Concatenation, dense layers with an activation, a dense layer to the outputs. `width` is the hidden
/// layers' where the options name none.
class SexHead : public torch::nn::Module
{
public:
    SexHead(std::int64_t features, std::int64_t width, const NetworkOptions& options);

    torch::Tensor forward(const torch::Tensor& features, const torch::Tensor& sex);

    /// Where it has dropout at all.
    void setDropoutRate(double rate)
    {
        if (m_dropout)
            m_dropout = rate;
    }

    /// The last layer, whose weights a network may want to start small.
    [[nodiscard]] torch::nn::Linear& output() { return m_output; }

private:
    /// The values with the sex beside them.
    [[nodiscard]] torch::Tensor joined(const torch::Tensor& values, const torch::Tensor& sex);

    SexInput m_input;
    bool m_atOutput;
    Activation m_activation;
    std::optional<double> m_dropout;
    torch::nn::Linear m_sex = nullptr; // with SexInput::Dense
    std::vector<torch::nn::Linear> m_hidden;
    torch::nn::Linear m_output = nullptr;
};

} // namespace carpo::nn
