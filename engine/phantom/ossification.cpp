// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/ossification.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::phantom {
namespace {

struct Row
{
    CentreAges girls;
    CentreAges boys;
};

// Ages of appearance: medians after Garn, Rohmann & Silverman, "Radiographic standards for postnatal
// ossification and tooth calcification", Medical Radiography and Photography 43 (1967) 45-66, and Gilsanz &
// Ratib, "Hand Bone Age: A Digital Atlas of Skeletal Maturity", Springer 2005. Widening, capping and fusion:
// Greulich & Pyle, "Radiographic Atlas of Skeletal Development of the Hand and Wrist", 2nd ed., Stanford
// 1959, and Gilsanz & Ratib. All rounded; in the order of `Centre`.
constexpr std::array<Row, kCentreCount> kAges = {{
    // Capitate, Hamate, Triquetrum, Lunate
    {{2.5, 108, 156, 0, 0}, {3.5, 132, 180, 0, 0}},
    {{3, 108, 156, 0, 0}, {4, 132, 180, 0, 0}},
    {{24, 110, 156, 0, 0}, {33, 134, 180, 0, 0}},
    {{36, 112, 156, 0, 0}, {48, 136, 180, 0, 0}},
    // Trapezium, Trapezoid, Scaphoid, Pisiform, Sesamoid of the thumb
    {{48, 112, 156, 0, 0}, {68, 136, 180, 0, 0}},
    {{50, 110, 156, 0, 0}, {69, 134, 180, 0, 0}},
    {{52, 112, 156, 0, 0}, {70, 136, 180, 0, 0}},
    {{114, 138, 162, 0, 0}, {138, 162, 186, 0, 0}},
    {{126, 144, 160, 0, 0}, {153, 170, 186, 0, 0}},
    // Radius, Ulna
    {{10, 84, 138, 194, 212}, {13.5, 108, 162, 212, 230}},
    {{69, 106, 144, 188, 204}, {81, 128, 168, 204, 218}},
    // Metacarpals 1 to 5
    {{18, 86, 138, 164, 178}, {29, 110, 162, 188, 202}},
    {{13, 84, 138, 168, 182}, {20, 108, 162, 192, 206}},
    {{14, 84, 138, 168, 182}, {22, 108, 162, 192, 206}},
    {{15, 85, 138, 168, 182}, {25, 109, 162, 192, 206}},
    {{17, 86, 138, 168, 182}, {28, 110, 162, 192, 206}},
    // Proximal phalanges 1 to 5
    {{16, 86, 134, 162, 176}, {24, 110, 158, 186, 200}},
    {{11, 84, 132, 163, 176}, {17, 108, 156, 187, 200}},
    {{11, 84, 132, 163, 176}, {16, 108, 156, 187, 200}},
    {{12, 84, 132, 163, 176}, {18, 108, 156, 187, 200}},
    {{15, 85, 132, 163, 176}, {22, 109, 156, 187, 200}},
    // Middle phalanges 2 to 5
    {{16, 88, 134, 162, 175}, {26, 112, 158, 186, 199}},
    {{14, 86, 134, 162, 175}, {24, 110, 158, 186, 199}},
    {{14, 86, 134, 162, 175}, {24, 110, 158, 186, 199}},
    {{23, 90, 136, 162, 175}, {40, 114, 160, 186, 199}},
    // Distal phalanges 1 to 5
    {{13, 84, 130, 154, 167}, {20, 108, 154, 178, 191}},
    {{20, 86, 130, 154, 167}, {34, 110, 154, 178, 191}},
    {{17, 85, 130, 154, 167}, {28, 109, 154, 178, 191}},
    {{18, 85, 130, 154, 167}, {29, 109, 154, 178, 191}},
    {{22, 88, 132, 154, 167}, {38, 112, 156, 178, 191}},
}};

// Boys' bone age against the girls' of the same hand, from the medians above.
struct Pair
{
    double boys;
    double girls;
};
constexpr std::array<Pair, 11> kSameHand = {{{0, 0},
                                             {3.5, 2.5},
                                             {17, 11},
                                             {33, 24},
                                             {69, 50},
                                             {82, 68},
                                             {108, 84},
                                             {132, 108},
                                             {156, 132},
                                             {187, 163},
                                             {240, 222}}};

// The line left by a growth plate fades within about two years.
constexpr double kScarMonths = 22;
// A centre's size when it is first seen, as a share of its width at `wide`.
constexpr double kDot = 0.16;

double progress(double from, double to, double at)
{
    return std::clamp((at - from) / (to - from), 0.0, 1.0);
}

} // namespace

const CentreAges& centreAges(Centre centre, bool male)
{
    const Row& row = kAges[static_cast<std::size_t>(centre)];
    return male ? row.boys : row.girls;
}

CentreState centreState(Centre centre, bool male, double months)
{
    const CentreAges& ages = centreAges(centre, male);
    CentreState state;
    if (months < ages.appears)
        return state;
    // Fast at first, slower later, as in the atlases.
    state.growth = kDot + (1 - kDot) * std::pow(progress(ages.appears, ages.wide, months), 0.75);
    state.capping = progress(ages.wide, ages.caps, months);
    if (ages.fusionEnds > 0) {
        state.fusion = progress(ages.fusionBegins, ages.fusionEnds, months);
        state.scar = 1 - progress(ages.fusionEnds, ages.fusionEnds + kScarMonths, months);
    }
    return state;
}

double girlsEquivalent(bool male, double months)
{
    if (!male)
        return months;
    const double clamped = std::clamp(months, kSameHand.front().boys, kSameHand.back().boys);
    const auto upper = std::find_if(kSameHand.begin() + 1, kSameHand.end() - 1, [clamped](const Pair& pair) {
        return pair.boys >= clamped;
    });
    const auto lower = upper - 1;
    return lower->girls
           + (upper->girls - lower->girls) * (clamped - lower->boys) / (upper->boys - lower->boys);
}

} // namespace carpo::phantom
