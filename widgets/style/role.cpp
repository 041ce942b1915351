// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/role.h"

#include "widgets/style/scale_color.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::style {
namespace {

struct Entry
{
    Role role;
    const char* name;
    QRgb dark;
    QRgb light;
};

// The only colours of the program.
constexpr std::array kTable{
    Entry{Role::Background, "Background", 0xff17191c, 0xfff3f4f6},
    Entry{Role::Surface, "Surface", 0xff1e2125, 0xffffffff},
    Entry{Role::Raised, "Raised", 0xff2a2e33, 0xffe6e9ec},
    Entry{Role::Border, "Border", 0xff3d434a, 0xffc3c8ce},
    Entry{Role::Text, "Text", 0xffe6e8ea, 0xff1b1d20},
    Entry{Role::MutedText, "MutedText", 0xffa4abb3, 0xff565e67},
    Entry{Role::Grid, "Grid", 0xff2c3036, 0xffe5e8eb},
    Entry{Role::Axis, "Axis", 0xff808993, 0xff69727b},
    Entry{Role::Accent, "Accent", 0xff56b4e9, 0xff0072b2},
    Entry{Role::AccentText, "AccentText", 0xff101214, 0xffffffff},
    Entry{Role::Focus, "Focus", 0xff56b4e9, 0xff0072b2},
    Entry{Role::ImageSurround, "ImageSurround", 0xff000000, 0xff000000},
    Entry{Role::ImageText, "ImageText", 0xffd5d9dd, 0xffd5d9dd},
    Entry{Role::Training, "Training", 0xff56b4e9, 0xff0072b2},
    Entry{Role::Validation, "Validation", 0xffe8731a, 0xffd55e00},
    Entry{Role::Female, "Female", 0xffe69f00, 0xffb87a00},
    Entry{Role::Male, "Male", 0xff12a87e, 0xff00835f},
    Entry{Role::Selection, "Selection", 0xffd98ab6, 0xffb0508a},
    Entry{Role::Rest, "Rest", 0xff767e87, 0xff868e97},
    Entry{Role::Good, "Good", 0xff56b4e9, 0xff0072b2},
    Entry{Role::Suspect, "Suspect", 0xfff0e442, 0xff8a7a00},
    Entry{Role::Problem, "Problem", 0xffff8a3d, 0xffb94f00},
    Entry{Role::Guess, "Guess", 0xffb9bfc6, 0xff4a525a},
    Entry{Role::Series, "Series", 0xff8fa3b5, 0xff5f7487},
};

// scaleColor at equal distances, after viridis.
constexpr std::array<QRgb, 5> kDarkScale{0xff4a6ca8, 0xff2a9090, 0xff3fb377, 0xff9bd93c, 0xfffde725};
constexpr std::array<QRgb, 5> kLightScale{0xff9fb63c, 0xff35a07a, 0xff2c708e, 0xff453781, 0xff440154};

consteval bool tableIsInOrder()
{
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].role) != i)
            return false;
    return true;
}
static_assert(tableIsInOrder());

const Entry& entry(Role role)
{
    return kTable[static_cast<std::size_t>(role)];
}

QColor mixed(QRgb from, QRgb to, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + share * (b - a)); };
    return QColor::fromRgb(
        mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)), mix(qBlue(from), qBlue(to)));
}

} // namespace

QColor Colors::operator[](Role role) const
{
    return QColor::fromRgb(m_dark ? entry(role).dark : entry(role).light);
}

QColor Colors::faded(Role role, double alpha) const
{
    QColor color = (*this)[role];
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QColor scaleColor(const Colors& colors, double share)
{
    const auto& stops = colors.isDark() ? kDarkScale : kLightScale;
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], place - static_cast<double>(below));
}

QColor divergingColor(const Colors& colors, double share)
{
    // Blue and orange, the two that all can tell apart.
    const double away = std::clamp(share, 0.0, 1.0) * 2 - 1;
    const Role end = away < 0 ? Role::Training : Role::Validation;
    return mixed(colors[Role::Surface].rgb(), colors[end].rgb(), std::abs(away));
}

Role categoryRole(std::size_t category)
{
    // Sky blue, vermilion, green, purple, orange, yellow.
    constexpr std::array kHues{
        Role::Accent, Role::Validation, Role::Male, Role::Selection, Role::Female, Role::Suspect};
    return kHues[category % kHues.size()];
}

QColor categoryColor(const Colors& colors, std::size_t category)
{
    return colors[categoryRole(category)];
}

KindLook kindLook(std::size_t kind)
{
    constexpr std::size_t kColours = 7; // the six of categoryRole() and the text's
    const std::size_t hue = kind % kColours;
    const bool isDashed = kind / kColours % 2 == 1;
    return {.role = hue + 1 == kColours ? Role::Text : categoryRole(hue),
            .line = isDashed ? Qt::DashLine : Qt::SolidLine};
}

QString roleName(Role role)
{
    return QLatin1String(entry(role).name);
}

std::optional<Role> roleAt(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= kTable.size())
        return std::nullopt;
    return kTable[static_cast<std::size_t>(index)].role;
}

} // namespace carpo::style
