// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"
#include "engine/nn/sex_head.h"

namespace carpo::nn {

/// Features of the image, averaged over it, and the sex head behind them.
class Pooled : public Network
{
public:
    torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& sex) override
    {
        return m_head->forward(m_features->forward(images).mean({2, 3}), sex);
    }

protected:
    /// `features` gives `channels` of them; `headWidth` is the head's where the options name none.
    Pooled(const torch::nn::Sequential& features,
           std::int64_t channels,
           std::int64_t headWidth,
           const NetworkOptions& options)
        : m_features(register_module("features", numbered(features)))
        , m_head(register_module("head", std::make_shared<SexHead>(channels, headWidth, options)))
    {}

    /// He's normal draw, and a last layer of zeros: the first guess is the mean age.
    void initialiseHeWithZeroOutput();

private:
    torch::nn::Sequential m_features;
    std::shared_ptr<SexHead> m_head;
};

} // namespace carpo::nn
