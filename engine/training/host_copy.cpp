// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/host_copy.h"

#include <chrono>
#include <thread>

namespace carpo::training {

HostCopy::HostCopy(const torch::Tensor& numbers)
{
    if (!numbers.is_cuda()) {
        m_numbers = numbers;
        return;
    }
    m_numbers = torch::empty(numbers.sizes(), torch::TensorOptions(numbers.dtype()).pinned_memory(true));
    m_numbers.copy_(numbers, /*non_blocking=*/true);
    const c10::impl::VirtualGuardImpl guard(numbers.device().type());
    m_arrival.emplace(numbers.device().type());
    m_arrival->record(guard.getStream(numbers.device()));
}

const torch::Tensor& HostCopy::get()
{
    constexpr std::chrono::microseconds kPause(20);
    while (m_arrival && !m_arrival->query())
        std::this_thread::sleep_for(kPause);
    m_arrival.reset();
    return m_numbers;
}

} // namespace carpo::training
