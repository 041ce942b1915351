// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <optional>

namespace carpo::style {

/// What a colour means. Every widget, and plot names a role; the one table of colours behind them
/// is in role.cpp. Chromatic roles take the hues of Okabe and Ito, "Color Universal Design" (2008), which
/// colour-blind people can tell apart, darkened or lightened where a theme needs contrast.
enum class Role
{
    Background, ///< behind everything
    Surface,    ///< plots, lists, fields
    Raised,     ///< buttons, tiles, bars
    Border,
    Text,
    MutedText, ///< secondary text; still readable at 4.5:1
    Grid,
    Axis,
    Accent,        ///< what can be done next
    AccentText,    ///< text on Accent
    Focus,         ///< frame of what has the keyboard
    ImageSurround, ///< behind a radiograph
    ImageText,     ///< text on ImageSurround
    Training,
    Validation,
    Female,
    Male,
    Selection, ///< what is chosen, against Rest
    Rest,
    Good,
    Suspect,
    Problem,
    Guess,  ///< the constant guess every model has to beat
    Series, ///< the one series of a plot that has no other meaning
};

/// The colours of one theme. A plain value: a plot drawn for paper takes the light one whatever the window
/// has.
class Colors
{
public:
    explicit constexpr Colors(bool dark)
        : m_dark(dark)
    {}

    [[nodiscard]] constexpr bool isDark() const { return m_dark; }
    [[nodiscard]] QColor operator[](Role role) const;
    /// The same with opacity `alpha` in [0, 1].
    [[nodiscard]] QColor faded(Role role, double alpha) const;

private:
    bool m_dark;
};

/// The role's name ("MutedText").
[[nodiscard]] QString roleName(Role role);
/// All roles are numbered from 0; nothing at and after the end.
[[nodiscard]] std::optional<Role> roleAt(int index);

} // namespace carpo::style
