// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/small_cohort.h"

#include "engine/phantom/cohort.h"

#include <stdexcept>

namespace carpo::app_test {

void writeSmallCohort(const std::filesystem::path& folder, int count, int height)
{
    phantom::CohortOptions options;
    options.count = count;
    options.height = height;
    const auto written = phantom::writeCohort(folder, options, {}, {});
    if (!written)
        throw std::runtime_error(core::inEnglish(written.error()));
}

} // namespace carpo::app_test
