// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

namespace carpo::nn {

/// As torch::dropout in training, with draws that one number of torch's generator begins. On the CPU LibTorch
/// draws number by number on one thread: a seventh of a step of the lecture's LeNet. 0 < `rate` < 1.
[[nodiscard]] torch::Tensor dropOut(const torch::Tensor& x, double rate);

/// As a layer; outside of training it changes nothing.
class DropoutLayerImpl : public torch::nn::Module
{
public:
    explicit DropoutLayerImpl(double rate)
        : m_rate(rate)
    {}

    torch::Tensor forward(const torch::Tensor& x)
    {
        return is_training() && m_rate > 0 ? dropOut(x, m_rate) : x;
    }
    void setRate(double rate) { m_rate = rate; }

private:
    double m_rate;
};
TORCH_MODULE(DropoutLayer);

/// Of all the network's dropout from now on, 0 to below 1; where there is none, none is added. Architectures
/// with layers of their own keep theirs.
void setDropoutRate(torch::nn::Module& network, double rate);

} // namespace carpo::nn
