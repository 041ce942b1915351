// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

namespace carpo::nn {

/// As torch::dropout in training, with draws that one number of torch's generator begins. On the CPU LibTorch
/// draws number by number on one thread: a seventh of a step of the lecture's LeNet. 0 < `rate` < 1.
[[nodiscard]] torch::Tensor dropOut(const torch::Tensor& x, double rate);

/// As a layer; outside of training, and with a rate of 0, it changes nothing and draws nothing.
class DropoutLayerImpl : public torch::nn::Module
{
public:
    /// `isOwn`: of the architecture itself.
    explicit DropoutLayerImpl(double rate, bool isOwn = false)
        : m_rate(rate)
        , m_isOwn(isOwn)
    {}

    torch::Tensor forward(const torch::Tensor& x)
    {
        return is_training() && m_rate > 0 ? dropOut(x, m_rate) : x;
    }
    /// Where it is not the architecture's own.
    void setRate(double rate)
    {
        if (!m_isOwn)
            m_rate = rate;
    }
    [[nodiscard]] bool isIdle() const { return m_rate == 0; }

private:
    double m_rate;
    bool m_isOwn;
};
TORCH_MODULE(DropoutLayer);

/// Of all dropout that regularization.dropout asks for from now on, 0 to below 1; what the architecture
/// itself has keeps its rate.
void setDropoutRate(torch::nn::Module& network, double rate);

} // namespace carpo::nn
