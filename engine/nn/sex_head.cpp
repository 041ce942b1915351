// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/sex_head.h"

namespace carpo::nn {
namespace {

std::int64_t sexFeatures(const NetworkOptions& options)
{
    switch (options.sex) {
    case SexInput::None:
        return 0;
    case SexInput::Number:
        return 1;
    case SexInput::Dense:
        break;
    }
    return options.sexWidth;
}

} // namespace

SexHead::SexHead(std::int64_t features, std::int64_t width, const NetworkOptions& options)
    : m_input(options.sex)
{
    if (m_input == SexInput::Dense)
        m_sex = register_module("sex", torch::nn::Linear(1, options.sexWidth));
    m_hidden = register_module("hidden", torch::nn::Linear(features + sexFeatures(options), width));
    m_output = register_module("output", torch::nn::Linear(width, options.outputs));
}

torch::Tensor SexHead::forward(const torch::Tensor& features, const torch::Tensor& sex)
{
    torch::Tensor joined = features;
    if (m_input == SexInput::Number)
        joined = torch::cat({features, sex.unsqueeze(1)}, 1);
    else if (m_input == SexInput::Dense)
        joined = torch::cat({features, torch::relu(m_sex(sex.unsqueeze(1)))}, 1);
    const torch::Tensor output = m_output(torch::relu(m_hidden(joined)));
    return output.size(1) == 1 ? output.squeeze(1) : output;
}

} // namespace carpo::nn
