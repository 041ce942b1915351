// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/set_up.h"

#include "widgets/style/theme.h"

namespace carpo::desktop {
namespace {

using Key = settings::Settings::Key;

style::Theme::Mode modeOf(const QString& name)
{
    if (name == QLatin1String("dark"))
        return style::Theme::Mode::Dark;
    return name == QLatin1String("light") ? style::Theme::Mode::Light : style::Theme::Mode::Automatic;
}

double scaleOf(const settings::Settings& settings)
{
    return settings.integer(Key::TextSize) / 100.0;
}

} // namespace

void setUpTheme(settings::Settings& settings)
{
    style::Theme& theme = style::Theme::instance();
    theme.setMode(modeOf(settings.text(Key::Theme)));
    theme.setScale(scaleOf(settings));
    theme.install();
    QObject::connect(&settings, &settings::Settings::changed, &theme, [&settings, &theme](Key key) {
        if (key == Key::Theme)
            theme.setMode(modeOf(settings.text(Key::Theme)));
        else if (key == Key::TextSize)
            theme.setScale(scaleOf(settings));
    });
}

} // namespace carpo::desktop
