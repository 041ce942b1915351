// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"

namespace carpo::desktop {

/// Puts the theme of the settings on the application and follows its changes. Call once, before the first
/// window.
void setUpTheme(settings::Settings& settings);

} // namespace carpo::desktop
