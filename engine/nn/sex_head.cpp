// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/sex_head.h"

#include <string>

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
    , m_atOutput(options.sexAtOutput)
    , m_activation(options.activation)
    , m_dropout(options.dropout.inHead())
{
    using torch::nn::Linear;
    if (options.headWidth > 0)
        width = options.headWidth;
    if (m_input == SexInput::Dense)
        m_sex = register_module("sex", Linear(1, widthBefore(m_activation, options.sexWidth)));
    const std::int64_t beside = sexFeatures(options);
    std::int64_t in = features + (m_atOutput ? 0 : beside);
    for (int i = 1; i <= options.headDepth; ++i) {
        const std::string name = i == 1 ? "hidden" : "hidden_" + std::to_string(i);
        m_hidden.push_back(register_module(name, Linear(in, widthBefore(m_activation, width))));
        in = width;
    }
    m_output = register_module("output", Linear(in + (m_atOutput ? beside : 0), options.outputs));
}

torch::Tensor SexHead::joined(const torch::Tensor& values, const torch::Tensor& sex)
{
    if (m_input == SexInput::Number)
        return torch::cat({values, sex.unsqueeze(1)}, 1);
    if (m_input == SexInput::Dense)
        return torch::cat({values, activate(m_sex(sex.unsqueeze(1)), m_activation)}, 1);
    return values;
}

torch::Tensor SexHead::forward(const torch::Tensor& features, const torch::Tensor& sex)
{
    torch::Tensor values = m_atOutput ? features : joined(features, sex);
    for (torch::nn::Linear& hidden : m_hidden) {
        values = activate(hidden(values), m_activation);
        if (m_dropout.value_or(0) > 0)
            values = torch::dropout(values, *m_dropout, is_training());
    }
    const torch::Tensor output = m_output(m_atOutput ? joined(values, sex) : values);
    return output.size(1) == 1 ? output.squeeze(1) : output;
}

} // namespace carpo::nn
