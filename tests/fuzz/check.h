// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

namespace carpo::fuzz {

/// Ends the program where a promise is broken, in every build: libFuzzer and CTest see a crash.
inline void check(bool kept, const char* promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

} // namespace carpo::fuzz
