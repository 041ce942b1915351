// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/precision.h"

#include <ATen/autocast_mode.h>

namespace carpo::nn {
namespace {

void switchAutocast(c10::DeviceType device, bool on)
{
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    at::autocast::set_autocast_dtype(device, at::kBFloat16);
    at::autocast::set_autocast_enabled(device, on);
#else
    if (device == c10::DeviceType::CPU) {
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_cpu_enabled(on);
    } else {
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        at::autocast::set_enabled(on);
    }
#endif
}

} // namespace

Autocast::Autocast(const torch::Device& device, bool mixed)
    : m_device(device.type())
    , m_mixed(mixed)
{
    if (!m_mixed)
        return;
    at::autocast::increment_nesting();
    switchAutocast(m_device, true);
}

Autocast::~Autocast()
{
    if (!m_mixed)
        return;
    switchAutocast(m_device, false);
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache(); // the weights' short copies, which the next step makes anew
}

} // namespace carpo::nn
