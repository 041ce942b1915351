// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/demo.h"

#include "engine/jobs/locations.h"

namespace carpo::jobs {

std::filesystem::path demoCohortFolder()
{
    return dataFolder() / "demo";
}

phantom::CohortOptions demoCohortOptions()
{
    return {.count = 2000, .seed = 1, .anomalies = 0.02, .height = 512};
}

} // namespace carpo::jobs
