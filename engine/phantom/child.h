// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace carpo::phantom {

/// Whose hand is drawn. Nothing else of a child shows in a picture.
struct Child
{
    bool male = false;
    /// What the bones show, in months since birth, 0 to 240: the bone age. It is already shifted by the
    /// child's own tempo; how old the child is by the calendar is seen in nothing but the proportions.
    double skeletalMonths = 120;
    /// How far the bones are ahead of the calendar, in months (negative: behind).
    double tempoMonths = 0;
    /// Names this child among all of the same age and sex: proportions, the scatter of single bones, the
    /// trabeculae.
    std::uint64_t individual = 0;
};

} // namespace carpo::phantom
