// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/pooled.h"

#include "engine/nn/initialisation.h"

namespace carpo::nn {

void Pooled::initialiseHeWithZeroOutput()
{
    initialiseHeNormal(*this);
    const torch::NoGradGuard noGrad;
    m_head->output()->weight.zero_();
}

} // namespace carpo::nn
