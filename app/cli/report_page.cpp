// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_page.h"

#include "engine/report/report.h"

namespace carpo::cli {

core::Result<void>
writeReportPage(const OpenedSet& set, std::optional<std::int64_t> run, const std::filesystem::path& file)
{
    report::ReportInput input{.dataset = &set.dataset, .scan = &set.scan};
    if (!run)
        return report::writeReport(file, input);
    const core::Result<project::Run> row = set.project.run(*run);
    if (!row)
        return tl::unexpected(row.error());
    const auto epochs = set.project.epochs(*run);
    if (!epochs)
        return tl::unexpected(epochs.error());
    const auto predictions = set.project.predictions(*run);
    if (!predictions)
        return tl::unexpected(predictions.error());
    input.run = &*row;
    input.epochs = *epochs;
    input.predictions = *predictions;
    return report::writeReport(file, input);
}

} // namespace carpo::cli
