// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace carpo::jobs {

/// A label, and what a network that did not see the image says of it. Months throughout.
struct JudgedLabel
{
    float label = 0;          ///< NaN where it is not known: judged, but not suspected
    float predicted = 0;      ///< mean over slightly shifted pictures
    float waver = 0;          ///< SD over them
    float otherSexMonths = 0; ///< predicted if the child had the other sex; the same where it is not known
    double standsOut = 0;     ///< how far the picture stands out from the others (explore::Outlier::score)
};

/// How suspect a label is.
struct LabelScore
{
    double expected = 0;  ///< months; the median label of images that are predicted alike
    double deviation = 0; ///< how far the label lies from it, in spreads; NaN where there is no label
    double otherSex = 0;  ///< the same, if the child had the other sex
};

/// Scores labels against one another. The spread is robust (1.4826 times the median absolute deviation from
/// the median; Rousseeuw and Croux 1993) and local: that of the labels of about a hundred images whose
/// prediction is most alike, times how much more those err on which the network wavers as much, times how
/// much more those err that stand out as much. So neither a network that is drawn to the middle nor a picture
/// that cannot be read makes a label suspect. One element a label. Must not block.
[[nodiscard]] std::vector<LabelScore> scoreLabels(std::span<const JudgedLabel> labels);

} // namespace carpo::jobs
