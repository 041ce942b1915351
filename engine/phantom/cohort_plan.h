// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/image.h"
#include "engine/phantom/anomaly.h"
#include "engine/phantom/appearance.h"
#include "engine/phantom/child.h"
#include "engine/phantom/cohort.h"

#include <string>
#include <vector>

namespace carpo::phantom {

/// One row of a cohort: what its label says, and what its picture shows.
struct CohortRow
{
    int id = 0;
    int labelMonths = 0;
    bool labelMale = false;
    Child child;           ///< whose hand is drawn
    Appearance appearance; ///< and how
    Anomaly anomaly = Anomaly::None;
    double grossness = 0;     ///< of a picture's anomaly: 0 barely to be seen, 1 at a glance
    std::string other;        ///< last column of anomalies.csv
    std::uint64_t detail = 0; ///< names the anomaly's own random choices
};

/// Checks what cannot be drawn: WrongUsage with the option's name as place and what is "allowed".
[[nodiscard]] core::Result<void> checkOptions(const CohortOptions& options);

/// All rows of a cohort, by increasing id. The same options give the same rows; without anomalies a longer
/// cohort begins with the shorter one's. Must not block.
[[nodiscard]] std::vector<CohortRow> planCohort(const CohortOptions& options);

/// The picture of one row. Blocks for some milliseconds.
[[nodiscard]] imaging::Image renderRow(const CohortRow& row);

} // namespace carpo::phantom
