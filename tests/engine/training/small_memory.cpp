// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/small_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <malloc.h>

namespace carpo::training {
namespace {

std::atomic<std::size_t> heldNow = 0;
std::atomic<std::size_t> heldMost = 0;

void giveBack(void* data)
{
    heldNow -= malloc_usable_size(data);
    std::free(data);
}

} // namespace

std::size_t SmallMemory::held()
{
    return heldNow;
}

std::size_t SmallMemory::most()
{
    return heldMost;
}

void SmallMemory::watchAnew()
{
    heldMost = heldNow.load();
}

c10::DeleterFnPtr SmallMemory::raw_deleter() const
{
    return &giveBack;
}

void SmallMemory::copy_data(void* to, const void* from, std::size_t bytes) const
{
    std::memcpy(to, from, bytes);
}

c10::DataPtr SmallMemory::take(std::size_t bytes) const
{
    constexpr std::size_t kAlignment = 64;
    TORCH_CHECK(heldNow + bytes <= m_limit, "DefaultCPUAllocator: can't allocate memory: ", bytes, " bytes");
    void* const data = std::aligned_alloc(kAlignment, (bytes + kAlignment) / kAlignment * kAlignment);
    heldNow += malloc_usable_size(data);
    heldMost = std::max(heldMost.load(), heldNow.load());
    return {data, data, &giveBack, c10::Device(c10::kCPU)};
}

} // namespace carpo::training
