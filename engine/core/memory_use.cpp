// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/memory_use.h"

#include <fstream>
#include <unistd.h>

namespace carpo::core {

std::int64_t memoryInUse()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;
    std::int64_t shared = 0; // files among it
    if (!(statm >> size >> resident >> shared))
        return 0;
    return (resident - shared) * sysconf(_SC_PAGESIZE);
}

} // namespace carpo::core
