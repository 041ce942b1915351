// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

namespace carpo::nn {

/// While it lives, on its thread: convolutions and products in bfloat16, sums and the rest in 32 bits
/// (Micikevicius et al. 2018, "Mixed Precision Training"; bfloat16 has float's range, so that the loss needs
/// no scaling). Does nothing where `mixed` is false.
class Autocast
{
public:
    Autocast(const torch::Device& device, bool mixed);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;
    Autocast(Autocast&&) = delete;
    Autocast& operator=(Autocast&&) = delete;

private:
    c10::DeviceType m_device;
    bool m_mixed;
};

} // namespace carpo::nn
