// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace carpo::nn {

/// While one of these lives, large blocks that tensors on the CPU give back are kept and handed out again: a
/// step asks for those of the step before, and the system would take each away and hand it out page by page,
/// zeroed. What is kept and what is in use are together at most twice what was in use at the worst moment,
/// and no more than that moment's where it is over half of the computer's memory. The last one to go gives
/// all of it back. Any thread.
class KeptMemory
{
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;

    /// Bytes that are kept and not in use.
    [[nodiscard]] static std::size_t idle();
};

} // namespace carpo::nn
