// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace carpo::core {

/// Bytes of this process that lie in memory, without what is only mapped from files; 0 where the system does
/// not say (Linux does, in /proc). Must not block.
[[nodiscard]] std::int64_t memoryInUse();

} // namespace carpo::core
