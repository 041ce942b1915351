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
    , m_activation(options.activation)
    , m_dropout(options.dropout.inHead())
{
    using torch::nn::Linear;
    if (options.headWidth > 0)
        width = options.headWidth;
    if (m_input == SexInput::Dense)
        m_sex = register_module("sex", Linear(1, widthBefore(m_activation, options.sexWidth)));
    m_hidden =
        register_module("hidden", Linear(features + sexFeatures(options), widthBefore(m_activation, width)));
    m_output = register_module("output", Linear(width, options.outputs));
}

torch::Tensor SexHead::forward(const torch::Tensor& features, const torch::Tensor& sex)
{
    torch::Tensor joined = features;
    if (m_input == SexInput::Number)
        joined = torch::cat({features, sex.unsqueeze(1)}, 1);
    else if (m_input == SexInput::Dense)
        joined = torch::cat({features, activate(m_sex(sex.unsqueeze(1)), m_activation)}, 1);
    torch::Tensor hidden = activate(m_hidden(joined), m_activation);
    if (m_dropout > 0)
        hidden = torch::dropout(hidden, m_dropout, is_training());
    const torch::Tensor output = m_output(hidden);
    return output.size(1) == 1 ? output.squeeze(1) : output;
}

} // namespace carpo::nn
