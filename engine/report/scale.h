// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace carpo::report {

/// What an axis shows. From minimum to maximum, which differ.
struct Axis
{
    std::string label; ///< with its unit: "Bone age (months)"
    double minimum = 0;
    double maximum = 1;
    double step = 0; ///< between ticks; 0: a round number that gives about five
};

/// A round number (1, 2 or 5 times a power of ten) that divides the range into `about` parts.
[[nodiscard]] double roundStep(double range, int about);

/// The multiples of the axis's step within it.
[[nodiscard]] std::vector<double> ticksOf(const Axis& axis);

/// As short as the step allows: "0.5", "150", "2,000".
[[nodiscard]] std::string tickText(double tick, double step);

/// An axis around those values, widened to round numbers; 0 to 1 where there are none.
[[nodiscard]] Axis axisAround(std::string label, double minimum, double maximum);

} // namespace carpo::report
