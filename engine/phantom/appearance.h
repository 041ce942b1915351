// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/phantom/skeleton.h"

#include <cstdint>
#include <string>
#include <vector>

namespace carpo::phantom {

/// Lead letters beside the hand.
struct Marker
{
    std::vector<std::string> lines; ///< "L", initials; capital letters and digits
    bool boxed = true;              ///< in a strip of plastic that shows faintly
    double size = 0.045;            ///< height of a letter, share of the picture's height
    double degrees = 0;
    double x = 0.1; ///< middle, shares of the picture; moved where the hand is in the way
    double y = 0.5;
};

/// What lies around the exposed field.
struct Frame
{
    enum class Kind
    {
        None,
        Dark,    ///< collimated, black outside
        Light,   ///< unexposed film outside: gray or white
        Cassette ///< a lighter field edged by a thin bright line on black
    };
    Kind kind = Kind::None;
    double degrees = 0;
    double left = 0.05; ///< shares of the picture, before turning
    double top = 0.05;
    double right = 0.95;
    double bottom = 0.97;
    double level = 128; ///< gray value outside
    double edge = 200;  ///< gray value of the cassette's line
};

/// The beam and the film.
struct Beam
{
    double softPower = 0.02;  ///< attenuation of soft tissue, 1/mm
    double bonePower = 0.066; ///< of cortical bone, 1/mm, above the soft tissue it displaces
    double scatter = 0.12;    ///< share of scattered photons
    double heel = 0.06;       ///< loss of intensity towards the corners
    double slope = 0;         ///< from left to right
    double blur = 0.8;        ///< standard deviation, pixels of a 512 pixels high picture
    double photons = 9000;    ///< a pixel of a 512 pixels high picture, in the open field
};

/// The scanner's window: which attenuations become which gray values.
struct Window
{
    double black = 6;   ///< gray value of the open field
    double white = 235; ///< of the densest 0.3 %
    double gamma = 1.25;
};

/// All that makes two pictures of the same hand differ. Independent of age and sex.
struct Appearance
{
    int width = 392; ///< pixels
    int height = 512;
    Posture posture;
    double degrees = 0; ///< of the whole hand, clockwise
    double fill = 0.92; ///< share of the picture that the hand takes up
    double x = 0.5;     ///< where in the room that is left, 0 to 1
    double y = 0.5;
    double plumpness = 1; ///< of the soft tissue
    Beam beam;
    Window window;
    Frame frame;
    std::vector<Marker> markers;
    std::uint64_t noise = 0; ///< names the picture's quantum noise
};

} // namespace carpo::phantom
