// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/database.h"
#include "engine/project/project.h"

namespace carpo::project {

struct Project::Private
{
    Connection connection;
};

} // namespace carpo::project
