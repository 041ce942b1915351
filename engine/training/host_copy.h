// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <optional>

namespace carpo::training {

/// Numbers on their way from the device to the host, which goes on meanwhile: what is queued behind them on a
/// GPU does not delay them. On the CPU they are there at once.
class HostCopy
{
public:
    /// Must not block.
    explicit HostCopy(const torch::Tensor& numbers);

    /// On the CPU. Waits until they have come.
    [[nodiscard]] const torch::Tensor& get();

private:
    torch::Tensor m_numbers;
    std::optional<c10::Event> m_arrival; // none where there is nothing to wait for
};

} // namespace carpo::training
