// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/nuisance.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::phantom {
namespace {

double clampedNormal(core::RandomStream& random, double mean, double sd, double low, double high)
{
    return std::clamp(random.normal(mean, sd), low, high);
}

double logUniform(core::RandomStream& random, double low, double high)
{
    return std::exp(random.uniform(std::log(low), std::log(high)));
}

double randomAspect(core::RandomStream& random)
{
    // The scanners' usual formats: 1514x2044, 2040x2570, 2320x2920, 2460x2970.
    constexpr std::array<double, 4> kUsual = {0.741, 0.794, 0.795, 0.828};
    const double kind = random.uniform();
    if (kind < 0.4)
        return kUsual[random.below(kUsual.size())];
    if (kind < 0.92)
        return clampedNormal(random, 0.73, 0.11, 0.5, 0.98);
    if (kind < 0.97)
        return 1;
    return random.uniform(1.05, 1.42);
}

Posture randomPosture(core::RandomStream& random)
{
    Posture posture;
    posture.spread = random.uniform(0.35, 1.65);
    posture.thumb = clampedNormal(random, -1, 8, -18, 20);
    posture.wrist = clampedNormal(random, 0, 6, -16, 16);
    for (double& bend : posture.bend)
        bend = clampedNormal(random, 0, 4, -10, 10);
    return posture;
}

Beam randomBeam(core::RandomStream& random)
{
    Beam beam;
    beam.softPower *= random.uniform(0.8, 1.25);
    beam.bonePower *= random.uniform(0.8, 1.25);
    beam.scatter = random.uniform(0.03, 0.2);
    beam.heel = random.uniform(0, 0.14);
    beam.slope = random.normal(0, 0.025);
    beam.blur = random.uniform(0.5, 1.15);
    beam.photons = logUniform(random, 2500, 40000);
    return beam;
}

Window randomWindow(core::RandomStream& random)
{
    Window window;
    window.gamma = random.uniform(0.95, 1.6);
    const double kind = random.uniform();
    if (kind < 0.83) {
        window.black = random.uniform(1, 16);
        window.white = clampedNormal(random, 228, 24, 150, 265);
    } else if (kind < 0.90) { // light film
        window.black = random.uniform(45, 125);
        window.white = random.uniform(200, 255);
    } else if (kind < 0.965) { // dim
        window.black = random.uniform(0, 12);
        window.white = random.uniform(75, 150);
    } else if (kind < 0.982) { // very dark
        window.black = random.uniform(0, 5);
        window.white = random.uniform(28, 55);
    } else { // hardly any contrast
        window.black = random.uniform(15, 70);
        window.white = window.black + random.uniform(30, 55);
    }
    return window;
}

Frame randomFrame(core::RandomStream& random)
{
    Frame frame;
    const double kind = random.uniform();
    if (kind < 0.72)
        return frame;
    frame.degrees = random.chance(0.6) ? random.normal(0, 1.5) : random.normal(0, 12);
    frame.left = random.uniform(0, 0.13);
    frame.right = 1 - random.uniform(0, 0.13);
    frame.top = random.uniform(0, 0.1);
    frame.bottom = 1 - random.uniform(0, 0.1);
    if (kind < 0.81) {
        frame.kind = Frame::Kind::Dark;
        frame.level = random.uniform(0, 6);
    } else if (kind < 0.89) {
        frame.kind = Frame::Kind::Light;
        frame.level = random.uniform(90, 250);
    } else {
        frame.kind = Frame::Kind::Cassette;
        frame.level = random.uniform(0, 45);
        frame.edge = random.uniform(70, 235);
    }
    return frame;
}

std::string initials(core::RandomStream& random)
{
    std::string text;
    const std::uint64_t letters = 2 + random.below(3);
    for (std::uint64_t i = 0; i < letters; ++i)
        text += static_cast<char>('A' + random.below(26));
    return text;
}

Marker randomMarker(core::RandomStream& random)
{
    Marker marker;
    const double kind = random.uniform();
    if (kind < 0.25)
        marker.lines = {"L"};
    else if (kind < 0.85)
        marker.lines = {"L", initials(random)};
    else if (kind < 0.93)
        marker.lines = {"L " + initials(random)};
    else
        marker.lines = {initials(random)};
    marker.boxed = random.chance(0.75);
    marker.size = random.uniform(0.026, 0.045);
    marker.degrees = random.chance(0.6)
                         ? random.normal(0, 8)
                         : (random.chance(0.7) ? random.normal(90, 10) : random.uniform(0, 360));
    marker.x = random.chance(0.75) ? random.uniform(0.05, 0.22) : random.uniform(0.78, 0.95);
    marker.y = random.uniform(0.06, 0.94);
    return marker;
}

} // namespace

Appearance randomAppearance(core::RandomStream& random, int height)
{
    Appearance appearance;
    appearance.height = height;
    appearance.width = std::max(8, static_cast<int>(std::lround(height * randomAspect(random))));
    appearance.posture = randomPosture(random);
    appearance.degrees =
        random.chance(0.85) ? clampedNormal(random, 0, 8, -25, 25) : clampedNormal(random, 0, 22, -50, 50);
    appearance.fill = random.uniform(0.74, 1.0);
    appearance.x = clampedNormal(random, 0.5, 0.2, 0, 1);
    appearance.y = clampedNormal(random, 0.62, 0.25, 0, 1);
    appearance.plumpness = clampedNormal(random, 1.02, 0.06, 0.88, 1.18);
    appearance.beam = randomBeam(random);
    appearance.window = randomWindow(random);
    appearance.frame = randomFrame(random);
    if (appearance.frame.kind != Frame::Kind::None) {
        // The field was opened as far as the hand needed it.
        appearance.fill = random.uniform(0.62, 0.8);
        appearance.x = random.uniform(0.35, 0.65);
        appearance.y = random.uniform(0.45, 0.75);
    }
    // Inside a cassette's edge the field is often veiled.
    if (appearance.frame.kind == Frame::Kind::Cassette && appearance.window.white > 150 && random.chance(0.5))
        appearance.window.black += random.uniform(10, 45);
    if (random.chance(0.9))
        appearance.markers.push_back(randomMarker(random));
    if (random.chance(0.06))
        appearance.markers.push_back(randomMarker(random));
    appearance.noise = random.next();
    return appearance;
}

} // namespace carpo::phantom
