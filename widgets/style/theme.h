// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QFont>
#include <QObject>

namespace carpo::style {

/// The look of the whole program: colours, font, looks and scale, changed at once everywhere.
/// Lives on the window's thread; must not block.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        Automatic, ///< light in lessons and on the projector, dark elsewhere
        Dark,
        Light,
    };
    Q_ENUM(Mode)

    /// Where the user is.
    enum class Place
    {
        Workbench,
        Lesson,    ///< light where the mode is Automatic
        Projector, ///< light whatever the mode, and all half as large again
    };
    Q_ENUM(Place)

    /// The theme of the running QApplication.
    static Theme& instance();

    /// Puts Fusion, palette, font, style and icon theme on the QApplication. Call once, before the
    /// first window; later changes apply themselves.
    void install();

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setPlace(Place place);
    [[nodiscard]] Place place() const { return m_place; }
    /// Of the text on the desk; within [0.5, 3].
    void setScale(double scale);
    /// As it is here: on the projector 1.5 times as much.
    [[nodiscard]] double scale() const;

    [[nodiscard]] bool isDark() const;
    [[nodiscard]] Colors colors() const { return Colors(isDark()); }
    [[nodiscard]] QColor color(Role role) const { return colors()[role]; }

    /// Inter at 10 pt (the system's sans-serif where it is missing) times the scale, with tabular figures
    /// where Qt can ask for them (Qt 6.7 and newer).
    [[nodiscard]] QFont font() const;
    /// One size up, for the titles of pages.
    [[nodiscard]] QFont titleFont() const;
    /// One size down, for axes, captions and numbers.
    [[nodiscard]] QFont smallFont() const;
    /// A multiple of 4 px times the scale.
    [[nodiscard]] int scaled(int pixels) const;

Q_SIGNALS:
    /// Colours, fonts or scale are other ones now; palette and fonts are already in place.
    void changed();

private:
    Theme();
    void apply();

    Mode m_mode = Mode::Automatic;
    Place m_place = Place::Workbench;
    double m_scale = 1.0;
    bool m_installed = false;
};

} // namespace carpo::style
