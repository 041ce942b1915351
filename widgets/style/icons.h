// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QIcon>
#include <QString>
#include <QStringList>

namespace carpo::style {

/// Sets icon search paths and theme name (Breeze), which the offscreen platform lacks. Theme::install calls
/// it.
void installIconTheme();

/// The Breeze symbolic icon `name` ("media-playback-start"), drawn in `role`'s colour of the theme of the
/// moment of drawing (muted where disabled). Null where the icon theme has no such icon.
[[nodiscard]] QIcon icon(const QString& name, Role role = Role::Text);

/// The file icon() draws, empty where there is none.
[[nodiscard]] QString iconFile(const QString& name);

/// The icons the widgets of this library use; a test looks at each.
[[nodiscard]] QStringList widgetIconNames();

} // namespace carpo::style
