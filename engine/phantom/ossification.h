// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace carpo::phantom {

/// The ossification centres of hand and wrist that appear after birth. Rays are numbered from the thumb.
enum class Centre
{
    Capitate,
    Hamate,
    Triquetrum,
    Lunate,
    Trapezium,
    Trapezoid,
    Scaphoid,
    Pisiform,
    Sesamoid,
    Radius,
    Ulna,
    Metacarpal1,
    Metacarpal2,
    Metacarpal3,
    Metacarpal4,
    Metacarpal5,
    Proximal1,
    Proximal2,
    Proximal3,
    Proximal4,
    Proximal5,
    Middle2,
    Middle3,
    Middle4,
    Middle5,
    Distal1,
    Distal2,
    Distal3,
    Distal4,
    Distal5,
};

inline constexpr std::size_t kCentreCount = 30;

/// The life of one centre, medians in months of bone age. Carpal bones and the sesamoid never fuse with a
/// shaft: both fusion ages are 0.
struct CentreAges
{
    double appears;      ///< first seen, as a dot
    double wide;         ///< an epiphysis as wide as its metaphysis; a carpal touching its neighbours
    double caps;         ///< an epiphysis capping its metaphysis; a carpal in its final shape
    double fusionBegins; ///< the growth plate begins to close, in its middle
    double fusionEnds;   ///< closed to the rim; its line still shows
};

/// Medians for girls or boys. Sources in ossification.cpp.
[[nodiscard]] const CentreAges& centreAges(Centre centre, bool male);

/// How far a centre has come.
struct CentreState
{
    double growth = 0;  ///< 0 not there, just above 0 a dot, 1 as wide as it gets before capping
    double capping = 0; ///< 0 to 1
    double fusion = 0;  ///< 0 open growth plate, 1 closed
    double scar = 1;    ///< the closed plate's bright line: 1 fresh, 0 faded
};

/// State at a bone age in months; each part is monotone in it.
[[nodiscard]] CentreState centreState(Centre centre, bool male, double months);

/// The girl's bone age in months whose hand looks like this child's: the same for girls, younger for boys.
[[nodiscard]] double girlsEquivalent(bool male, double months);

} // namespace carpo::phantom
