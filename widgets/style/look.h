// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace carpo::style {

/// How a widget looks that says so in its dynamic property "look", set before it is shown.
enum class Look
{
    Plain,   ///< as Fusion has it
    Title,   ///< of a label: one size up
    Muted,   ///< of a label: in the second colour
    Small,   ///< of a label: in the second colour, one size down
    Problem, ///< of a label
    Panel,   ///< of a frame: a surface with a border
    Message, ///< of a frame: raised, with a border
    Primary, ///< of a push button: what is done here
    Quiet,   ///< of a tool button, a choice box, a tab bar: without a frame until it is looked at
    Chip,    ///< of a tool button: a rounded word
    Group,   ///< of a tool button: the heading of what it folds
    Page,    ///< of a tool button: a page in the rail
    Rail,    ///< of the rail itself, which needs Qt::WA_StyledBackground
};

/// Plain for none and for one that is not known.
[[nodiscard]] Look lookOf(const QWidget* widget);
/// Gives a widget the text's size and colour of its look in the theme of now.
void dress(QWidget& widget);

} // namespace carpo::style
