// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_page.h"

#include "engine/jobs/run_report.h"
#include "engine/report/report.h"

namespace carpo::cli {

core::Result<void>
writeReportPage(const OpenedSet& set, std::optional<std::int64_t> run, const std::filesystem::path& file)
{
    if (run)
        return jobs::writeRunReport(set.project, set.dataset, set.scan, *run, file);
    return report::writeReport(file, {.dataset = &set.dataset, .scan = &set.scan});
}

} // namespace carpo::cli
