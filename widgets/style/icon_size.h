// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/theme.h"

#include <QSize>

namespace carpo::style {

/// Gives a button or a tool bar icons of that many pixels times the text's scale, now and whenever it
/// changes.
template <typename Holder>
void keepIconSize(Holder& holder, int pixels)
{
    const auto set = [&holder, pixels] {
        const int side = Theme::instance().scaled(pixels);
        holder.setIconSize(QSize(side, side));
    };
    set();
    QObject::connect(&Theme::instance(), &Theme::changed, &holder, set);
}

} // namespace carpo::style
