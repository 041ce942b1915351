// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/version.h"

namespace carpo::core {

std::string_view version()
{
    return CARPO_VERSION;
}

} // namespace carpo::core
