// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/torch.h"

#include <c10/core/CPUAllocator.h>

#include <atomic>
#include <cstddef>

namespace carpo::training {

/// While it lives, tensors on the CPU must not hold more than so many bytes together. What they hold when it
/// ends is still given back as it was taken.
class SmallMemory final : public c10::Allocator
{
public:
    explicit SmallMemory(std::size_t bytes)
        : m_limit(bytes)
    {
        c10::SetCPUAllocator(this, kPriority);
    }
    ~SmallMemory() override { c10::SetCPUAllocator(c10::GetDefaultCPUAllocator(), kPriority); }
    SmallMemory(const SmallMemory&) = delete;
    SmallMemory& operator=(const SmallMemory&) = delete;

    void limitTo(std::size_t bytes) { m_limit = bytes; }

    /// By tensors that were made while there was one of these.
    [[nodiscard]] static std::size_t held();
    /// The most since the last call of watchAnew().
    [[nodiscard]] static std::size_t most();
    static void watchAnew();

    // NOLINTBEGIN(modernize-use-override,readability-identifier-naming): which of them LibTorch declares, and
    // how, depends on its version
    c10::DataPtr allocate(std::size_t bytes) const { return take(bytes); }
    c10::DataPtr allocate(std::size_t bytes) { return take(bytes); }
    c10::DeleterFnPtr raw_deleter() const;
    void copy_data(void* to, const void* from, std::size_t bytes) const;
    // NOLINTEND(modernize-use-override,readability-identifier-naming)

private:
    static constexpr std::uint8_t kPriority = 1;

    [[nodiscard]] c10::DataPtr take(std::size_t bytes) const;

    std::atomic<std::size_t> m_limit;
};

} // namespace carpo::training
