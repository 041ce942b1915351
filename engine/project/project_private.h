// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/project/database.h"
#include "engine/project/project.h"

#include <string>

namespace carpo::project {

struct Project::Private
{
    Connection connection;
};

/// A line of the table of settings; empty where it is not there. Both throw as SQLite does.
[[nodiscard]] std::string setting(const Connection& connection, const char* key);
void setSetting(const Connection& connection, const char* key, const std::string& value);

} // namespace carpo::project
