// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/user_name.h"

#include <array>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace carpo::core {

std::string userName()
{
    std::array<char, 16384> buffer = {};
    passwd entry = {};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr
        && *found->pw_name != '\0')
        return found->pw_name;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the program changes the environment.
    const char* const name = std::getenv("USER");
    return name == nullptr || *name == '\0' ? "unknown" : name;
}

} // namespace carpo::core
