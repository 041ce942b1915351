// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/map_colours.h"

#include "app/bridge/selection_words.h"
#include "app/models/suspect_model.h"
#include "widgets/style/theme.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace carpo::pages {
namespace {

using Colour = plots::MapPlot::Colour;

constexpr std::size_t kSteps = 32;     // of a scale
constexpr std::size_t kMostKinds = 12; // that colour and marker tell apart
constexpr std::size_t kMostNamed = 8;
constexpr std::array<char16_t, 6> kSigns{
    u'●', u'▲', u'■', u'◆', u'▼', u'✚'}; // of plots::PointMarker, in its order
constexpr double kTail = 0.02;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(carpo::pages::MapColours)
};

Colour ofRole(style::Role role)
{
    return {.kind = Colour::Kind::Role, .role = role};
}

Colour onScale(double share)
{
    return {.kind = Colour::Kind::Scale, .share = share};
}

/// What has a colour of its own everywhere keeps it; other words have one of the kinds', or share a scale.
Colour colourOf(const explore::Column& column, std::size_t code)
{
    using style::Role;
    const std::string& word = column.words[code];
    if (column.key == "sex")
        return ofRole(word == "female" ? Role::Female : word == "male" ? Role::Male : Role::Rest);
    if (column.key == "part")
        return ofRole(word == "train"        ? Role::Training
                      : word == "validation" ? Role::Validation
                      : word == "test"       ? Role::Guess
                                             : Role::Rest);
    if (word.empty())
        return ofRole(Role::Rest);
    if (column.words.size() <= kMostKinds)
        return {.kind = Colour::Kind::Category, .category = code};
    return onScale(static_cast<double>(code) / static_cast<double>(column.words.size() - 1));
}

MapColours byWords(const explore::Column& column)
{
    MapColours all;
    all.ofPoint.assign(column.codes.begin(), column.codes.end());
    for (std::size_t code = 0; code < column.words.size(); ++code) {
        all.colours.push_back(colourOf(column, code));
        const bool isThere = std::ranges::find(column.codes, code) != column.codes.end();
        all.words.push_back(isThere ? bridge::columnWord(column, column.words[code]) : QString());
    }
    return all;
}

/// Value below which `share` of them lie. `values` is not empty and changes its order.
float quantile(std::vector<float>& values, double share)
{
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, values.begin() + place);
    return values[static_cast<std::size_t>(place)];
}

MapColours byNumbers(const explore::Column& column)
{
    std::vector<float> known;
    std::ranges::copy_if(
        column.numbers, std::back_inserter(known), [](float value) { return std::isfinite(value); });
    MapColours all;
    for (std::size_t step = 0; step < kSteps; ++step)
        all.colours.push_back(onScale(static_cast<double>(step) / (kSteps - 1)));
    all.colours.push_back(ofRole(style::Role::Rest));
    all.words.resize(all.colours.size());
    all.ofPoint.assign(column.numbers.size(), kSteps);
    if (known.empty())
        return all;
    const float low = quantile(known, kTail);
    const float high = quantile(known, 1 - kTail);
    const float span = std::max(high - low, 1e-12F);
    for (std::size_t image = 0; image < column.numbers.size(); ++image) {
        const float value = column.numbers[image];
        if (!std::isfinite(value))
            continue;
        const float share = std::clamp((value - low) / span, 0.0F, 1.0F);
        all.ofPoint[image] = static_cast<std::uint8_t>(std::lround(share * (kSteps - 1)));
    }
    all.words[0] = bridge::columnNumber(column, static_cast<double>(low));
    all.words[kSteps - 1] = bridge::columnNumber(column, static_cast<double>(high));
    if (known.size() < column.numbers.size())
        all.words[kSteps] = Words::tr("not known");
    all.low = static_cast<double>(low);
    all.high = static_cast<double>(high);
    return all;
}

MapColours byDecision(const bridge::DecisionDesk& desk, std::size_t images)
{
    using style::Role;
    MapColours all{
        .colours = {ofRole(Role::Rest), ofRole(Role::Problem), ofRole(Role::Suspect), ofRole(Role::Good)},
        .ofPoint = std::vector<std::uint8_t>(images, 0),
        .words = {Words::tr("not decided"),
                  Words::tr("left out of training"),
                  Words::tr("marked"),
                  Words::tr("kept or corrected")}};
    for (std::size_t image = 0; image < images; ++image) {
        const QVariant mark = models::decisionMark(desk, image);
        if (!mark.isValid())
            continue;
        const auto place = std::ranges::find_if(all.colours, [&mark](const Colour& colour) {
            return static_cast<int>(colour.role) == mark.toInt();
        });
        all.ofPoint[image] = static_cast<std::uint8_t>(place - all.colours.begin());
    }
    return all;
}

} // namespace

MapColours columnColours(const explore::Columns& columns, const std::string& key)
{
    if (const explore::Column* const column = columns.find(key))
        return column->isNumber() ? byNumbers(*column) : byWords(*column);
    return {.colours = {ofRole(style::Role::Series)},
            .ofPoint = std::vector<std::uint8_t>(columns.rows(), 0),
            .words = {QString()}};
}

MapColours
mapColours(const bridge::ChosenRows& rows, const bridge::DecisionDesk& desk, const std::string& key)
{
    if (key == kDecisionColour)
        return byDecision(desk, rows.mask.size());
    return columnColours(*rows.columns, key);
}

QString legendOf(const MapColours& colours)
{
    const style::Colors theme = style::Theme::instance().colors();
    const auto marked = [&theme](const Colour& colour, plots::PointMarker marker) {
        return QStringLiteral("<span style='color:%1'>%2</span>")
            .arg(colour.in(theme).name(), QChar(kSigns.at(static_cast<std::size_t>(marker))));
    };
    const auto square = [&marked](const Colour& colour) {
        return marked(colour, plots::PointMarker::Square);
    };
    if (colours.colours.size() > kSteps) {
        QString text = colours.words[0].toHtmlEscaped() + QLatin1Char(' ');
        for (std::size_t step = 0; step < kSteps; step += 4)
            text += square(colours.colours[step]);
        text += QLatin1Char(' ') + colours.words[kSteps - 1].toHtmlEscaped();
        if (!colours.words[kSteps].isEmpty())
            text += QStringLiteral("&nbsp; ") + square(colours.colours[kSteps]) + QLatin1Char(' ')
                    + colours.words[kSteps].toHtmlEscaped();
        return text;
    }
    QStringList parts;
    int more = 0;
    for (std::size_t i = 0; i < colours.colours.size(); ++i) {
        if (colours.words[i].isEmpty())
            continue;
        if (parts.size() < static_cast<qsizetype>(kMostNamed))
            parts += marked(colours.colours[i], plots::markerOf(colours.colours[i], i)) + QLatin1Char(' ')
                     + colours.words[i].toHtmlEscaped();
        else
            ++more;
    }
    if (more > 0)
        parts += Words::tr("+ %1 more").arg(more);
    return parts.join(QStringLiteral("&nbsp; "));
}

} // namespace carpo::pages
