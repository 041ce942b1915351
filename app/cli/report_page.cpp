// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_page.h"

#include "engine/jobs/run_account.h"
#include "engine/report/report.h"
#include "engine/training/target.h"

namespace carpo::cli {

core::Result<void>
writeReportPage(const OpenedSet& set, std::optional<std::int64_t> run, const std::filesystem::path& file)
{
    report::ReportInput input{.dataset = &set.dataset, .scan = &set.scan};
    if (!run)
        return report::writeReport(file, input);
    const core::Result<jobs::RunAccount> account = jobs::readRun(set.project, *run);
    if (!account)
        return tl::unexpected(account.error());
    input.run = &account->run;
    input.epochs = account->epochs;
    input.predictions = account->validation;
    input.classes = account->classes();
    if (const auto base = account->base()) {
        input.baseFile = base->file.filename().string();
        input.baseSha256 = base->sha256;
    }
    const training::ChosenMetric metric = training::chosenMetric(account->experiment);
    input.metric = metric.key;
    input.metricName = metric.label;
    return report::writeReport(file, input);
}

} // namespace carpo::cli
